/** What was found area by area, with what is different from the declaration and the evidence behind it. */
import { isConfirmed } from './audit-report-context.ts';
import type { AuditContext, NumberedEvidence } from './audit-report-context.ts';
import { differenceText } from './audit-report-tracks.ts';
import { listOf, paragraphsOf, plain, section, soft } from './document-text.ts';
import type { Block, Line, Section, TableBlock } from './document.ts';
import { questionTitle, valueText } from './report-answers.ts';
import { questionsBelow, resultOf } from './report-context.ts';
import type { AreaReport } from './report-model.ts';
import { scoreView } from './report-scores.ts';

export function findingsSection(context: AuditContext): Section {
  const { words, dimensions } = context;
  return section(words.say('audit.findings'), [
    plain(words.say('audit.findings.intro')),
    ...dimensions.map(({ name, sentence, areas }) =>
      section(name, [plain(sentence), ...areas.map((area) => areaSection(context, area))]),
    ),
  ]);
}

function areaSection(context: AuditContext, area: AreaReport): Section {
  const { input } = context;
  const written = paragraphsOf(input.audit.conclusions.findings[area.id] ?? '').map(plain);
  const ground = area.ground === null ? [] : [plain(area.ground)];
  return section(area.name, [
    plain(standing(context, area)),
    ...ground,
    ...written,
    ...listOf([...signs(context, area), ...differences(context, area)]),
    ...evidenceBlocks(context, area, written.length > 0),
  ]);
}

/** Both scores, their difference, the target and the level in one sentence. */
function standing(context: AuditContext, area: AreaReport): string {
  const { words, declared, comparison } = context;
  if (area.state === 'not-applicable') return words.say('audit.area.not-relevant');
  const before = scoreView(declared, resultOf(declared, area.id));
  const node = comparison.nodes.find(({ id }) => id === area.id);
  const values = {
    declared: before.shown,
    verified: area.shown,
    difference: differenceText(context, node),
    target: area.target === null ? words.say('score.none') : words.points(area.target),
  };
  const sentence = words.say('audit.area.standing', values);
  const level = area.level
    ? words.say('audit.area.level', { index: area.level.index, plain: area.level.plain })
    : words.say('audit.area.unscored');
  const range = area.range === null ? [] : [words.say('audit.area.range', { range: area.range })];
  return [sentence, level, ...range].join(' ');
}

function signs({ words }: AuditContext, { now, next }: AreaReport): string[] {
  return [
    ...(now === null ? [] : [words.say('audit.area.now', { sign: now })]),
    ...(next === null ? [] : [words.say('audit.area.next', { sign: next })]),
  ];
}

/** Indicators where the consultant found something else, with the reason. */
function differences(context: AuditContext, { id: area }: AreaReport): string[] {
  const { words, input, verified } = context;
  return questionsBelow(verified, area).flatMap((id) => {
    const check = input.audit.verified[id];
    const declared = input.audit.declared[id];
    const question = verified.questions.get(id);
    if (!check || !question || declared === undefined || isConfirmed(declared, check.value))
      return [];
    const sentence = words.say('audit.area.differs', {
      question: questionTitle(verified, id),
      declared: valueText(verified, question, declared),
      verified: valueText(verified, question, check.value),
    });
    return [check.reason === undefined ? sentence : `${sentence} ${check.reason}`];
  });
}

/** The evidence of an area; where there is none, or no finding either, that is said once. */
function evidenceBlocks(
  context: AuditContext,
  { id: area, state }: AreaReport,
  found: boolean,
): Block[] {
  const { words, verified, evidence } = context;
  const questions = new Set(questionsBelow(verified, area));
  const own = evidence.filter(({ question }) => questions.has(question));
  if (own.length > 0) return [evidenceTable(context, own)];
  if (state === 'not-applicable') return [];
  return [soft(words.say(found ? 'audit.evidence.none' : 'audit.finding.none'))];
}

/** Signs of the hash that tell two files apart on paper; the annex has all of them. */
const SHORT_HASH = 12;

function evidenceTable(context: AuditContext, files: NumberedEvidence[]): TableBlock {
  const { words, verified } = context;
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.evidence'), share: 3.6 },
      { title: words.say('audit.column.indicator'), share: 3.4 },
      { title: words.say('audit.column.dated'), share: 1.9 },
      { title: words.say('audit.column.expires'), share: 1.9 },
      { title: words.say('audit.column.by'), share: 1.9 },
      { title: words.say('audit.column.hash'), share: 2.3 },
    ],
    rows: files.map((file) => [
      words.say('audit.evidence.named', { number: file.number, name: file.name }),
      questionTitle(verified, file.question),
      words.day(file.datedOn),
      expiryText(context, file),
      uploadLines(context, file),
      file.sha256.slice(0, SHORT_HASH),
    ]),
  };
}

/** Who added it, and the day on which they did, beside the day that it bears itself. */
export function uploadLines(
  { words }: AuditContext,
  { by, uploadedAt }: Pick<NumberedEvidence, 'by' | 'uploadedAt'>,
): Line[] {
  return [
    { text: words.say(`audit.side.${by}`) },
    { text: words.day(dayInRome(uploadedAt)), soft: true },
  ];
}

function dayInRome(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(new Date(instant));
}

/** Until when it holds, and that it no longer does where that day is past. */
export function expiryText(
  { words, input }: AuditContext,
  { expiresOn }: Pick<NumberedEvidence, 'expiresOn'>,
): string {
  if (expiresOn === null) return words.say('audit.evidence.no-end');
  const day = words.day(expiresOn);
  return expiresOn < input.day ? words.say('audit.evidence.expired', { day }) : day;
}
