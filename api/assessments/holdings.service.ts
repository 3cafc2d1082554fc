import type { Caller, Relation } from '../accounts/rights.ts';
import { may } from '../accounts/rights.ts';
import { type Act, type Unrecorded, unrecorded } from '../accounts/record.ts';
import type { Clock } from '../clock.ts';
import type { CompanyAccess } from '../companies/company-access.ts';
import type { AssessmentSummary } from '../contract.ts';
import { conflict, notFound } from '../http/http-error.ts';
import { toSummary } from './assessment-view.ts';
import { companyOf, type Holder, isId } from './assessments.record.ts';
import { type AssessmentService, definitionKey } from './assessments.service.ts';
import type { HoldingStore } from './holdings.store.ts';
import { type Grants, type HolderGrant, viaOf } from './grants.ts';

export interface HoldingServiceNeeds {
  holdings: HoldingStore;
  assessments: AssessmentService;
  companyAccess: CompanyAccess;
  clock: Clock;
}

/** Assessments that belong to accounts and companies. */
export class HoldingService {
  readonly #needs: HoldingServiceNeeds;

  constructor(needs: HoldingServiceNeeds) {
    this.#needs = needs;
  }

  /**
   * How the caller stands to who holds the assessment; null if they may not even read it. What is done by the grant
   * asks for the holder again, in the same query.
   */
  async grant(caller: Caller, assessment: string): Promise<HolderGrant | null> {
    const held = await this.#needs.holdings.findHolder(assessment);
    if (!held) return null;
    const { holder } = held;
    const relation = await this.#relationTo(holder, caller);
    if (!relation || !may(caller, 'assessment.read', relation)) return null;
    return { assessment, holder, caller, relation, definition: definitionKey(held) };
  }

  /** Who holds the assessments, for the service itself; those that nobody holds are left out. */
  async holdersOf(assessments: string[]): Promise<Map<string, Holder>> {
    const held = await this.#needs.holdings.findHolders(assessments);
    return new Map(held.flatMap(({ _id, holder }) => (holder ? [[_id, holder]] : [])));
  }

  /**
   * Moves an assessment into the caller's account: one update of one document, then its other versions
   * follow. All edit links end. Claiming one's own again changes nothing.
   * @throws HttpError 404 when the edit link of the asker does not live any more, 409 when a company holds it
   */
  async claim(caller: Caller, grants: Grants): Promise<AssessmentSummary> {
    const [grant] = grants;
    const holder = accountHolder(caller);
    if ('link' in grant) {
      const claimed = this.#deed(holder, 'assessment.claimed', caller, grant.assessment);
      if (!(await this.#needs.holdings.claim(viaOf(grant), holder, claimed))) throw notFound('id');
      await this.sweep();
    } else if (grant.holder !== holder) {
      throw conflict('held', 'It belongs to a company.', ['id']);
    }
    return this.#summary({ ...grant, holder, caller, relation: { self: true } });
  }

  /**
   * Moves the caller's own assessment into a company, its other versions after it; what is there already stays.
   * @throws HttpError 404 or 403 by the caller's place in the company, 404 for what is not the caller's
   */
  async move(caller: Caller, company: string, assessment: string): Promise<AssessmentSummary> {
    const { companyAccess, holdings } = this.#needs;
    const relation = await companyAccess.require(caller, 'assessment.begin', company);
    if (!isId(assessment)) throw notFound('id');
    // One of its versions may still be on its way to the caller.
    await this.sweep();
    const [from, to] = [accountHolder(caller), `company:${company}` as const];
    const moved = await holdings.move(assessment, {
      from,
      to,
      deeds: [
        this.#deed(from, 'assessment.given-away', caller, assessment),
        this.#deed(to, 'assessment.received', caller, assessment),
      ],
    });
    if (moved) await this.sweep();
    const held = await holdings.findHolder(assessment);
    if (held?.holder !== to) throw notFound('id');
    const definition = definitionKey(held);
    return this.#summary({ assessment, holder: to, caller, relation, definition });
  }

  /** The caller's own, the newest change first. */
  async list(caller: Caller): Promise<AssessmentSummary[]> {
    return (await this.#needs.holdings.listHeld(accountHolder(caller))).map(toSummary);
  }

  /** Those of a company, likewise. @throws HttpError 404 for who has nothing to do with it */
  async listOf(caller: Caller, company: string): Promise<AssessmentSummary[]> {
    await this.#needs.companyAccess.require(caller, 'assessment.list', company);
    return (await this.#needs.holdings.listHeld(`company:${company}`)).map(toSummary);
  }

  /** Takes the other versions of claimed and moved assessments along. Safe at any time, also twice at once. */
  async sweep(): Promise<void> {
    const { holdings } = this.#needs;
    for (const claimed of await holdings.findUnfinishedClaims())
      await holdings.finishClaim(claimed);
  }

  async #relationTo(holder: Holder, caller: Caller): Promise<Relation | null> {
    if (holder === accountHolder(caller)) return { self: true };
    const company = companyOf({ holder });
    return company === null ? null : this.#needs.companyAccess.relation(caller, company);
  }

  async #summary(grant: HolderGrant): Promise<AssessmentSummary> {
    return toSummary(await this.#needs.assessments.read([grant]));
  }

  #deed(chain: Holder, act: Act, { account: by }: Caller, on: string): Unrecorded {
    return unrecorded({ chain, act, by, on }, this.#needs.clock.now());
  }
}

function accountHolder({ account }: Caller): Holder {
  return `account:${account}`;
}
