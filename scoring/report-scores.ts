/** Scores in words: what every score shows, and where the firm stands as a whole. */
import { levelOf, levelText, resultOf } from './report-context.ts';
import type { Context } from './report-context.ts';
import type { Report, ScoreView } from './report-model.ts';
import type { NodeResult } from './result.ts';

export function scoreView(context: Context, node: NodeResult | undefined): ScoreView {
  const { words } = context;
  const { state, score, low, high, coverage, band } = node ?? ABSENT;
  return {
    state,
    score,
    low,
    high,
    shown: score === null ? words.say('score.none') : words.score(score),
    range: rangeText(context, low, high),
    coverage: coverage === null ? null : wholePercent(coverage),
    level: levelOf(context, band),
  };
}

const ABSENT = {
  state: 'not-applicable',
  score: null,
  low: null,
  high: null,
  coverage: null,
  band: null,
} as const;

function rangeText({ words }: Context, low: number | null, high: number | null): string | null {
  if (low === null || high === null || words.score(low) === words.score(high)) return null;
  return words.say('score.range', { low: words.score(low), high: words.score(high) });
}

/** Never 100 while anything is missing. */
export function wholePercent(share: number): number {
  return share < 1 ? Math.min(99, Math.round(share * 100)) : 100;
}

/** "0.4", or "less than 0.1": a distance is never shown as nothing. */
function distanceText({ words }: Context, points: number): string {
  return points < 0.1 ? words.say('score.tiny', { least: words.score(0.1) }) : words.score(points);
}

export function overallReport(context: Context): Report['overall'] {
  const node = resultOf(context, context.root.id);
  return {
    ...scoreView(context, node),
    headline: headline(context, node),
    sentences: node ? overallSentences(context, node) : [],
    holdBack: node && node.heldBy.length > 0 ? holdBack(context, node) : null,
  };
}

function headline(context: Context, node: NodeResult | undefined): string {
  const { words, input } = context;
  const level = levelOf(context, node?.band ?? null);
  if (!level) return words.say(`overall.${node?.state ?? 'not-applicable'}`);
  const { meaning } = input.model.levels[level.index] ?? {};
  return words.say('overall.scored', {
    index: level.index,
    top: input.model.levels.length - 1,
    plain: level.plain,
    meaning: meaning ? words.pick(meaning) : '',
  });
}

function overallSentences(context: Context, node: NodeResult): string[] {
  const { words, input } = context;
  const { min, max } = context.root.scale;
  const sentences: string[] = [];
  if (node.score !== null) {
    const scale = { min: words.points(min / 1000), max: words.points(max / 1000) };
    sentences.push(words.say('overall.score', { score: words.score(node.score), ...scale }));
  }
  sentences.push(rangeSentence(context, node), coverageSentence(context, node));
  if (node.score !== null && node.heldBy.length === 0) sentences.push(nextSentence(context, node));
  const left = context.root.children.filter(
    ({ id }) => resultOf(context, id)?.state === 'not-applicable',
  );
  if (node.state !== 'not-applicable') {
    for (const { id } of left) {
      sentences.push(words.say('overall.left-out', { dimension: dimensionName(context, id) }));
    }
  }
  return input.result.answers.notReached > 0
    ? [...sentences, words.say('overall.not-reached', { count: input.result.answers.notReached })]
    : sentences;
}

function rangeSentence({ words }: Context, { low, high }: NodeResult): string {
  if (low === null || high === null || low === high) return words.say('overall.complete');
  return words.say('overall.range', { low: words.score(low), high: words.score(high) });
}

function coverageSentence({ words, input }: Context, node: NodeResult): string {
  const { answered, unknown, open, notApplicable } = input.result.answers;
  const coverage = wholePercent(node.coverage ?? 0);
  return words.say('overall.coverage', { coverage, answered, unknown, open, notApplicable });
}

/** How far the next level is. */
export function nextSentence(context: Context, { next }: NodeResult): string {
  const { words } = context;
  if (next === null) return words.say('score.top');
  return words.say('score.next', {
    distance: distanceText(context, next.distance),
    next: levelText(context, next.band),
  });
}

function holdBack(context: Context, node: NodeResult): string {
  const { words, root } = context;
  const rule = words.say('overall.held', {
    uncapped: levelText(context, node.uncappedBand),
    level: levelText(context, node.band),
    count: root.cap?.above ?? 0,
  });
  const holders = node.heldBy.map((id) => {
    const held = resultOf(context, id);
    return words.say('overall.held-by', {
      dimension: dimensionName(context, id),
      level: levelText(context, held?.band ?? null),
      distance: distanceText(context, held?.next?.distance ?? 0),
      next: levelText(context, held?.next?.band ?? null),
    });
  });
  return [rule, ...holders].join(' ');
}

function dimensionName({ input, words }: Context, id: string): string {
  const dimension = input.model.dimensions.find((candidate) => candidate.id === id);
  return dimension ? words.pick(dimension.name) : id;
}
