import type { Unrecorded } from '../accounts/record.ts';
import type { ImportError } from '../contract-programmes.ts';
import { columnOf, type ImportRow } from './import-row.ts';
import { applicationId, idOf, type ReferralRecord, type Step } from './referrals.record.ts';
import { faultsAfter } from './steps.ts';

/** What an import does to one application: everything that is set, and the steps that are new. */
export interface Target {
  referral: string;
  /** Of the firm's own wish, where it is one. */
  assessment: string | null;
  reference: string;
  firm: ReferralRecord['firm'];
  service: string | null;
  steps: Step[];
  /** What the record of whoever holds the assessment will say. */
  deeds: Unrecorded[];
}

export interface ImportPlan {
  targets: Target[];
  applications: number;
  added: number;
  known: number;
  errors: ImportError[];
}

/** Referrals of the call that the rows may be about: by reference, else by VAT number while they have none. */
export interface KnownReferrals {
  byReference: ReadonlyMap<string, ReferralRecord>;
  byVatNumber: ReadonlyMap<string, ReferralRecord>;
}

/** Puts rows that are right in themselves together by application, and checks them against what is known. */
export function planImport(
  call: string,
  rows: readonly ImportRow[],
  { byReference, byVatNumber }: KnownReferrals,
  at: Date,
): ImportPlan {
  const plan: ImportPlan = { targets: [], applications: 0, added: 0, known: 0, errors: [] };
  const taken = new Set<string>();
  for (const [reference, group] of byApplication(rows)) {
    plan.applications += 1;
    const vatNumber = group[0]?.firm.vatNumber ?? '';
    const wish = byVatNumber.get(vatNumber);
    // The firm's own wish is one application: a second one of the same firm stands by itself.
    const isFree = wish !== undefined && !taken.has(vatNumber) && !byReference.has(reference);
    if (isFree) taken.add(vatNumber);
    const known = byReference.get(reference) ?? (isFree ? wish : undefined);
    planOne(plan, { call, reference, group, known, at });
  }
  return plan;
}

function byApplication(rows: readonly ImportRow[]): Map<string, ImportRow[]> {
  const groups = new Map<string, ImportRow[]>();
  for (const row of rows) {
    const group = groups.get(row.reference);
    if (group) group.push(row);
    else groups.set(row.reference, [row]);
  }
  return groups;
}

interface Application {
  call: string;
  reference: string;
  group: ImportRow[];
  known: ReferralRecord | undefined;
  at: Date;
}

function planOne(plan: ImportPlan, { call, reference, group, known, at }: Application): void {
  const history = [...(known?.steps ?? [])];
  const ids = new Set(history.map(({ id }) => id));
  const steps: Step[] = [];
  const firm = known?.reference === undefined ? group[0]?.firm : known.firm;
  for (const { row, firm: said, step } of inOrderOfDays(group)) {
    if (said.vatNumber !== firm?.vatNumber)
      plan.errors.push({ row, column: 'vat', code: 'another-firm' });
    const id = stepId(reference, step);
    if (ids.has(id)) {
      plan.known += 1;
      continue;
    }
    const added: Step = { ...step, id, at, by: 'import' };
    for (const { path, code } of faultsAfter(history, added))
      plan.errors.push({ row, column: columnOf(path), code });
    ids.add(id);
    history.push(added);
    steps.push(added);
  }
  const last = group.at(-1);
  if (steps.length === 0 || !last) return;
  plan.added += steps.length;
  const referral = known?._id ?? applicationId(call, reference);
  const service = last.service ?? known?.service ?? null;
  const assessment = known?.assessment ?? null;
  plan.targets.push({
    referral,
    assessment,
    reference,
    firm: last.firm,
    service,
    steps,
    deeds: [],
  });
}

/** As they happened, of one day as the file has them. */
function inOrderOfDays(group: ImportRow[]): ImportRow[] {
  return group.toSorted((a, b) => a.step.day.localeCompare(b.step.day) || a.row - b.row);
}

/** The same line again is the same step. */
function stepId(reference: string, step: ImportRow['step']): string {
  const { state, day, requested, granted, paid } = step;
  return idOf([reference, state, day, requested, granted, paid].join(' '));
}
