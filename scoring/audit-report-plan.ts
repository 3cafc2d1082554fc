/** Priorities and action plan: what to do first, at what cost, with which benefit, and who pays part of it. */
import { benefitOf, benefitSections, paybackText, savingText } from './audit-report-benefit.ts';
import type { AuditContext } from './audit-report-context.ts';
import type { Measure } from './audit.ts';
import { plain, section, soft } from './document-text.ts';
import type { Line, Section, TableBlock } from './document.ts';
import { judgeGrant } from './money.ts';
import type { OfferOf } from './offer.ts';
import { readSize } from './profile.ts';
import { markOf } from './report-offers.ts';
import { goalSentence } from './report-steps.ts';

/** Areas in the order of the consultant; without one, those below target as the scoring puts them. */
export function priorityOrder({ input, verified }: AuditContext): string[] {
  const { priorities } = input.audit.conclusions;
  if (priorities.length > 0) return priorities;
  return verified.input.priorities
    .filter(({ action }) => action === 'improve')
    .map(({ area }) => area);
}

export function prioritiesSection(context: AuditContext): Section {
  const { words, input, areas } = context;
  const order = priorityOrder(context).flatMap((id) => areas.get(id) ?? []);
  const title = words.say('audit.priorities');
  if (order.length === 0) return section(title, [plain(words.say('audit.priorities.none'))]);
  const chosen = input.audit.conclusions.priorities.length > 0;
  const rows = order.map((area, index) => [
    String(index + 1),
    area.name,
    area.shown,
    area.target === null ? words.say('score.none') : words.points(area.target),
    goalSentence(context.verified, area.id) ?? words.say('score.none'),
    area.nextStep ?? words.say('score.none'),
  ]);
  return section(title, [
    plain(words.say(chosen ? 'audit.priorities.chosen' : 'audit.priorities.proposed')),
    {
      kind: 'table',
      columns: [
        { title: words.say('audit.column.rank'), share: 0.7 },
        { title: words.say('audit.column.area'), share: 2.6 },
        { title: words.say('audit.verified'), share: 1.4, align: 'center' },
        { title: words.say('audit.column.target'), share: 1.4, align: 'center' },
        { title: words.say('audit.column.goals'), share: 3 },
        { title: words.say('audit.column.next'), share: 4 },
      ],
      rows,
    },
  ]);
}

export function planSection(context: AuditContext): Section {
  const { words, input } = context;
  const measures = input.audit.conclusions.measures.toSorted((a, b) =>
    a.quarter === b.quarter ? 0 : a.quarter < b.quarter ? -1 : 1,
  );
  const title = words.say('audit.plan');
  if (measures.length === 0) return section(title, [soft(words.say('audit.plan.none'))]);
  const sum = (end: 'low' | 'high') => measures.reduce((total, { cost }) => total + cost[end], 0);
  return section(title, [
    plain(
      words.say('audit.plan.total', {
        count: measures.length,
        low: words.money(sum('low')),
        high: words.money(sum('high')),
      }),
    ),
    planTable(context, measures),
    ...benefitSections(context, measures),
  ]);
}

function planTable(context: AuditContext, measures: Measure[]): TableBlock {
  const { words } = context;
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.quarter'), share: 1.7 },
      { title: words.say('audit.column.measure'), share: 3.3 },
      { title: words.say('audit.column.effort'), share: 1.7 },
      { title: words.say('audit.column.cost'), share: 2 },
      { title: words.say('audit.column.benefit'), share: 2.4 },
      { title: words.say('audit.column.help'), share: 3.6 },
    ],
    rows: measures.map((measure) => [
      quarterText(context, measure.quarter),
      [
        { text: measure.title, bold: true },
        { text: context.areas.get(measure.area)?.name ?? measure.area, soft: true },
      ],
      words.say(`audit.effort.${measure.effort}`),
      rangeText(context, measure.cost),
      benefitLines(context, measure),
      helpLines(context, measure),
    ]),
  };
}

/** "2027-Q1" → "1st quarter 2027" in the language's own way. */
function quarterText({ words }: AuditContext, quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return words.say('audit.quarter', { year, quarter: number });
}

export function rangeText(
  { words }: Pick<AuditContext, 'words'>,
  { low, high }: { low: number; high: number },
): string {
  if (low === high) return words.money(low);
  return words.say('audit.range', { low: words.money(low), high: words.money(high) });
}

function benefitLines(context: AuditContext, measure: Measure): Line[] {
  const benefit = benefitOf(measure);
  if (benefit?.saving == null) return [{ text: context.words.say('audit.benefit.none') }];
  return [
    { text: savingText(context, benefit.saving) },
    { text: paybackText(context, benefit), soft: true },
  ];
}

/** Service and call by name, and what the call pays of the measure's own cost. */
function helpLines(context: AuditContext, { service, call, cost }: Measure): Line[] {
  const { words, verified } = context;
  const lines: Line[] = [];
  const helper = service === null ? undefined : verified.offers.get(service);
  if (helper) lines.push({ text: named(words.pick(helper.title), helper.code) });
  const payer = call === null ? undefined : verified.offers.get(call);
  if (payer) lines.push({ text: named(words.pick(payer.title), payer.code) });
  if (payer?.kind === 'call') lines.push(...grantLines(context, payer, cost));
  return lines.length > 0 ? lines : [{ text: words.say('audit.help.none') }];
}

function named(title: string, code: string): string {
  return `${title} (${code})`;
}

function grantLines(context: AuditContext, call: OfferOf<'call'>, cost: Measure['cost']): Line[] {
  const { words, input, verified } = context;
  const { size } = readSize(input.profile);
  if (size === null) return [];
  const mark = markOf(verified, call);
  const costs = cost.low === cost.high ? [cost.low] : [cost.low, cost.high];
  return costs.map((each) => {
    const { reason, grant, ownShare, lacking } = judgeGrant(call.grant, each, size);
    const values = {
      cost: words.money(each),
      grant: words.money(grant),
      own: words.money(ownShare),
      lacking: words.money(lacking),
    };
    const text = words.say(`audit.grant.${reason}`, values);
    return { text: mark === null ? text : `${text} (${mark})`, soft: true };
  });
}
