import type { AssessmentView, Audited, CreateAssessment, Receipt } from '../contract.ts';
import type { Clock } from '../clock.ts';
import { badInput, conflict, notFound } from '../http/http-error.ts';
import type { LoadedInstrument, Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { contradictionsOf, stillCarried } from './answers-from.ts';
import type { Assessor } from './assessor.ts';
import {
  type AssessmentRecord,
  companyOf,
  correctionId,
  emptyDraft,
  followUpId,
  type Link,
  newEditLink,
  newId,
} from './assessments.record.ts';
import type { AssessmentStore, Scores } from './assessments.store.ts';
import { toView } from './assessment-view.ts';
import { deedsAllowed, deedsOf, type Grants, viaOf } from './grants.ts';
import { alreadySubmitted, staleRevision, unsettled } from './state-errors.ts';

export interface AssessmentServiceNeeds {
  store: AssessmentStore;
  questionnaires: Questionnaires;
  assessor: Assessor;
  clock: Clock;
  /** The newest signed-off audit of a company. */
  findAudited: (company: string) => Promise<Audited | null>;
}

/** A version that was just made, with the token of its first edit link unless somebody holds it. */
export type Opened = { record: AssessmentRecord } & (
  { link: Link; token: string } | { link: null; token: null }
);

/** The life of an assessment: made, read, submitted. */
export class AssessmentService {
  readonly #needs: AssessmentServiceNeeds;

  constructor(needs: AssessmentServiceNeeds) {
    this.#needs = needs;
  }

  async create(input: CreateAssessment): Promise<Opened> {
    const { questionnaires, clock, store } = this.#needs;
    const instrument = latestVersion(questionnaires, input.instrument);
    if (instrument?.instrument.access !== 'anybody') throw unknownInstrument();
    const { link, token } = newEditLink(clock.now());
    const id = newId();
    const { language, privacyNotice, profile } = input;
    const record: AssessmentRecord = {
      ...emptyDraft(clock.now()),
      _id: id,
      series: id,
      instrument: instrument.instrument.id,
      version: instrument.instrument.version,
      language,
      privacyNotice,
      profile,
      links: [link],
    };
    await store.insert(record);
    return { record, link, token };
  }

  /** @throws HttpError 404 when no link of the asker lives and the asker's holder does not hold it */
  async read(grants: Grants): Promise<AssessmentRecord> {
    const record = await this.#needs.store.find(grants[0].assessment, grants);
    if (!record) throw notFound('id');
    return record;
  }

  /** What the assessment has found, without explanations, offers and receipt. @throws HttpError 404 */
  async readScores(grants: Grants): Promise<Scores> {
    const found = await this.#needs.store.findScores(grants[0].assessment, grants);
    if (!found) throw notFound('id');
    return found;
  }

  /** The asker's view: with the best of the rights that are still good. */
  async view(record: AssessmentRecord, grants: Grants): Promise<AssessmentView> {
    const isSubmitted = record.status === 'submitted';
    const [correction, followUp] = [
      correctionId(record._id),
      followUpId(record._id, record.holder),
    ];
    const next = isSubmitted
      ? await this.#needs.store.findExisting([correction, followUp], record.holder)
      : new Set();
    const instrument = instrumentOf(this.#needs.questionnaires, definitionKey(record));
    return toView(record, {
      may: deedsAllowed(grants, record),
      correctedBy: next.has(correction) ? correction : null,
      followedBy: next.has(followUp) ? followUp : null,
      carried: stillCarried(instrument, record),
      contradictions: isSubmitted ? [] : contradictionsOf(instrument, record),
    });
  }

  /**
   * Scores, routes and signs, all stored by one update; the same revision again gives the same result.
   * @throws HttpError 409 while an answer contradicts the one it began with and nobody has said which is right
   */
  async submit(grants: Grants, revision: number): Promise<AssessmentRecord> {
    const { questionnaires, assessor, store, clock } = this.#needs;
    const record = await this.read(grants);
    if (record.status === 'submitted') {
      if (record.submittedRevision === revision) return record;
      throw alreadySubmitted(['revision']);
    }
    if (record.revision !== revision) throw staleRevision(record);
    const instrument = instrumentOf(questionnaires, grants[0].definition);
    const open = contradictionsOf(instrument, record).filter(({ settled }) => settled === null);
    if (open.length > 0) throw unsettled(open.map(({ id }) => id));
    const completion = assessor.assess(record, instrument, await this.#auditedOf(record));
    const deeds = deedsOf(grants[0], 'assessment.submitted', clock.now());
    if (!(await store.complete(viaOf(grants[0]), revision, completion, deeds))) {
      // Another request was faster: what it left behind tells the answer.
      return this.submit(grants, revision);
    }
    return { ...record, ...completion, status: 'submitted', expiresAt: null };
  }

  /** The signed receipt. @throws HttpError 409 before submitting */
  async receipt(grants: Grants): Promise<Receipt> {
    const record = await this.read(grants);
    const receipt = this.#needs.assessor.receipt(record);
    if (!receipt) throw conflict('not-submitted', 'There is no receipt before submitting.', ['id']);
    return receipt;
  }

  async #auditedOf(record: AssessmentRecord): Promise<Audited | null> {
    const company = companyOf(record);
    return company === null ? null : this.#needs.findAudited(company);
  }
}

/** A 400 for an instrument that is not there or not for who asks. */
export function unknownInstrument() {
  return badInput('instrument', 'unknown-instrument', 'no such instrument');
}

/** The definition that an assessment was started with. */
export function instrumentOf({ instruments }: Questionnaires, key: string): LoadedInstrument {
  const instrument = instruments.get(key);
  if (!instrument) throw new Error(`The definition ${key} of a stored assessment is missing`);
  return instrument;
}

/** The newest version of an instrument. */
export function latestVersion(
  { instruments }: Questionnaires,
  id: string,
): LoadedInstrument | undefined {
  return [...instruments.values()]
    .filter(({ instrument }) => instrument.id === id)
    .toSorted((a, b) => b.instrument.version - a.instrument.version)[0];
}

/** Key under which the questionnaires hold the definition of an assessment. */
export function definitionKey({
  instrument,
  version,
}: {
  instrument: string;
  version: number;
}): string {
  return `${instrument}/v${version}`;
}
