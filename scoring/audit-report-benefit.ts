/** How the benefit of each measure was worked out: the formula with its values, and where each figure comes from. */
import type { AuditContext } from './audit-report-context.ts';
import type { Measure } from './audit.ts';
import { estimateBenefit } from './benefit.ts';
import type { Benefit, BenefitFigure } from './benefit.ts';
import { listOf, plain, section, soft } from './document-text.ts';
import type { Section } from './document.ts';
import type { Wording } from './report-wording.ts';

/** All that is said of a benefit needs words alone: the page says it while the figures are typed. */
interface Worded {
  words: Wording;
}

/** Null without figures of the firm. */
export function benefitOf({ benefit, cost }: Measure): Benefit | null {
  return benefit === null ? null : estimateBenefit(benefit.kind, benefit.input, cost);
}

export function benefitSections(context: AuditContext, measures: Measure[]): Section[] {
  const { words } = context;
  const worked = measures.flatMap((measure) => {
    const benefit = benefitOf(measure);
    return benefit === null ? [] : [benefitSection(context, measure, benefit)];
  });
  if (worked.length === 0) return [];
  return [
    section(words.say('audit.benefits'), [plain(words.say('audit.benefits.intro')), ...worked]),
  ];
}

function benefitSection(context: AuditContext, measure: Measure, benefit: Benefit): Section {
  const { words } = context;
  const formula = formulaText(context, benefit);
  if (formula === null) {
    const figures = benefit.problems.map(({ figure }) => figureName(context, benefit, figure));
    const sentence = words.say('audit.benefit.problems', { figures: words.list(figures) });
    return section(measure.title, [soft(sentence)]);
  }
  const { factors, shares } = benefit.formula;
  return section(measure.title, [
    plain(formula),
    ...listOf(
      [...factors, ...shares].map((figure) =>
        words.say('audit.benefit.source', {
          figure: figureName(context, benefit, figure.name),
          value: valueText(context, figure),
          source: figure.source,
        }),
      ),
    ),
  ]);
}

/** The formula with its values, what it saves, and when it has paid for itself; null while a figure is missing or wrong. */
export function formulaText(context: Worded, benefit: Benefit): string | null {
  const { factors, shares } = benefit.formula;
  if (benefit.saving === null) return null;
  const formula = context.words.say('audit.benefit.formula', {
    factors: factors.map((figure) => valueText(context, figure)).join(' × '),
    low: valueText(context, shares[0]),
    high: valueText(context, shares[1]),
    saving: savingText(context, benefit.saving),
  });
  return `${formula} ${paybackText(context, benefit)}`;
}

export function figureName(
  { words }: Worded,
  { kind }: Pick<Benefit, 'kind'>,
  name: string,
): string {
  return words.find(`audit.figure.${name}`) ?? words.say(`audit.figure.${kind}.${name}`);
}

export function valueText({ words }: Worded, figure: BenefitFigure | undefined): string {
  if (figure === undefined) return words.say('score.none');
  const { unit, value } = figure;
  if (unit === 'cents') return words.money(value);
  if (unit === 'thousandths') return words.rate(value);
  return words.say(`audit.unit.${unit}`, { count: value });
}

export function savingText(
  { words }: Worded,
  { low, high }: { low: number; high: number },
): string {
  if (low === high) return words.say('audit.saving.one', { saving: words.money(low) });
  return words.say('audit.saving', { low: words.money(low), high: words.money(high) });
}

/** "Paid back in 4 to 9 months", or that it never is at the lowest saving. */
export function paybackText({ words }: Worded, { payback }: Benefit): string {
  const { low = null, high = null } = payback ?? {};
  if (low === null) return words.say('audit.payback.never');
  if (high === null) return words.say('audit.payback.open', { count: low });
  return low === high
    ? words.say('audit.payback.one', { count: low })
    : words.say('audit.payback', { low, high });
}
