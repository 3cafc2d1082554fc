import type { AssessmentView, CreateAssessment, Receipt } from '../contract.ts';
import type { Clock } from '../clock.ts';
import { badInput, conflict, notFound } from '../http/http-error.ts';
import { hashToken } from '../keys.ts';
import type { LoadedInstrument, Questionnaires } from '../questionnaires/questionnaires.load.ts';
import type { Grant } from './access.ts';
import type { Assessor } from './assessor.ts';
import {
  type AssessmentRecord,
  type Link,
  correctionId,
  emptyDraft,
  newId,
  newToken,
} from './assessments.record.ts';
import type { AssessmentStore } from './assessments.store.ts';
import { toView } from './assessment-view.ts';
import { deedsOf, type Grants, isAlive, viaOf } from './grants.ts';
import { alreadySubmitted, staleRevision } from './state-errors.ts';

export interface AssessmentServiceNeeds {
  store: AssessmentStore;
  questionnaires: Questionnaires;
  assessor: Assessor;
  clock: Clock;
}

/** A version that was just made, with the token of its first edit link unless somebody holds it. */
export type Opened = { record: AssessmentRecord } & (
  { link: Link; token: string } | { link: null; token: null }
);

/** The life of an assessment: made, read, submitted, corrected. */
export class AssessmentService {
  readonly #store: AssessmentStore;
  readonly #questionnaires: Questionnaires;
  readonly #assessor: Assessor;
  readonly #clock: Clock;

  constructor({ store, questionnaires, assessor, clock }: AssessmentServiceNeeds) {
    this.#store = store;
    this.#questionnaires = questionnaires;
    this.#assessor = assessor;
    this.#clock = clock;
  }

  async create(input: CreateAssessment): Promise<Opened> {
    const instrument = latestVersion(this.#questionnaires, input.instrument);
    if (instrument?.instrument.access !== 'anybody') {
      throw badInput('instrument', 'unknown-instrument', 'no such instrument');
    }
    const { link, token } = this.#newEditLink();
    const id = newId();
    const { language, privacyNotice, profile } = input;
    const record: AssessmentRecord = {
      ...emptyDraft(this.#clock.now()),
      _id: id,
      series: id,
      instrument: instrument.instrument.id,
      version: instrument.instrument.version,
      language,
      privacyNotice,
      profile,
      links: [link],
    };
    await this.#store.insert(record);
    return { record, link, token };
  }

  /** @throws HttpError 404 when no link of the asker lives and the asker does not hold it */
  async read(grants: Grants): Promise<AssessmentRecord> {
    const record = await this.#store.find(grants[0].assessment, grants);
    if (!record) throw notFound('id');
    return record;
  }

  /** The asker's view: with the better of the rights whose links live. */
  async view(record: AssessmentRecord, grants: Grants): Promise<AssessmentView> {
    const canEdit = grants.some((grant) => grant.right === 'edit' && isAlive(grant, record));
    const next = correctionId(record._id);
    const isCorrected = record.status === 'submitted' && (await this.#store.exists(next));
    return toView(record, canEdit ? 'edit' : 'read', isCorrected ? next : null);
  }

  /** Scores, routes and signs, all stored by one update; the same revision again gives the same result. */
  async submit(grants: Grants, revision: number): Promise<AssessmentRecord> {
    const record = await this.read(grants);
    if (record.status === 'submitted') {
      if (record.submittedRevision === revision) return record;
      throw alreadySubmitted(['revision']);
    }
    if (record.revision !== revision) throw staleRevision(record);
    const completion = this.#assessor.assess(
      record,
      instrumentOf(this.#questionnaires, grants[0].definition),
    );
    const via = viaOf(grants[0]);
    const deeds = deedsOf(grants[0], 'assessment.submitted', this.#clock.now());
    if (!(await this.#store.complete(via, revision, completion, deeds))) {
      // Another request was faster: what it left behind tells the answer.
      return this.submit(grants, revision);
    }
    return { ...record, ...completion, status: 'submitted', expiresAt: null };
  }

  /** Opens the version that corrects a submitted one: made once, and found again when asked again. */
  async amend(grants: Grants): Promise<Opened> {
    const old = await this.read(grants);
    if (old.status !== 'submitted') {
      throw conflict(
        'not-submitted',
        'Only a submitted assessment is corrected by a new version.',
        ['id'],
      );
    }
    const { link, token } = this.#newEditLink();
    const { unrecorded: _unrecorded, claimUnfinished: _claimUnfinished, ...kept } = old;
    const record: AssessmentRecord = {
      ...kept,
      ...emptyDraft(this.#clock.now()),
      _id: correctionId(old._id),
      answers: old.answers,
      links: [link],
      corrects: old._id,
    };
    if (old.holder !== undefined) return this.#amendHeld({ ...record, links: [] }, grants[0]);
    if (await this.#store.insert(record)) return { record, link, token };
    if (!(await this.#store.addLinkToCorrection(record._id, link))) {
      throw conflict('too-many-links', 'End a link of the newer version first.', ['links']);
    }
    const existing = await this.#store.findVersion(record._id);
    if (!existing) throw notFound('id');
    return { record: existing, link, token };
  }

  /** The correction belongs to the holder too, and needs no link. */
  async #amendHeld(correction: AssessmentRecord, grant: Grant): Promise<Opened> {
    const deeds = deedsOf(grant, 'assessment.corrected', this.#clock.now());
    const record = { ...correction, unrecorded: deeds };
    if (await this.#store.insert(record)) return { record, link: null, token: null };
    const existing = await this.#store.findVersion(record._id);
    if (!existing || existing.holder !== record.holder) throw notFound('id');
    return { record: existing, link: null, token: null };
  }

  /** The signed receipt. @throws HttpError 409 before submitting */
  async receipt(grants: Grants): Promise<Receipt> {
    const record = await this.read(grants);
    const receipt = this.#assessor.receipt(record);
    if (!receipt) throw conflict('not-submitted', 'There is no receipt before submitting.', ['id']);
    return receipt;
  }

  #newEditLink(): { link: Link; token: string } {
    const token = newToken();
    const createdAt = this.#clock.now();
    return { token, link: { id: newId(), right: 'edit', hash: hashToken(token), createdAt } };
  }
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
