/** Machines, systems and technologies of the firm: what is connected, what could be, how far each has come. */
import type { AuditContext } from './audit-report-context.ts';
import type { Adoption, InventoryItem } from './audit.ts';
import { plain, section, soft } from './document-text.ts';
import type { Block, Line, Section, TableBlock } from './document.ts';
import type { Question } from './definition.ts';
import { questionTitle, rowStages } from './report-answers.ts';

const ADOPTIONS: Adoption[] = ['widespread', 'in-use', 'trial', 'planned', 'none'];

export function inventorySection(context: AuditContext): Section {
  const { words, input } = context;
  const kinds = ['machine', 'system'] as const;
  const blocks = kinds.flatMap((kind): Block[] => {
    const items = input.audit.inventory.filter((item) => item.kind === kind);
    if (items.length === 0) return [];
    return [
      section(words.say(`audit.inventory.${kind}`), [
        plain(inventorySentence(context, kind, items)),
        itemTable(context, items),
      ]),
    ];
  });
  return section(words.say('audit.inventory'), [
    ...(blocks.length > 0 ? blocks : [soft(words.say('audit.inventory.none'))]),
    technologies(context),
  ]);
}

function inventorySentence(
  { words }: AuditContext,
  kind: 'machine' | 'system',
  items: InventoryItem[],
): string {
  const connected = items.filter((item) => item.connected === 'yes').length;
  const possible = items.filter((item) => item.retrofit === 'possible').length;
  return words.say(`audit.inventory.${kind}.counts`, { count: items.length, connected, possible });
}

function itemTable(context: AuditContext, items: InventoryItem[]): TableBlock {
  const { words } = context;
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.item'), share: 4 },
      { title: words.say('audit.column.process'), share: 2 },
      { title: words.say('audit.column.connected'), share: 1.6 },
      { title: words.say('audit.column.retrofit'), share: 2.2 },
      { title: words.say('audit.column.adoption'), share: 2 },
    ],
    rows: items.map((item) => [
      itemLines(context, item),
      item.process === undefined ? words.say('score.none') : processName(context, item.process),
      words.say(`audit.connected.${item.connected}`),
      words.say(`audit.retrofit.${item.retrofit}`),
      words.say(`audit.adoption.${item.adoption}`),
    ]),
  };
}

function itemLines({ words }: AuditContext, { name, year, keyStep, note }: InventoryItem): Line[] {
  const facts = [
    ...(year === undefined ? [] : [words.say('audit.item.year', { year: String(year) })]),
    ...(keyStep === true ? [words.say('audit.item.key-step')] : []),
  ];
  return [
    { text: name, bold: true },
    ...(facts.length > 0 ? [{ text: words.list(facts), soft: true }] : []),
    ...(note === undefined || note === '' ? [] : [{ text: note, soft: true }]),
  ];
}

/** Names of the closed list of processes; whatever else was typed stands as it is. */
function processName({ words }: AuditContext, process: string): string {
  return words.find(`audit.process.${process}`) ?? process;
}

/** Technologies by stage of adoption: those of the inventory, then those that the indicators ask about. */
function technologies(context: AuditContext): Section {
  const { words, input, verified } = context;
  const listed = input.audit.inventory.filter(({ kind }) => kind === 'technology');
  const asked = input.definition.questions.filter(
    ({ id, rule }) => rule.type === 'matrix' && input.audit.verified[id] !== undefined,
  );
  return section(words.say('audit.technologies'), [
    ...(listed.length > 0 ? [adoptionTable(context, listed)] : []),
    ...asked.map((question) =>
      section(questionTitle(verified, question.id), [stageTable(context, question)]),
    ),
    ...(listed.length + asked.length === 0 ? [soft(words.say('audit.technologies.none'))] : []),
  ]);
}

function adoptionTable({ words }: AuditContext, items: InventoryItem[]): TableBlock {
  const rows = ADOPTIONS.flatMap((adoption) => {
    const names = items.filter((item) => item.adoption === adoption).map(({ name }) => name);
    return names.length === 0 ? [] : [[words.say(`audit.adoption.${adoption}`), words.list(names)]];
  });
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.adoption'), share: 2 },
      { title: words.say('audit.column.technologies'), share: 7 },
    ],
    rows,
  };
}

/** One line for each row of the matrix, with the stage on both tracks. */
function stageTable({ words, input, verified }: AuditContext, question: Question): TableBlock {
  const declared = rowStages(verified, question, input.audit.declared[question.id]);
  const found = rowStages(verified, question, input.audit.verified[question.id]?.value);
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.technology'), share: 3 },
      { title: words.say('audit.declared'), share: 3.2 },
      { title: words.say('audit.verified'), share: 3.2 },
    ],
    rows: found.map(({ row, stage }, index) => [
      row,
      declared[index]?.stage ?? words.say('score.none'),
      stage ?? words.say('score.none'),
    ]),
  };
}
