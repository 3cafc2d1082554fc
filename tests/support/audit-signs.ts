/**
 * Which indicators of the technological audit read which sign of an area's ladder, in the order of the levels 1 to 5,
 * and the answers of a firm that shows the signs 1 to n and none above. Written from the model's signs, not from points.
 */
import type { Answers, AnswerValue } from '../../scoring/answers.ts';
import type { Question, Survey, SurveyElement } from '../../scoring/definition.ts';

export const SIGNS: Record<string, string[][]> = {
  'machine-connectivity': [
    ['key-machine-reads'],
    ['key-machine-live'],
    ['readings-to-one-place'],
    ['orders-to-machines'],
    ['code-loads-programme'],
  ],
  'production-data': [
    ['last-months-notes'],
    ['old-orders-found'],
    ['recorded-at-the-step'],
    ['limits-that-warn'],
    ['own-history-forecasts'],
  ],
  automation: [
    ['programmed-step'],
    ['stored-programmes'],
    ['nobody-standing-by'],
    ['checks-its-own-pieces'],
    ['small-lots-taught'],
  ],
  simulation: [
    ['some-jobs-modelled'],
    ['made-from-the-model'],
    ['calculated-before-making'],
    ['calculated-against-real'],
    ['model-in-service'],
  ],
  'information-systems': [
    ['one-subject-in-a-file'],
    ['orders-with-materials'],
    ['typed-times', 'order-state-on-screen'],
    ['real-against-quote'],
    ['plan-worked-out-anew'],
  ],
  'supply-chain-data': [
    ['one-set-form'],
    ['main-partner-in-set-form'],
    ['program-to-program-with-one'],
    ['lots-traced', 'partners-measured'],
    ['needs-seen-ahead'],
  ],
  cybersecurity: [
    ['days-since-copy'],
    ['scheduled-copies'],
    ['restored-and-listed'],
    ['networks-apart'],
    ['recovery-plan'],
  ],
  'digital-skills': [
    ['one-runs-a-tool'],
    ['stand-in-did-the-job'],
    ['own-work-on-screen'],
    ['answers-from-data'],
    ['tools-altered'],
  ],
  training: [
    ['one-further-course'],
    ['learning-list'],
    ['know-how-recorded'],
    ['checks-after-training'],
    ['skills-ahead'],
  ],
  'hr-analytics': [
    ['own-totals-by-month'],
    ['no-tracking-without-papers', 'totals-and-notice'],
    ['page-beside-orders'],
    ['page-with-staff'],
    ['staffing-forecast'],
  ],
  'work-organisation': [
    ['use-noted'],
    ['change-written'],
    ['users-heard-first'],
    ['before-and-after'],
    ['tasks-by-rule'],
  ],
  'leadership-culture': [
    ['own-trial-on-real-job'],
    ['time-for-improving'],
    ['ideas-answered'],
    ['trials-decided'],
    ['mandate-to-another'],
  ],
  'digital-strategy': [
    ['offers-compared'],
    ['priorities-page'],
    ['lines-complete'],
    ['return-checked'],
    ['alternatives-followed'],
  ],
  'product-services': [
    ['file-goes-along'],
    ['pieces-with-record'],
    ['service-sold'],
    ['use-looked-at'],
    ['pay-by-use'],
  ],
  'digital-sales': [
    ['page-correct-today'],
    ['enquiries-in-list'],
    ['one-thing-online'],
    ['channel-figures'],
    ['offers-by-group'],
  ],
  'open-innovation': [
    ['problem-put-outside'],
    ['joint-job'],
    ['result-used'],
    ['problems-and-partners'],
    ['own-doors-open'],
  ],
  'value-chain-position': [
    ['customer-won'],
    ['two-independent-sources'],
    ['own-thing-ordered'],
    ['margins-by-customer'],
    ['terms-set-for-others'],
  ],
  sustainability: [
    ['months-listed'],
    ['own-meter-or-scale'],
    ['per-piece-figures'],
    ['saving-before-after'],
    ['footprint'],
  ],
};

/** Samples that the consultant draws: the number where the sign is not there, and where it is whole. */
const SAMPLES: Record<string, [without: number, whole: number]> = {
  'old-orders-found': [0, 5],
  'typed-times': [5, 1],
  'lots-traced': [2, 5],
  'days-since-copy': [200, 5],
  'pieces-with-record': [0, 5],
  'enquiries-in-list': [3, 10],
  'months-listed': [6, 24],
};

/** The level whose sign an indicator reads; undefined where it reads the whole ladder. */
export function levelOf(question: string): number | undefined {
  const at = Object.values(SIGNS)
    .map((levels) => levels.findIndex((ids) => ids.includes(question)))
    .find((index) => index >= 0);
  return at === undefined ? undefined : at + 1;
}

/**
 * Answers to every question of a firm on sign `n` everywhere: whole signs up to n, nothing above; where an
 * indicator reads the whole ladder, the line or stage in place n of the survey, or its last.
 */
export function firmOnSign(questions: Question[], survey: Survey, n: number): Answers {
  const elements = survey.pages.flatMap((page) => page.elements);
  return Object.fromEntries(
    questions.map((question) => {
      const element = elements.find(({ name }) => name === question.id);
      if (!element) throw new Error(`${question.id} is not in the survey`);
      return [question.id, answerOnSign(question, element, n)];
    }),
  );
}

function answerOnSign({ id, rule }: Question, element: SurveyElement, n: number): AnswerValue {
  const seen = n >= (levelOf(id) ?? 0);
  switch (rule.type) {
    case 'boolean':
      return seen;
    case 'count':
      return seen ? Object.keys(rule.items) : [rule.none ?? ''];
    case 'number': {
      const sample = SAMPLES[id];
      if (!sample) throw new Error(`${id} has no sample`);
      return sample[seen ? 1 : 0];
    }
    case 'choice':
      return placed(element.choices, n);
    case 'matrix':
      return Object.fromEntries(rule.rows.map((row) => [row, placed(element.columns, n)]));
  }
}

function placed(lines: { value: string }[] | undefined, n: number): string {
  return (lines?.[n] ?? lines?.at(-1))?.value ?? '';
}
