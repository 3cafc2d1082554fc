import type { Database } from '../database/connection.ts';
import type { LoadedInstrument } from '../questionnaires/questionnaires.load.ts';
import type { GeneratedFirm } from '../seed/population.ts';
import { type AssessmentRecord, emptyDraft, newId } from './assessments.record.ts';
import { AssessmentStore } from './assessments.store.ts';
import type { Assessor } from './assessor.ts';

/** Submitted assessments of generated firms: scored and signed like any other, marked, and without a link. */
export class GeneratedAssessments {
  readonly #store: AssessmentStore;
  readonly #instrument: LoadedInstrument;
  readonly #assessor: Assessor;

  constructor(database: Database, instrument: LoadedInstrument, assessor: Assessor) {
    this.#store = new AssessmentStore(database);
    this.#instrument = instrument;
    this.#assessor = assessor;
  }

  async prepare(): Promise<void> {
    await this.#store.prepare();
  }

  async add(firms: GeneratedFirm[]): Promise<void> {
    await this.#store.insertMany(firms.map((firm) => this.#toRecord(firm)));
  }

  #toRecord({ profile, answers }: GeneratedFirm): AssessmentRecord {
    const id = newId();
    const { id: instrument, version } = this.#instrument.instrument;
    const draft: AssessmentRecord = {
      ...emptyDraft(new Date()),
      _id: id,
      series: id,
      instrument,
      version,
      language: 'it',
      privacyNotice: 'generated',
      status: 'submitted',
      revision: 1,
      answers,
      profile,
      links: [],
      expiresAt: null,
      unprojected: true,
      generated: true,
    };
    return { ...draft, ...this.#assessor.assess(draft, this.#instrument, null) };
  }
}
