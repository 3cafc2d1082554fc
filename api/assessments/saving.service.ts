import type { SaveAnswers, Saved, SaveProfile, SaveSettlements } from '../contract.ts';
import { changedFields } from '../companies/profile.service.ts';
import type { Clock } from '../clock.ts';
import { badInput, HttpError } from '../http/http-error.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { readAnswers } from '../../scoring/answers.ts';
import type { Profile } from '../../scoring/profile.ts';
import { contradictionsOf } from './answers-from.ts';
import {
  type AssessmentRecord,
  companyOf,
  draftExpiry,
  type Settled,
} from './assessments.record.ts';
import { type AssessmentService, instrumentOf } from './assessments.service.ts';
import type { AssessmentStore, Saving } from './assessments.store.ts';
import { type Grants, viaOf } from './grants.ts';
import { alreadySubmitted, staleRevision } from './state-errors.ts';

export interface SavingServiceNeeds {
  store: AssessmentStore;
  assessments: AssessmentService;
  questionnaires: Questionnaires;
  clock: Clock;
}

/** Saving answers and profile: one write when all is as expected, a look at the state only when it is not. */
export class SavingService {
  readonly #store: AssessmentStore;
  readonly #assessments: AssessmentService;
  readonly #questionnaires: Questionnaires;
  readonly #clock: Clock;

  constructor({ store, assessments, questionnaires, clock }: SavingServiceNeeds) {
    this.#store = store;
    this.#assessments = assessments;
    this.#questionnaires = questionnaires;
    this.#clock = clock;
  }

  /** Saves the whole map of answers of a draft. @throws HttpError 400 naming each answer that does not fit */
  async saveAnswers(grants: Grants, input: SaveAnswers): Promise<Saved> {
    const { definition } = instrumentOf(this.#questionnaires, grants[0].definition);
    const { answers, issues } = readAnswers(definition, input.answers);
    if (issues.length > 0) {
      throw new HttpError(400, 'invalid-answers', 'Some answers do not fit their questions.', {
        issues: issues.slice(0, 50).map((issue) => ({ ...issue, path: issue.path.slice(0, 200) })),
      });
    }
    const expiresAt = draftExpiry(this.#clock.now());
    const saving = this.#saving(grants, input, { answers, expiresAt });
    if (await this.#store.save('draft', saving)) return toSaved(saving);
    return this.#explain(grants, input);
  }

  /** Saves the whole profile; once submitted, only facts that were missing may be added. */
  async saveProfile(grants: Grants, input: SaveProfile): Promise<Saved> {
    const { profile } = input;
    await this.#keepCompany(grants, profile);
    const draft = this.#saving(grants, input, {
      profile,
      expiresAt: draftExpiry(this.#clock.now()),
    });
    if (await this.#store.save('draft', draft)) return toSaved(draft);
    const record = await this.#assessments.read(grants);
    if (
      record.status === 'submitted' &&
      record.revision === input.revision &&
      !isRepeated(record, input)
    ) {
      const changed = changedFields(record.profile, profile);
      if (changed.length > 0) throw alreadySubmitted(changed.map((field) => `profile.${field}`));
      const late = this.#saving(grants, input, { profile, expiresAt: null });
      if (await this.#store.save('submitted', late)) return toSaved(late);
    }
    return this.#explain(grants, input, 'profile');
  }

  /**
   * Saves how contradictions are settled, each for the answer that is there now.
   * @throws HttpError 400 naming what contradicts nothing
   */
  async saveSettlements(grants: Grants, input: SaveSettlements): Promise<Saved> {
    const record = await this.#assessments.read(grants);
    if (isRepeated(record, input)) return this.#explain(grants, input);
    if (record.revision !== input.revision || record.status === 'submitted') {
      return this.#explain(grants, input, 'answers');
    }
    const instrument = instrumentOf(this.#questionnaires, grants[0].definition);
    const found = new Map(contradictionsOf(instrument, record).map((each) => [each.id, each]));
    const settled = Object.entries(input.settlements).map(([id, how]): [string, Settled] => {
      const answer = found.get(id)?.value;
      if (answer !== undefined) return [id, { how, answer }];
      throw badInput(`settlements.${id}`.slice(0, 200), 'no-contradiction', 'nothing to settle');
    });
    const saving = this.#saving(grants, input, {
      settled: Object.fromEntries(settled),
      expiresAt: draftExpiry(this.#clock.now()),
    });
    if (await this.#store.save('draft', saving)) return toSaved(saving);
    return this.#explain(grants, input);
  }

  /** Name and VAT number of a company are changed with the company, and taken over when an assessment begins. */
  async #keepCompany(grants: Grants, profile: Profile): Promise<void> {
    if (!('holder' in grants[0]) || companyOf(grants[0]) === null) return;
    const { profile: before } = await this.#assessments.read(grants);
    for (const field of ['name', 'vatNumber'] as const) {
      if (profile[field] === before[field]) continue;
      throw badInput(`profile.${field}`, 'of-the-company', 'it is changed with the company');
    }
  }

  #saving(
    [grant]: Grants,
    { changeId, revision }: { changeId: string; revision: number },
    set: Saving['set'],
  ): Saving {
    const change = { id: changeId, revision: revision + 1, at: this.#clock.now() };
    return { via: viaOf(grant), from: revision, change, set };
  }

  /** Why nothing was saved: it had been saved before, or the state is another one than the asker thinks. */
  async #explain(grants: Grants, input: { changeId: string }, field = 'answers'): Promise<Saved> {
    const record = await this.#assessments.read(grants);
    const change = record.changes.find(({ id }) => id === input.changeId);
    if (change) return { revision: change.revision, savedAt: change.at.toISOString() };
    if (record.status === 'submitted' && field === 'answers') throw alreadySubmitted([field]);
    throw staleRevision(record);
  }
}

function isRepeated(record: AssessmentRecord, { changeId }: { changeId: string }): boolean {
  return record.changes.some(({ id }) => id === changeId);
}

function toSaved({ change }: Saving): Saved {
  return { revision: change.revision, savedAt: change.at.toISOString() };
}
