import type { KeyObject } from 'node:crypto';
import { type AssessmentRecord, companyOf } from '../assessments/assessments.record.ts';
import type { AuditRecord } from '../audits/audits.record.ts';
import { readVatNumber } from '../companies/vat-number.ts';
import { keyedHash } from '../keys.ts';
import type { Model } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { ProjectionStore } from './projection.store.ts';
import { toResult } from './results.record.ts';
import type { ResultStore } from './results.store.ts';

export interface ProjectionNeeds {
  store: ProjectionStore;
  results: ResultStore;
  model: Model;
  secret: KeyObject;
}

/** Makes the small result documents that releases count. Safe at any time, also twice at once. */
export class ProjectionService {
  readonly #needs: ProjectionNeeds;

  constructor(needs: ProjectionNeeds) {
    this.#needs = needs;
  }

  async sweep(): Promise<void> {
    const { store } = this.#needs;
    await store.markOld();
    for (let found = await store.assessments(); found.length > 0; found = await store.assessments())
      for (const record of found) await this.#projectAssessment(record);
    for (let found = await store.audits(); found.length > 0; found = await store.audits())
      for (const record of found) await this.#projectAudit(record);
  }

  async #projectAssessment(record: AssessmentRecord): Promise<void> {
    const { store, results, model } = this.#needs;
    const { _id: id, series, instrument, version, profile, result, assessedOn } = record;
    const firm = await this.#firm(companyOf(record), profile, series);
    const made =
      result && assessedOn
        ? toResult(
            {
              id,
              series,
              ...firm,
              instrument,
              version,
              track: 'self',
              day: assessedOn,
              ...(record.generated && { generated: true }),
            },
            profile,
            result,
            model,
          )
        : null;
    if (made) await results.put(made);
    await store.assessmentDone(id);
    // Deleted in between: its removal may have run before the result was there.
    if (made && !(await store.isSubmitted(id))) await results.removeSeries(series);
  }

  async #projectAudit(record: AuditRecord): Promise<void> {
    const { store, results, model } = this.#needs;
    const { _id, series, instrument, version, profile, company } = record;
    const firm = await this.#firm(company, profile, series);
    for (const track of ['declared', 'verified'] as const) {
      const result = record.results?.[track];
      const day = record.signedOff?.on;
      if (!result || !day) continue;
      const origin = { id: `${_id}/${track}`, series, ...firm, instrument, version, track, day };
      const made = toResult(origin, profile, result, model);
      if (made) await results.put(made);
    }
    await store.auditDone(_id);
  }

  /** Who it is about: the firm of the VAT number, or nobody but the series itself. */
  async #firm(company: string | null, profile: Profile, series: string) {
    const own = profile.vatNumber ? readVatNumber(profile.country, profile.vatNumber)?.key : null;
    const key = (company ? await this.#needs.store.vatKey(company) : null) ?? own ?? null;
    const name = key === null ? `series ${series}` : `vat ${key}`;
    return { firm: keyedHash(this.#needs.secret, 'firm', name), checked: key !== null };
  }
}
