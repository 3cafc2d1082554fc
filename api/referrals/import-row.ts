import { readVatNumber } from '../companies/vat-number.ts';
import type { ImportError, ReferralState } from '../contract-programmes.ts';
import { SIZES } from '../../scoring/profile.ts';
import type { ReferralRecord } from './referrals.record.ts';
import { faultsOfStep, type NewStep, STATES } from './steps.ts';

/** The columns of a file, all of them there, in any order. */
export const COLUMNS = [
  'reference',
  'vat',
  'name',
  'province',
  'size',
  'service',
  'step',
  'day',
  'requested',
  'granted',
  'paid',
] as const;
export type Column = (typeof COLUMNS)[number];
export type Cells = Record<Column, string>;

/** One step of one application. */
export interface ImportRow {
  row: number;
  reference: string;
  firm: ReferralRecord['firm'];
  service: string | null;
  step: NewStep;
}

/** What a row is checked against. */
export interface RowRules {
  provinces: ReadonlySet<string>;
  services: ReadonlySet<string>;
  today: string;
}

const EUROS = /^\d{1,10}([.,]\d{1,2})?$/;
const REFERENCE = /^[\w./-]{1,60}$/;
const NAME = /^[^\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}\uFFFD]{0,200}$/u;

/** Reads one row. @returns the row, or everything that is wrong with it */
export function readRow(row: number, cells: Cells, rules: RowRules): ImportRow | ImportError[] {
  const errors: ImportError[] = [];
  const wrong = (column: Column, code: string): void => void errors.push({ row, column, code });
  const reference = matching(cells.reference, REFERENCE) ?? '';
  if (reference === '') wrong('reference', cells.reference === '' ? 'missing' : 'not-a-reference');
  const vat = readVatNumber('IT', cells.vat);
  if (!vat) wrong('vat', cells.vat === '' ? 'missing' : 'not-a-vat-number');
  if (!NAME.test(cells.name)) wrong('name', 'not-plain-text');
  if (!rules.provinces.has(cells.province)) wrong('province', 'unknown-province');
  const size = SIZES.find((each) => each === cells.size) ?? null;
  if (cells.size !== '' && size === null) wrong('size', 'unknown-size');
  if (cells.service !== '' && !rules.services.has(cells.service))
    wrong('service', 'unknown-service');
  const step = readStep(cells, rules.today, wrong);
  if (errors.length > 0 || !step) return errors;
  return {
    row,
    reference,
    firm: {
      name: cells.name || null,
      vatNumber: vat?.shown ?? null,
      nuts3: cells.province,
      size,
    },
    service: cells.service || null,
    step,
  };
}

function readStep(
  cells: Cells,
  today: string,
  wrong: (column: Column, code: string) => void,
): NewStep | null {
  const state = STATES.find((each) => each === cells.step);
  if (!state || state === 'interested') wrong('step', 'unknown-step');
  const isDay = isCalendarDay(cells.day);
  if (!isDay) wrong('day', 'not-a-day');
  const amounts: Partial<Record<'requested' | 'granted' | 'paid', number>> = {};
  let isRight = true;
  for (const column of ['requested', 'granted', 'paid'] as const) {
    const text = cells[column];
    if (text === '') continue;
    if (EUROS.test(text)) amounts[column] = toCents(text);
    else {
      wrong(column, 'not-an-amount');
      isRight = false;
    }
  }
  if (!state || state === 'interested' || !isDay || !isRight) return null;
  const step = { state: state as ReferralState, day: cells.day, ...amounts };
  for (const { path, code } of faultsOfStep(step, today)) wrong(columnOf(path), code);
  return step;
}

/** Where a rule about steps finds its fault in a file. */
export function columnOf(path: 'state' | 'day' | 'requested' | 'granted' | 'paid'): Column {
  return path === 'state' ? 'step' : path;
}

/** Euro with at most two places after a point or a comma, as cents; exact, without floating point. */
function toCents(text: string): number {
  const [euros = '0', places = ''] = text.split(/[.,]/);
  return Number(euros) * 100 + Number(places.padEnd(2, '0'));
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1970-01-01') return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

function matching(text: string, pattern: RegExp): string | null {
  return pattern.test(text) ? text : null;
}
