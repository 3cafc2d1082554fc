import { type Action, type Caller, may, type Relation } from '../accounts/rights.ts';
import { HttpError, notFound } from '../http/http-error.ts';
import type { Seat } from './companies.record.ts';
import type { CompanyStore } from './companies.store.ts';

/** How the caller stands to the company as a consultant; undefined without an engagement. */
export type FindEngagement = (caller: Caller, company: string) => Promise<Relation['engagement']>;

/** How people stand to companies: asked anew with every request. */
export class CompanyAccess {
  readonly #store: CompanyStore;
  readonly #findEngagement: FindEngagement;

  constructor(store: CompanyStore, findEngagement: FindEngagement) {
    this.#store = store;
    this.#findEngagement = findEngagement;
  }

  /** Place in the company, engagement with it, or both; null for who has nothing to do with it. */
  async relation(caller: Caller, company: string): Promise<Relation | null> {
    const [member, engagement] = await Promise.all([
      this.#store.findPlace(company, caller.account),
      this.#findEngagement(caller, company),
    ]);
    if (member === null && engagement === undefined) return null;
    // Who belongs to the company is not its consultant: nobody verifies their own answers.
    return { member: member ?? undefined, engagement: member ? undefined : engagement };
  }

  /**
   * How the caller stands to the company, if that is enough for the action.
   * @throws HttpError 404 for who may not even see the company, as for one that is unknown; else 403
   */
  async require(caller: Caller, action: Action, company: string): Promise<Relation> {
    const relation = await this.relation(caller, company);
    if (relation && may(caller, action, relation)) return relation;
    if (relation && may(caller, 'company.read', relation)) throw notAllowed(action);
    throw notFound('companyId');
  }

  /** The caller's seat, for what members alone may do. @throws HttpError as `require` */
  async seat(caller: Caller, action: Action, company: string): Promise<Seat> {
    const { member } = await this.require(caller, action, company);
    if (!member) throw notAllowed(action);
    return { company, account: caller.account, role: member };
  }
}

/** The 403 for who sees the company, but may not do this to it */
function notAllowed(action: Action): HttpError {
  return new HttpError(403, 'not-allowed', 'Your place in the company does not allow this.', {
    issues: [{ path: 'companyId', code: 'not-allowed', message: action }],
  });
}
