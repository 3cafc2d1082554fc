/** A measure as it is typed, and as it is kept. */
import type { Measure } from '../../api/contract-audits.ts';
import {
  BENEFIT_FACTORS,
  BENEFIT_SHARES,
  type BenefitInput,
  type BenefitKind,
  type FigureUnit,
} from '../../scoring/benefit.ts';
import { readEuro } from '../results/euro.ts';

export interface MeasureDraft {
  title: string;
  area: string;
  effort: Measure['effort'];
  low: string;
  high: string;
  quarter: string;
  /** Empty: no benefit is worked out. */
  kind: BenefitKind | '';
  figures: Record<string, { typed: string; source: string }>;
  service: string;
  call: string;
}

export function emptyMeasure(quarter: string): MeasureDraft {
  return {
    title: '',
    area: '',
    effort: 'weeks',
    low: '',
    high: '',
    quarter,
    kind: '',
    figures: {},
    service: '',
    call: '',
  };
}

export function draftOf(measure: Measure): MeasureDraft {
  const { title, area, effort, cost, quarter, benefit, service, call } = measure;
  const units = benefit ? figureUnits(benefit.kind) : {};
  const figures = Object.entries(benefit?.input ?? {}).map(([name, { value, source }]) => [
    name,
    { typed: writeFigure(value, units[name] ?? 'units'), source },
  ]);
  return {
    title,
    area,
    effort,
    low: writeFigure(cost.low, 'cents'),
    high: writeFigure(cost.high, 'cents'),
    quarter,
    kind: benefit?.kind ?? '',
    figures: Object.fromEntries(figures),
    service: service ?? '',
    call: call ?? '',
  };
}

/** The figures that a kind of benefit asks for, in the order of its formula. */
export function figureUnits(kind: BenefitKind): Record<string, FigureUnit> {
  return { ...BENEFIT_FACTORS[kind], ...BENEFIT_SHARES };
}

/** Figures that can be read; one that is not typed yet, or cannot be read, is left out. */
export function inputOf({ kind, figures }: MeasureDraft): BenefitInput {
  if (kind === '') return {};
  return Object.fromEntries(
    Object.entries(figureUnits(kind)).flatMap(([name, unit]) => {
      const { typed = '', source = '' } = figures[name] ?? {};
      const value = readFigure(typed, unit);
      return value === null ? [] : [[name, { value, source: tidy(source) }]];
    }),
  );
}

/** Costs in cents. Null where one cannot be read, or the low end is above the high one. */
export function costOf({ low, high }: MeasureDraft): Measure['cost'] | null {
  const cost = { low: readEuro(low), high: readEuro(high === '' ? low : high) };
  if (cost.low === null || cost.high === null || cost.low > cost.high) return null;
  return { low: cost.low, high: cost.high };
}

export function measureOf(draft: MeasureDraft, id: string, cost: Measure['cost']): Measure {
  const { title, area, effort, quarter, kind, service, call } = draft;
  return {
    id,
    area,
    title: tidy(title),
    effort,
    cost,
    benefit: kind === '' ? null : { kind, input: inputOf(draft) },
    service: service === '' ? null : service,
    call: call === '' ? null : call,
    quarter,
  };
}

export function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** "12,5" per cent → 125 thousandths; "1.200" hours → 1200; sums in euro → cents. Null for what is no such figure. */
function readFigure(typed: string, unit: FigureUnit): number | null {
  if (unit === 'cents') return readEuro(typed);
  const text = typed.replaceAll(/[\s%']/g, '');
  if (unit === 'thousandths') {
    const match = /^(\d{1,3})(?:[.,](\d))?$/.exec(text);
    const value = match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : null;
    return value !== null && value <= 1000 ? value : null;
  }
  return /^(\d{1,3}(?:[.,]\d{3})+|\d{1,9})$/.test(text)
    ? Number(text.replaceAll(/[.,]/g, ''))
    : null;
}

/** As `readFigure` reads it again. */
function writeFigure(value: number, unit: FigureUnit): string {
  const [divisor, places] = unit === 'cents' ? [100, 2] : unit === 'thousandths' ? [10, 1] : [1, 0];
  const rest = value % divisor;
  const whole = String(Math.floor(value / divisor));
  return rest === 0 ? whole : `${whole},${String(rest).padStart(places, '0')}`;
}

/** Twelve quarters from the one that a day lies in, such as 2026-Q4. */
export function quartersFrom(day: string): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: 12 }, (_, index) => {
    const quarter = first + index;
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
}
