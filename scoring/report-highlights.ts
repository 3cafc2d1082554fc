/** Strengths, gaps, what to find out first, and the shortest ways up. */
import { questionTitle, valueText } from './report-answers.ts';
import { levelText, questionsBelow } from './report-context.ts';
import type { Context } from './report-context.ts';
import type { AreaReport, DimensionReport, Report } from './report-model.ts';

type Highlight = Report['gaps'][number];

/** Areas at or above their target, the furthest above first; where none is, the strongest so far. */
export function strengths(context: Context, dimensions: DimensionReport[]): Highlight[] {
  const scored = areasOf(dimensions).filter((area) => area.score !== null);
  const reached = scored
    .filter((area) => area.target !== null && (area.score ?? 0) >= area.target)
    .toSorted((a, b) => overTarget(b) - overTarget(a));
  if (reached.length > 0)
    return reached.map((area) => highlight(context, 'strength.reached', area));
  const best = Math.max(0, ...scored.map((area) => area.score ?? 0));
  return scored
    .filter((area) => best > 0 && area.score === best)
    .map((area) => highlight(context, 'strength.strongest', area));
}

/** Areas below their target: by priority first, then those that no stated goal needs. */
export function gaps(context: Context, dimensions: DimensionReport[]): Highlight[] {
  const areas = new Map(areasOf(dimensions).map((area) => [area.id, area]));
  const below = (action: string) =>
    context.input.priorities.flatMap((priority) => {
      const area = areas.get(priority.area);
      return area && priority.action === action && (priority.gap ?? 0) > 0 ? [area] : [];
    });
  return [
    ...below('improve').map((area) => highlight(context, 'gap.improve', area)),
    ...below('not-linked').map((area) => highlight(context, 'gap.not-linked', area)),
  ];
}

/** Applicable areas without a score, with the questions that nobody could answer yet. */
export function findOut(context: Context, dimensions: DimensionReport[]): Highlight[] {
  return areasOf(dimensions)
    .filter((area) => area.state === 'unscored')
    .map((area) => ({ area: area.id, name: area.name, text: findOutText(context, area) }));
}

/** The questions of an area that wait for an answer, by why they wait. */
export function findOutText({ words }: Context, area: AreaReport): string {
  const titles = (state: string) =>
    area.why
      .filter((line) => line.state === state)
      .map(({ question }) => words.say('quoted', { text: question }));
  const parts = [
    { key: 'find-out.unknown', questions: titles('unknown') },
    { key: 'find-out.open', questions: titles('open') },
  ];
  return parts
    .filter(({ questions }) => questions.length > 0)
    .map(({ key, questions }) => words.say(key, { questions: words.list(questions) }))
    .join(' ');
}

/** The fewest steps that lift a dimension, each named by its area. */
export function shortcutTexts(context: Context): Report['shortcuts'] {
  const { input, words, questions } = context;
  return input.shortcuts.map(({ node, band, steps }) => {
    const named = steps.map(({ question: id, to }) => {
      const question = questions.get(id);
      const answer = question ? valueText(context, question, to) : to;
      return { name: areaNameOf(context, id), text: words.say('shortcut.step', { to: answer }) };
    });
    const dimension = input.model.dimensions.find(({ id }) => id === node);
    return {
      dimension: node,
      text: words.say('shortcut.text', {
        count: steps.length,
        dimension: dimension ? words.pick(dimension.name) : node,
        level: levelText(context, band),
      }),
      steps: named,
    };
  });
}

function areaNameOf(context: Context, question: string): string {
  const area = context.input.model.areas.find(({ id }) =>
    questionsBelow(context, id).includes(question),
  );
  return area ? context.words.pick(area.name) : questionTitle(context, question);
}

function highlight({ words }: Context, key: string, area: AreaReport): Highlight {
  const values = {
    score: area.shown,
    target: area.target === null ? words.say('score.none') : words.points(area.target),
    now: area.now ?? '',
    next: area.next ?? '',
  };
  return { area: area.id, name: area.name, text: words.say(key, values) };
}

function overTarget(area: AreaReport): number {
  return (area.score ?? 0) - (area.target ?? 0);
}

export function areasOf(dimensions: DimensionReport[]): AreaReport[] {
  return dimensions.flatMap((dimension) => dimension.areas);
}
