/** Annexes: every indicator on both tracks, and every piece of evidence with its whole hash. */
import { expiryText, uploadLines } from './audit-report-findings.ts';
import type { AuditContext } from './audit-report-context.ts';
import { plain, section, soft } from './document-text.ts';
import type { Cell, Section, TableBlock } from './document.ts';
import { questionTitle, whyLines } from './report-answers.ts';
import type { Area } from './definition.ts';
import type { WhyLine } from './report-model.ts';

export function indicatorAnnex(context: AuditContext): Section {
  const { words, dimensions, verified } = context;
  const areas = dimensions.flatMap((dimension) => dimension.areas);
  return section(words.say('audit.annex.indicators'), [
    plain(words.say('audit.annex.indicators.intro')),
    ...areas.flatMap(({ id, name }) => {
      const area = verified.areas.get(id);
      return area ? [section(name, [indicatorTable(context, area)])] : [];
    }),
  ]);
}

function indicatorTable(context: AuditContext, area: Area): TableBlock {
  const { words, verified, declared } = context;
  const before = new Map(whyLines(declared, area).map((line) => [line.id, line]));
  const after = new Map(whyLines(verified, area).map((line) => [line.id, line]));
  const ids = context.input.definition.questions
    .map(({ id }) => id)
    .filter((id) => before.has(id) || after.has(id));
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.indicator'), share: 4 },
      { title: words.say('audit.declared'), share: 2.8 },
      { title: words.say('audit.verified'), share: 2.8 },
      { title: words.say('audit.column.check'), share: 3 },
    ],
    rows: ids.map((id) => [
      indicatorLines(context, id),
      answerLines(context, before.get(id)),
      answerLines(context, after.get(id)),
      checkLines(context, id),
    ]),
  };
}

function indicatorLines({ words, input, verified, evidence }: AuditContext, id: string): Cell {
  const { process } = input.instrument.questions.find((question) => question.id === id) ?? {};
  const files = evidence.filter(({ question }) => question === id).map(({ number }) => number);
  return [
    { text: questionTitle(verified, id) },
    ...(process === undefined ? [] : [{ text: words.say(`audit.process.${process}`), soft: true }]),
    ...(files.length === 0 ? [] : [{ text: words.list(files), soft: true }]),
  ];
}

function answerLines({ words, verified }: AuditContext, line: WhyLine | undefined): Cell {
  if (!line) return words.say('score.none');
  // The stages of a matrix stand line by line in the part on technologies.
  const isMatrix = verified.questions.get(line.id)?.rule.type === 'matrix';
  const answer = isMatrix && line.state === 'answered' ? words.say('audit.stages') : line.answer;
  return [{ text: answer }, ...(line.points === null ? [] : [{ text: line.points, soft: true }])];
}

function checkLines({ words, input }: AuditContext, id: string): Cell {
  const check = input.audit.verified[id];
  if (!check) return words.say('score.none');
  const { reason } = check;
  return [
    { text: words.say('audit.checked', { day: words.day(check.on) }), soft: true },
    ...(reason === undefined || reason === '' ? [] : [{ text: reason }]),
  ];
}

export function evidenceAnnex(context: AuditContext): Section {
  const { words, evidence } = context;
  const title = words.say('audit.annex.evidence');
  if (evidence.length === 0) return section(title, [soft(words.say('audit.annex.evidence.none'))]);
  return section(title, [plain(words.say('audit.annex.evidence.intro')), evidenceTable(context)]);
}

function evidenceTable(context: AuditContext): TableBlock {
  const { words, verified, evidence } = context;
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.number'), share: 0.9 },
      { title: words.say('audit.column.file'), share: 3.6 },
      { title: words.say('audit.column.dates'), share: 2.6 },
      { title: words.say('audit.column.by'), share: 1.9 },
      { title: words.say('audit.column.whole-hash'), share: 4.6 },
    ],
    rows: evidence.map((file) => [
      file.number,
      [
        { text: file.name },
        { text: questionTitle(verified, file.question), soft: true },
        {
          text: words.say('audit.evidence.size', { type: kindOf(file.name), bytes: file.bytes }),
          soft: true,
        },
      ],
      [
        { text: words.say('audit.evidence.dated', { day: words.day(file.datedOn) }) },
        {
          text: words.say('audit.evidence.until', { until: expiryText(context, file) }),
          soft: true,
        },
      ],
      uploadLines(context, file),
      file.sha256,
    ]),
  };
}

/** Such as PDF: the ending of a name says what the content is, or the file was not taken. */
function kindOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toUpperCase();
}
