/** Dimensions and their areas in words: score, target, answers, signs and the step to the next level. */
import type { Area } from './definition.ts';
import { notRelevantText, whyLines } from './report-answers.ts';
import { levelText, resultOf } from './report-context.ts';
import type { Context } from './report-context.ts';
import type { AreaReport, DimensionReport } from './report-model.ts';
import { nextSentence, scoreView, wholePercent } from './report-scores.ts';
import type { AreaPriority } from './result.ts';

export function dimensionReports(context: Context): DimensionReport[] {
  const { input, words } = context;
  return input.model.dimensions
    .filter(({ id }) => resultOf(context, id) !== undefined)
    .map((dimension) => ({
      ...scoreView(context, resultOf(context, dimension.id)),
      id: dimension.id,
      name: words.pick(dimension.name),
      sentence: dimensionSentence(context, dimension.id),
      areas: input.model.areas
        .filter(({ id, dimension: own }) => own === dimension.id && resultOf(context, id))
        .map((area) => areaReport(context, area)),
    }));
}

function dimensionSentence(context: Context, id: string): string {
  const { words, nodes } = context;
  const node = resultOf(context, id);
  if (!node || node.state === 'not-applicable') return words.say('dimension.not-applicable');
  if (node.score === null) {
    const missing = nodes.get(id)?.missing;
    const { scored, coverage } =
      missing?.rule === 'leave-out' ? missing : { scored: 1, coverage: 0 };
    return words.say('dimension.unscored', { count: scored, weight: words.rate(coverage) });
  }
  const known = words.say('dimension.scored', {
    score: words.score(node.score),
    level: levelText(context, node.band),
    coverage: wholePercent(node.coverage ?? 0),
  });
  return `${known} ${nextSentence(context, node)}`;
}

function areaReport(context: Context, area: Area): AreaReport {
  const { words } = context;
  const node = resultOf(context, area.id);
  const view = scoreView(context, node);
  const priority = context.priorities.get(area.id);
  const level = view.level?.index;
  const sign = (index: number | undefined) => {
    const text = index === undefined ? undefined : area.levels[index];
    return text ? words.pick(text) : null;
  };
  const step = level === undefined ? undefined : area.nextStep[level];
  return {
    ...view,
    id: area.id,
    dimension: area.dimension,
    name: words.pick(area.name),
    short: words.pick(area.short),
    matters: words.pick(area.why),
    target: priority?.target ?? null,
    targetText: priority ? targetText(context, priority) : null,
    targetNote: priority ? targetNote(context, priority) : null,
    indication: node?.score !== null && node?.questions === 1 ? words.say('area.indication') : null,
    why: whyLines(context, area),
    now: sign(level),
    next: sign(level === undefined ? undefined : level + 1),
    nextStep: step ? words.pick(step) : null,
    priorityRank: priorityRank(context, area.id),
    ground: view.state === 'not-applicable' ? notRelevantText(context, area) : null,
  };
}

function targetText(context: Context, priority: AreaPriority): string {
  const { words, input } = context;
  const { target, targetFor } = priority;
  const plain = input.model.levels[target]?.plain;
  const text = words.say('area.target', {
    target: words.points(target),
    plain: plain ? words.pick(plain) : '',
    size: words.say(`size.firm.${targetFor.size}`),
  });
  const note = targetNote(context, priority);
  return note === null ? text : `${text} ${note}`;
}

function targetNote({ words }: Context, { targetFor }: AreaPriority): string | null {
  const { assumed, shifts, size } = targetFor;
  const notes = [
    ...(assumed
      ? [words.say('area.target.assumed', { size: words.say(`size.firm.${size}`) })]
      : []),
    ...(shifts > 0 ? [words.say('area.target.raised')] : []),
    ...(shifts < 0 ? [words.say('area.target.lowered')] : []),
  ];
  return notes.length === 0 ? null : notes.join(' ');
}

/** Place among the areas to improve, from 1. */
function priorityRank({ input }: Context, area: string): number | null {
  const improving = input.priorities.filter(({ action }) => action === 'improve');
  const index = improving.findIndex((priority) => priority.area === area);
  return index === -1 ? null : index + 1;
}
