/** Each criterion of an offer in words: what it asks, what the firm has, and why that is yes, no or not known yet. */
import type { Context } from './report-context.ts';
import type { OfferView } from './report-model.ts';
import { nameOf } from './report-names.ts';
import type { Values } from './report-wording.ts';
import type { CriterionResult } from './result.ts';

/** `mark` is put beside the days of demonstration offers. */
export function criterionView(
  context: Context,
  criterion: CriterionResult,
  mark: string | null,
): OfferView['criteria'][number] {
  const { words } = context;
  const text = words.say(
    `criterion.${criterion.criterion}.${criterion.reason}`,
    criterionValues(context, criterion),
  );
  return {
    criterion: criterion.criterion,
    name: words.say(`criterion.${criterion.criterion}`),
    verdict: criterion.verdict,
    text: TELLS_A_DAY.has(criterion.reason) ? withMark(context, text, mark) : text,
  };
}

/** Reasons of opening and funds that name a day. */
const TELLS_A_DAY = new Set([
  'open',
  'not-yet-open',
  'closed',
  'available',
  'exhausted',
  'suspended',
]);

/** Appends the demonstration mark to a text that states a sum or a day. */
export function withMark({ words }: Context, value: string, mark: string | null): string {
  return mark === null ? value : words.say('marked', { value, mark });
}

function criterionValues(context: Context, { criterion, values }: CriterionResult): Values {
  const { words } = context;
  const name = (code: string) => nameOf(context, criterion, code);
  const filled: Values = {};
  for (const [key, value] of Object.entries(values)) {
    if (Array.isArray(value)) filled[key] = words.list(value.map(name));
    else if (DAYS.includes(key)) filled[key] = words.day(String(value));
    else if (typeof value === 'string') filled[key] = name(value);
    else if (typeof value === 'number') filled[key] = value;
  }
  if (filled['daysLeft'] !== undefined) filled['count'] = filled['daysLeft'];
  if (criterion === 'assessment') filled['stages'] = stagesText(context, values);
  return filled;
}

const DAYS = ['opens', 'closes', 'asOf', 'assessedOn'];

function stagesText({ words }: Context, { minStage, maxStage }: CriterionResult['values']): string {
  if (typeof minStage === 'number' && typeof maxStage === 'number')
    return words.say('stages.between', { minStage, maxStage });
  if (typeof minStage === 'number') return words.say('stages.from', { minStage });
  return typeof maxStage === 'number' ? words.say('stages.up-to', { maxStage }) : '';
}
