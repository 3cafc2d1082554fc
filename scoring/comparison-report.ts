/** `buildComparisonReport()`: before and after in sentences, made once for page and PDF. */
import { changesByArea } from './comparison-changes.ts';
import type {
  ComparisonInput,
  ComparisonReport,
  ComparisonRow,
  Measurement,
} from './comparison-model.ts';
import { comparisonRows } from './comparison-rows.ts';
import { createWording } from './report-wording.ts';
import type { ReportTexts, Wording } from './report-wording.ts';

export type { ComparisonInput, ComparisonReport, ComparisonRow } from './comparison-model.ts';

/** Throws when a text or one of its values is missing. */
export function buildComparisonReport(
  input: ComparisonInput,
  texts: ReportTexts,
): ComparisonReport {
  const words = createWording(texts);
  const { comparison, definition, company } = input;
  const rows = comparisonRows(input, words);
  const root = definition.nodes.find(({ id }) => id === definition.root);
  const measured = (one: Measurement) =>
    words.say('comparison.measured', {
      point:
        words.find(`comparison.point.${one.point}`) ??
        words.say('comparison.point', { point: one.point.slice(1) }),
      day: words.day(one.on),
    });
  return {
    language: texts.language,
    title:
      company === null
        ? words.say('comparison.title.unnamed')
        : words.say('comparison.title', { company }),
    subtitle: words.say('comparison.subtitle', {
      before: words.day(input.before.on),
      after: words.day(input.after.on),
    }),
    company,
    before: measured(input.before),
    after: measured(input.after),
    track: words.say(`comparison.track.${input.track}`),
    headline: headline(words, rows, definition.root),
    notice: noticeOf(words, comparison.reason),
    counts: comparison.comparable ? countSentence(words, rows) : null,
    scale: { top: (root?.scale.max ?? 0) / 1000 },
    rows,
    changes: changesByArea(input, words),
    notes: ['range', 'rounding', 'levels'].map((key) => words.say(`comparison.note.${key}`)),
    day: input.after.on,
    draft: input.draft,
  };
}

function headline(words: Wording, rows: ComparisonRow[], root: string): string {
  const whole = rows.find(({ id }) => id === root);
  return whole?.state === 'compared'
    ? words.say('comparison.headline', { sentence: whole.sentence })
    : words.say('comparison.headline.none');
}

function noticeOf(words: Wording, reason: ComparisonInput['comparison']['reason']): string | null {
  return reason === 'same-version' ? null : words.say(`comparison.reason.${reason}`);
}

function countSentence(words: Wording, rows: ComparisonRow[]): string {
  const areas = rows.filter(({ role }) => role === 'area');
  const compared = areas.filter(({ state }) => state === 'compared');
  const moved = compared.filter(({ unchanged }) => !unchanged);
  const rose = moved.filter(({ before, after }) => (after ?? 0) > (before ?? 0)).length;
  return words.say('comparison.counts', {
    rose,
    fell: moved.length - rose,
    same: compared.length - moved.length,
    left: areas.length - compared.length,
  });
}
