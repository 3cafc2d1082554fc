import { unrecorded } from '../accounts/record.ts';
import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { CompanyService } from '../companies/companies.service.ts';
import type { CompanyAccess } from '../companies/company-access.ts';
import type { BeginAssessment, BeginCompanyAssessment } from '../contract.ts';
import { badInput, conflict, notFound } from '../http/http-error.ts';
import type { LoadedInstrument, Questionnaires } from '../questionnaires/questionnaires.load.ts';
import type { Profile } from '../../scoring/profile.ts';
import { answersOf, canBeginFrom, carriedFrom } from './answers-from.ts';
import {
  type AssessmentRecord,
  emptyDraft,
  type Holder,
  isId,
  type KeptAnswers,
  newId,
} from './assessments.record.ts';
import {
  definitionKey,
  instrumentOf,
  latestVersion,
  unknownInstrument,
} from './assessments.service.ts';
import type { AssessmentStore } from './assessments.store.ts';
import type { HolderGrant } from './grants.ts';

export interface BeginningNeeds {
  store: AssessmentStore;
  companies: CompanyService;
  companyAccess: CompanyAccess;
  questionnaires: Questionnaires;
  clock: Clock;
}

/** A draft that somebody holds from the start, and the right of who began it. */
export interface Begun {
  record: AssessmentRecord;
  grant: HolderGrant;
}

/** Assessments that an account or a company holds from the start; without links. */
export class BeginningService {
  readonly #needs: BeginningNeeds;

  constructor(needs: BeginningNeeds) {
    this.#needs = needs;
  }

  /** @throws HttpError 400 for an instrument that is not for accounts, 404 for a `from` that is not the caller's */
  async forAccount(caller: Caller, { profile, ...input }: BeginAssessment): Promise<Begun> {
    const holder = `account:${caller.account}` as const;
    return this.#begin({ caller, holder, relation: { self: true } }, input, profile);
  }

  /** With the profile of the company. @throws HttpError as above; 404 or 403 by the caller's place in the company */
  async forCompany(caller: Caller, company: string, input: BeginCompanyAssessment): Promise<Begun> {
    const { companies, companyAccess } = this.#needs;
    const relation = await companyAccess.require(caller, 'assessment.begin', company);
    const facts = await companies.facts(company);
    if (!facts) throw notFound('companyId');
    const holder = `company:${company}` as const;
    return this.#begin({ caller, holder, relation }, input, facts.profile);
  }

  async #begin(
    by: Pick<HolderGrant, 'caller' | 'holder' | 'relation'>,
    input: BeginCompanyAssessment,
    profile: Profile,
  ): Promise<Begun> {
    const { store, clock, questionnaires } = this.#needs;
    const instrument = latestVersion(questionnaires, input.instrument);
    if (!instrument || instrument.instrument.access === 'engagement') throw unknownInstrument();
    const from = await this.#from(input.from, by.holder, instrument);
    const { id, version } = instrument.instrument;
    const { language, privacyNotice } = input;
    const [assessment, now] = [newId(), clock.now()];
    const { holder, caller } = by;
    const begun = {
      chain: holder,
      act: 'assessment.begun',
      by: caller.account,
      on: assessment,
    } as const;
    const record: AssessmentRecord = {
      ...emptyDraft(now),
      _id: assessment,
      series: assessment,
      instrument: id,
      version,
      language,
      privacyNotice,
      profile,
      links: [],
      holder,
      unrecorded: [unrecorded(begun, now)],
      ...(from && { from, answers: carriedFrom(instrument, from).answers }),
    };
    await store.insert(record);
    return { record, grant: { ...by, assessment, definition: definitionKey(record) } };
  }

  /** The answers to begin with: of a submitted assessment of the same holder alone. */
  async #from(
    id: string | undefined,
    holder: Holder,
    instrument: LoadedInstrument,
  ): Promise<KeptAnswers | undefined> {
    if (id === undefined) return undefined;
    const source = isId(id) ? await this.#needs.store.find(id, [{ holder }]) : null;
    if (!source) throw notFound('from');
    const there = instrumentOf(this.#needs.questionnaires, definitionKey(source));
    const from = answersOf(source, there);
    if (!from) throw conflict('not-submitted', 'First it has to be submitted.', ['from']);
    if (canBeginFrom(instrument, from)) return from;
    throw badInput('from', 'other-questions', 'its answers do not say anything here');
  }
}
