import type { Act } from '../accounts/record.ts';
import type { AssessmentComparison, AssessmentTime } from '../contract.ts';
import type { Clock } from '../clock.ts';
import { conflict, notFound } from '../http/http-error.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import type { TwoMeasurements } from '../reports/audit-papers.ts';
import { compareResults, type ScoredBy } from '../../scoring/comparison.ts';
import { answersOf, canBeginFrom, carriedFrom } from './answers-from.ts';
import {
  type AssessmentRecord,
  correctionId,
  emptyDraft,
  followUpId,
  newEditLink,
} from './assessments.record.ts';
import {
  type AssessmentService,
  definitionKey,
  instrumentOf,
  latestVersion,
  type Opened,
} from './assessments.service.ts';
import type { AssessmentStore } from './assessments.store.ts';
import { deedsOf, type Grant, type Grants } from './grants.ts';

export interface NextVersionNeeds {
  store: AssessmentStore;
  assessments: AssessmentService;
  questionnaires: Questionnaires;
  clock: Clock;
}

/** What comes after a submitted assessment: the version that corrects it, the one that measures again, the two compared. */
export class NextVersionService {
  readonly #needs: NextVersionNeeds;

  constructor(needs: NextVersionNeeds) {
    this.#needs = needs;
  }

  /** Opens the version that corrects a submitted one: made once, and found again when asked again. */
  async correct(grants: Grants): Promise<Opened> {
    const old = await this.#submitted(grants);
    const { unrecorded: _deeds, claimUnfinished: _claim, movedFrom: _from, ...kept } = old;
    const { audited: _audited, ...free } = kept;
    const record: AssessmentRecord = {
      ...free,
      ...emptyDraft(this.#needs.clock.now()),
      _id: correctionId(old._id),
      answers: old.answers,
      corrects: old._id,
    };
    return this.#open(record, grants[0], 'assessment.corrected');
  }

  /** Opens the assessment that measures again (T1 after T0), filled with the last answers: likewise made once. */
  async followUp(grants: Grants): Promise<Opened> {
    const { questionnaires, clock } = this.#needs;
    const old = await this.#submitted(grants);
    const instrument = latestVersion(questionnaires, old.instrument);
    const from = answersOf(old, instrumentOf(questionnaires, definitionKey(old)));
    if (!instrument || !from) throw notFound('id');
    const { language, privacyNotice, profile, holder, point = 0 } = old;
    const id = followUpId(old._id, holder);
    const record: AssessmentRecord = {
      ...emptyDraft(clock.now()),
      _id: id,
      series: id,
      instrument: old.instrument,
      version: instrument.instrument.version,
      language,
      privacyNotice,
      profile,
      links: [],
      answers: canBeginFrom(instrument, from) ? carriedFrom(instrument, from).answers : {},
      follows: old._id,
      point: point + 1,
      from,
      ...(holder && { holder }),
    };
    return this.#open(record, grants[0], 'assessment.followed');
  }

  /**
   * Before and after. The record must have been asked for by who reads them.
   * @throws HttpError 409 before submitting, 404 where it follows none that is there
   */
  async compare(after: AssessmentRecord): Promise<AssessmentComparison> {
    mustBeSubmitted(after);
    const { follows, holder, from } = after;
    const before =
      follows === undefined ? null : await this.#needs.store.findFollowed(follows, holder);
    if (!before) throw notFound('follows');
    return {
      before: { ...timeOf(before), answers: from?.answers ?? {} },
      after: timeOf(after),
      comparison: compareResults(this.#scored(before), this.#scored(after)),
    };
  }

  /** What the printed comparison is made from. @throws HttpError as `compare` */
  async papers(record: AssessmentRecord): Promise<TwoMeasurements> {
    const { before, after, comparison } = await this.compare(record);
    return {
      company: record.profile.name ?? null,
      instrument: after.instrument,
      version: after.version,
      track: 'declared',
      draft: false,
      before: measured(before),
      after: measured(after),
      comparison,
    };
  }

  async #submitted(grants: Grants): Promise<AssessmentRecord> {
    const record = await this.#needs.assessments.read(grants);
    mustBeSubmitted(record);
    return record;
  }

  async #open(next: AssessmentRecord, grant: Grant, act: Act): Promise<Opened> {
    if (next.holder !== undefined) return this.#openHeld(next, grant, act);
    const { store, clock } = this.#needs;
    const { link, token } = newEditLink(clock.now());
    const record = { ...next, links: [link] };
    if (await store.insert(record)) return { record, link, token };
    if (!(await store.addLinkToNext(record._id, link))) {
      throw conflict('too-many-links', 'End a link of the newer version first.', ['links']);
    }
    const existing = await store.findVersion(record._id);
    if (!existing) throw notFound('id');
    return { record: existing, link, token };
  }

  /** It belongs to the same holder, and needs no link. */
  async #openHeld(next: AssessmentRecord, grant: Grant, act: Act): Promise<Opened> {
    const { store, clock } = this.#needs;
    const record = { ...next, links: [], unrecorded: deedsOf(grant, act, clock.now()) };
    if (await store.insert(record)) return { record, link: null, token: null };
    const existing = await store.findVersion(record._id);
    if (!existing || existing.holder !== record.holder) throw notFound('id');
    return { record: existing, link: null, token: null };
  }

  #scored(record: AssessmentRecord): ScoredBy {
    const { definition } = instrumentOf(this.#needs.questionnaires, definitionKey(record));
    if (!record.result) throw new Error(`The submitted assessment ${record._id} has no result`);
    return { definition, result: record.result };
  }
}

function mustBeSubmitted({ status }: AssessmentRecord): void {
  if (status !== 'submitted')
    throw conflict('not-submitted', 'First it has to be submitted.', ['id']);
}

function timeOf(record: AssessmentRecord): AssessmentTime {
  const { _id: id, instrument, version, point = 0, assessedOn, answers } = record;
  if (assessedOn === null) throw new Error(`The submitted assessment ${id} has no day`);
  return { id, instrument, version, point, assessedOn, answers };
}

function measured({ id, point, assessedOn, answers }: AssessmentTime): TwoMeasurements['before'] {
  return { id, point: `T${point}`, on: assessedOn, answers };
}
