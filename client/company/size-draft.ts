/** The size calculation as people type it: text by field, read into the units of the calculation. */
import type { RelatedEnterprise, SizePeriod } from '../../scoring/size.ts';
import { readEuro } from '../results/euro.ts';

export type Figure = 'workUnits' | 'turnover' | 'balanceSheet';
/** As the service takes them, in hundredths and cents: a small firm may be tied to a very large one. */
const MOST: Record<Figure, number> = { workUnits: 1e9, turnover: 1e14, balanceSheet: 1e14 };

/** `via`: place of the firm before it by which it is tied, or nothing. */
export type FirmDraft = Record<Figure | 'name' | 'share' | 'via', string>;
export interface PeriodDraft extends Record<Figure | 'year', string> {
  related: FirmDraft[];
}

export const EMPTY_FIRM: FirmDraft = {
  name: '',
  share: '',
  via: '',
  workUnits: '',
  turnover: '',
  balanceSheet: '',
};

export function emptyPeriod(year: number): PeriodDraft {
  return { year: String(year), workUnits: '', turnover: '', balanceSheet: '', related: [] };
}

/** Writes hundredths and thousandths as people of that language do. */
export function draftsOf(periods: SizePeriod[], language: string): PeriodDraft[] {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const figures = (from: Record<Figure, number>) => ({
    workUnits: format.format(from.workUnits / 100),
    turnover: format.format(from.turnover / 100),
    balanceSheet: format.format(from.balanceSheet / 100),
  });
  return periods.map((period) => ({
    year: String(period.year),
    ...figures(period),
    related: period.related.map((firm) => ({
      name: firm.name,
      share: format.format(firm.share / 10),
      via: firm.via === undefined ? '' : String(firm.via),
      ...figures(firm),
    })),
  }));
}

export type SizeFault = 'year' | 'sameYear' | Figure | 'name' | 'share';

/** Name of a field in the form: `year-0`, `share-0-2` (of the third related firm in the first period). */
export function fieldName(field: string, period: number, firm?: number): string {
  return firm === undefined ? `${field}-${period}` : `${field}-${period}-${firm}`;
}

export interface ReadPeriods {
  periods: SizePeriod[];
  faults: { field: string; fault: SizeFault }[];
}

/** What was typed, in cents, hundredths and thousandths; or which fields cannot be read. */
export function readPeriods(drafts: PeriodDraft[]): ReadPeriods {
  const faults: ReadPeriods['faults'] = [];
  const need = <T>(value: T | null, field: string, fault: SizeFault, instead: T): T => {
    if (value === null) faults.push({ field, fault });
    return value ?? instead;
  };
  const figures = (from: Record<Figure, string>, period: number, firm?: number) => {
    const read = (figure: Figure) =>
      need(readEuro(from[figure], MOST[figure]), fieldName(figure, period, firm), figure, 0);
    return {
      workUnits: read('workUnits'),
      turnover: read('turnover'),
      balanceSheet: read('balanceSheet'),
    };
  };
  const firmOf = (draft: FirmDraft, period: number, firm: number): RelatedEnterprise => ({
    name: need(draft.name.trim() || null, fieldName('name', period, firm), 'name', ''),
    share: need(readShare(draft.share), fieldName('share', period, firm), 'share', 0),
    ...(draft.via !== '' && { via: Number(draft.via) }),
    ...figures(draft, period, firm),
  });
  const periods = drafts.map((draft, place) => {
    const year = need(readYear(draft.year), fieldName('year', place), 'year', 0);
    const isTwice = drafts.slice(0, place).some((other) => readYear(other.year) === year);
    if (isTwice && year !== 0) faults.push({ field: fieldName('year', place), fault: 'sameYear' });
    return {
      year,
      ...figures(draft, place),
      related: draft.related.map((firm, index) => firmOf(firm, place, index)),
    };
  });
  return { periods, faults };
}

function readYear(text: string): number | null {
  return /^(199\d|20\d\d)$/.test(text.trim()) ? Number(text) : null;
}

/** "33,3" (per cent) → 333 thousandths; one decimal, so that no limit is rounded over. */
function readShare(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d))?$/.exec(text.replaceAll(/[\s%]/g, ''));
  if (!match) return null;
  const share = Number(match[1]) * 10 + Number(match[2] ?? 0);
  return share <= 1000 ? share : null;
}

/** Takes a firm out; who was tied by it is tied directly until said otherwise. */
export function withoutFirm(firms: FirmDraft[], place: number): FirmDraft[] {
  return firms.toSpliced(place, 1).map((firm) => {
    if (firm.via === '' || Number(firm.via) < place) return firm;
    return { ...firm, via: Number(firm.via) === place ? '' : String(Number(firm.via) - 1) };
  });
}
