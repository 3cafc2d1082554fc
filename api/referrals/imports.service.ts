import type { Caller } from '../accounts/rights.ts';
import { type Chain, unrecorded } from '../accounts/record.ts';
import type { Clock } from '../clock.ts';
import type { ImportReport } from '../contract-programmes.ts';
import { conflict, HttpError } from '../http/http-error.ts';
import { newId } from '../accounts/accounts.record.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import { readImport } from './import-file.ts';
import { type ImportPlan, type KnownReferrals, planImport, type Target } from './import-plan.ts';
import { type ImportRow, readRow, type RowRules } from './import-row.ts';
import type { ImportStore } from './imports.store.ts';
import { type FindCalls, requireCall } from './officer.ts';

export interface ImportNeeds {
  imports: ImportStore;
  findCalls: FindCalls;
  findHolders: (assessments: string[]) => Promise<Map<string, Chain>>;
  catalogue: Catalogue;
  provinces: ReadonlySet<string>;
  clock: Clock;
}

const UNDECIDED_MINUTES = 15;
const ERRORS_IN_REFUSAL = 100;

/** What is imported, by whom and when. */
interface Start {
  id: string;
  call: string;
  by: string;
  at: Date;
}

/**
 * Applications that an office keeps elsewhere: everything is checked first; then the whole import is staged, decided
 * by one update, and applied by steps that a sweep can repeat. So a file counts as a whole or not at all.
 */
export class ImportService {
  readonly #needs: ImportNeeds;
  readonly #services: ReadonlySet<string>;

  constructor(needs: ImportNeeds) {
    this.#needs = needs;
    const services = needs.catalogue.offers.filter(({ kind }) => kind === 'service');
    this.#services = new Set(services.map(({ code }) => code));
  }

  /**
   * Reads a file of a call's applications; a dry run tells what it would do and everything that is wrong.
   * @throws HttpError 403, 404 or 409, 413 for what is too large, 400 `import-refused` where anything is wrong
   */
  async import(
    caller: Caller,
    call: string,
    { body, dryRun }: { body: AsyncIterable<Uint8Array>; dryRun: boolean },
  ): Promise<ImportReport> {
    await this.requireCall(caller, call);
    const start = { id: newId(), call, by: caller.account, at: this.#needs.clock.now() };
    if (dryRun) return (await this.#check(start, body)).report(true);
    await this.sweep();
    if (!(await this.#needs.imports.begin({ _id: start.id, call, at: start.at, by: start.by })))
      throw conflict('import-under-way', 'Another import of this call is under way.', ['call']);
    try {
      const checked = await this.#check(start, body);
      if (checked.plan.errors.length > 0) throw refused(checked.plan.errors);
      await this.#apply(start, checked.plan.targets);
      return checked.report(false);
    } finally {
      // Changes nothing once it is decided.
      await this.#needs.imports.abandon(start.id);
    }
  }

  /** @throws HttpError 403 for who is no programme officer, 404 for another's call */
  async requireCall(caller: Caller, call: string): Promise<void> {
    await requireCall(this.#needs.findCalls, caller, { action: 'referral.import', call });
  }

  /** Ends imports of the call that are decided: whoever reads after this sees all of them. */
  async settle(call: string): Promise<void> {
    const { imports } = this.#needs;
    for (const id of await imports.findDecided(call)) await imports.apply(id);
  }

  /** Takes up what a kill interrupted: decided imports are applied, others given up. Safe at any time, also twice at once. */
  async sweep(): Promise<void> {
    const { imports, clock } = this.#needs;
    const before = new Date(clock.now().getTime() - UNDECIDED_MINUTES * 60_000);
    for (const id of await imports.findAbandoned(before)) await imports.abandon(id);
    for (const id of await imports.findDecided()) await imports.apply(id);
  }

  async #check({ call, at }: Start, body: AsyncIterable<Uint8Array>) {
    const rules: RowRules = {
      provinces: this.#needs.provinces,
      services: this.#services,
      today: this.#needs.clock.today(),
    };
    const rows: ImportRow[] = [];
    const errors: ImportReport['errors'] = [];
    let count = 0;
    const ofFile = await readImport(body, (row, cells) => {
      count += 1;
      const read = readRow(row, cells, rules);
      if (Array.isArray(read)) errors.push(...read);
      else rows.push(read);
    });
    const plan = planImport(call, rows, await this.#known(call, rows), at);
    const all = [...ofFile, ...errors, ...plan.errors].toSorted((a, b) => a.row - b.row);
    const checked = { ...plan, errors: all };
    return { plan: checked, report: (dryRun: boolean) => reportOf(checked, count, dryRun) };
  }

  async #known(call: string, rows: ImportRow[]): Promise<KnownReferrals> {
    const references = [...new Set(rows.map(({ reference }) => reference))];
    const firms = [...new Set(rows.flatMap(({ firm }) => firm.vatNumber ?? []))];
    return this.#needs.imports.findKnown(call, references, firms);
  }

  async #apply({ id, call, by, at }: Start, targets: Target[]): Promise<void> {
    const { imports, findHolders } = this.#needs;
    const holders = await findHolders(targets.flatMap(({ assessment }) => assessment ?? []));
    const recorded = targets.map((target) => {
      const chain = holders.get(target.assessment ?? '');
      const deed = { act: 'referral.imported', by, on: target.referral } as const;
      return { ...target, deeds: chain ? [unrecorded({ chain, ...deed }, at)] : [] };
    });
    await imports.stage(id, recorded);
    const deed = { chain: `account:${by}`, act: 'referral.imported', by, on: id } as const;
    if (!(await imports.decide(id, unrecorded({ ...deed, detail: call }, at))))
      throw conflict('import-given-up', 'The import took too long: send it again.', ['call']);
    await imports.apply(id);
  }
}

function reportOf(plan: ImportPlan, rows: number, dryRun: boolean): ImportReport {
  const { applications, added, known, errors } = plan;
  return { dryRun, rows, applications, added, known, errors };
}

/** 400 with the first errors; a dry run lists them all. */
function refused(errors: ImportReport['errors']): HttpError {
  const message = `Nothing was imported: ${errors.length} errors. A dry run lists them all.`;
  return new HttpError(400, 'import-refused', message, {
    issues: errors.slice(0, ERRORS_IN_REFUSAL).map(({ row, column, code }) => ({
      path: `rows.${row}.${column}`,
      code,
      message: code.replaceAll('-', ' '),
    })),
  });
}
