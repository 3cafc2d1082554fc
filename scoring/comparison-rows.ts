/** Overall, dimensions and areas, before and after. */
import type { ComparisonInput, ComparisonRow } from './comparison-model.ts';
import type { NodeComparison } from './comparison.ts';
import { signedPoints } from './difference.ts';
import type { Wording } from './report-wording.ts';

/** Each dimension is followed by its areas; what only the earlier version had comes last. */
export function comparisonRows(input: ComparisonInput, words: Wording): ComparisonRow[] {
  const { model, comparison } = input;
  const place = new Map(
    [
      input.definition.root,
      ...model.dimensions.flatMap(({ id }) => [
        id,
        ...model.areas.filter(({ dimension }) => dimension === id).map((area) => area.id),
      ]),
    ].map((id, index) => [id, index]),
  );
  return comparison.nodes
    .toSorted((a, b) => (place.get(a.id) ?? place.size) - (place.get(b.id) ?? place.size))
    .map((node) => rowOf(input, words, node));
}

function rowOf(input: ComparisonInput, words: Wording, node: NodeComparison): ComparisonRow {
  const shown = (score: number | null | undefined) =>
    score === null || score === undefined ? words.say('score.none') : words.score(score);
  return {
    id: node.id,
    role: node.role,
    name: nameOf(input, words, node.id),
    state: node.state,
    before: node.before?.score ?? null,
    after: node.after?.score ?? null,
    beforeShown: shown(node.before?.score),
    afterShown: shown(node.after?.score),
    difference:
      node.difference === null ? words.say('score.none') : signedPoints(words, node.difference),
    unchanged: node.difference !== null && isNothing(words, node.difference),
    level: levelShown(input, words, node.after?.band ?? null),
    sentence: sentenceOf(words, node),
  };
}

/** The name in the model of today; a node that it no longer has keeps its id. */
function nameOf({ model, definition }: ComparisonInput, words: Wording, id: string): string {
  if (id === definition.root) return words.say('comparison.overall');
  const named = [...model.dimensions, ...model.areas].find((one) => one.id === id);
  return named ? words.pick(named.name) : id;
}

function levelShown({ model }: ComparisonInput, words: Wording, band: string | null): string {
  const index = model.levels.findIndex(({ id }) => id === band);
  const level = model.levels[index];
  return level
    ? words.say('comparison.level', { index, plain: words.pick(level.plain) })
    : words.say('score.none');
}

/** Too little to show in one decimal. */
function isNothing(words: Wording, difference: number): boolean {
  return words.score(Math.abs(difference)) === words.score(0);
}

/** No answer is missing on either side: neither score could move. */
function isComplete({ before, after }: NodeComparison): boolean {
  return before?.low === before?.high && after?.low === after?.high;
}

function sentenceOf(words: Wording, node: NodeComparison): string {
  const { state, before, after, difference, levels, clear } = node;
  if (state !== 'compared' || difference === null) return words.say(`comparison.state.${state}`);
  const values = {
    before: words.score(before?.score ?? 0),
    after: words.score(after?.score ?? 0),
    points: words.score(Math.abs(difference)),
  };
  const parts = isNothing(words, difference)
    ? [words.say('comparison.same', values)]
    : [
        words.say(difference > 0 ? 'comparison.rose' : 'comparison.fell', values),
        ...(isComplete(node) ? [] : [words.say(clear ? 'comparison.clear' : 'comparison.within')]),
      ];
  if (levels !== null && levels !== 0)
    parts.push(
      words.say(levels > 0 ? 'comparison.levels.up' : 'comparison.levels.down', {
        count: Math.abs(levels),
      }),
    );
  return parts.join(' ');
}
