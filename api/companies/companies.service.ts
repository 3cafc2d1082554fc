import type { Caller, Membership } from '../accounts/rights.ts';
import { newId } from '../accounts/accounts.record.ts';
import type { Clock } from '../clock.ts';
import type {
  ChangeCompany,
  ChangeSize,
  CompanySummary,
  CompanyView,
  CreateCompany,
} from '../contract-companies.ts';
import { badInput, conflict, HttpError, notFound } from '../http/http-error.ts';
import type { Profile } from '../../scoring/profile.ts';
import { COMPANIES_AT_MOST, type CompanyRecord, deedIn } from './companies.record.ts';
import type { CompanyChange, CompanyStore } from './companies.store.ts';
import type { CompanyAccess } from './company-access.ts';
import { toView, wholeProfile } from './company-view.ts';
import { readVatNumber } from './vat-number.ts';

export interface CompanyServiceNeeds {
  store: CompanyStore;
  access: CompanyAccess;
  clock: Clock;
}

/** What other features need of a company, once they have asked for the caller's right. */
export interface CompanyFacts {
  id: string;
  name: string;
  /** With name, VAT number and the size that was worked out. */
  profile: Profile;
  /** Accounts of its owners, and of all who may change things: owners and editors. */
  owners: string[];
  writers: string[];
}

/** Companies: made, read and changed by their members. */
export class CompanyService {
  readonly #needs: CompanyServiceNeeds;

  constructor(needs: CompanyServiceNeeds) {
    this.#needs = needs;
  }

  /** Makes a company whose only member, its owner, is the caller. @throws HttpError 409 when the VAT number is taken */
  async create({ account }: Caller, input: CreateCompany): Promise<CompanyView> {
    const { store, clock } = this.#needs;
    if ((await store.countFor(account)) >= COMPANIES_AT_MOST) throw tooManyCompanies();
    const now = clock.now();
    const company = newId();
    const record: CompanyRecord = {
      _id: company,
      ...described(input, null),
      privacyNotice: input.privacyNotice,
      periods: [],
      members: [{ account, role: 'owner', since: now, invitation: null }],
      invitations: [],
      revision: 0,
      unrecorded: [deedIn({ company, account }, 'company.created', now)],
      createdAt: now,
      updatedAt: now,
    };
    if (!(await store.insert(record))) throw vatNumberTaken();
    return toView(record, 'owner');
  }

  /** The caller's companies by name. */
  async list({ account }: Caller): Promise<CompanySummary[]> {
    const found = await this.#needs.store.listFor(account);
    return found
      .flatMap(({ _id: id, name, members }) => members.map(({ role }) => ({ id, name, role })))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'it'));
  }

  /** For members, and for the consultant of an active engagement. */
  async view(caller: Caller, company: string): Promise<CompanyView> {
    const { store, access } = this.#needs;
    const { member } = await access.require(caller, 'company.read', company);
    const record = await (member
      ? store.findForMember(company, caller.account)
      : store.find(company));
    if (!record) throw notFound('companyId');
    return toView(record, member ?? null);
  }

  /** Changes name, VAT number and profile. @throws HttpError 409 with the current state on another revision */
  async change(caller: Caller, company: string, input: ChangeCompany): Promise<CompanyView> {
    const { size } = await this.#current(caller, company, input.revision);
    const set = described(input, size?.inForce ?? null);
    return this.#write(caller, company, { revision: input.revision, set, act: 'company.changed' });
  }

  /** Sets the periods from which the EU size class is worked out; none take the calculation back. */
  async changeSize(
    caller: Caller,
    company: string,
    { revision, periods }: ChangeSize,
  ): Promise<CompanyView> {
    await this.#current(caller, company, revision);
    const thisYear = Number(this.#needs.clock.today().slice(0, 4));
    const open = periods.findIndex(({ year }) => year >= thisYear);
    if (open >= 0) {
      throw badInput(`periods.${open}.year`, 'not-closed', 'the year must be over');
    }
    const set = { periods: periods.toSorted((a, b) => a.year - b.year) };
    return this.#write(caller, company, { revision, set, act: 'company.size-changed' });
  }

  /** What is known of a company; null if it is gone. The caller's right must have been asked for. */
  async facts(company: string): Promise<CompanyFacts | null> {
    const record = await this.#needs.store.find(company);
    if (!record) return null;
    const accountsOf = (roles: readonly Membership[]) =>
      record.members.filter(({ role }) => roles.includes(role)).map(({ account }) => account);
    return {
      id: company,
      name: record.name,
      profile: wholeProfile(record),
      owners: accountsOf(['owner']),
      writers: accountsOf(['owner', 'editor']),
    };
  }

  /** Names by id, for lists of those who work with the companies. */
  names(companies: readonly string[]): Promise<Map<string, string>> {
    return this.#needs.store.findNames(companies);
  }

  /** The company as the caller may change it. @throws HttpError 409 if it has another revision */
  async #current(caller: Caller, company: string, revision: number): Promise<CompanyView> {
    await this.#needs.access.require(caller, 'company.change', company);
    const current = await this.view(caller, company);
    if (current.revision !== revision) throw staleRevision(current);
    return current;
  }

  async #write(
    caller: Caller,
    company: string,
    change: {
      revision: number;
      set: CompanyChange;
      act: 'company.changed' | 'company.size-changed';
    },
  ): Promise<CompanyView> {
    const { store, access, clock } = this.#needs;
    const seat = await access.seat(caller, 'company.change', company);
    const now = clock.now();
    const deed = deedIn(seat, change.act, now);
    const changed = await store.change(seat, change.revision, { set: change.set, now, deed });
    if (changed === 'taken') throw vatNumberTaken();
    if (changed) return toView(changed, seat.role);
    // Somebody was faster: another revision, or the caller has lost their place.
    throw staleRevision(await this.view(caller, company));
  }
}

/**
 * The fields that a person types. A size that was read may be sent back, but none stated.
 * @param size the class that was worked out
 */
function described(
  { name, vatNumber, profile }: Omit<CreateCompany, 'privacyNotice'>,
  size: Profile['size'] | null,
): Required<Omit<CompanyChange, 'periods'>> {
  const { size: sent, ...facts } = profile;
  if (sent !== undefined && sent !== size) {
    throw badInput('profile.size', 'not-worked-out', 'it is worked out from the periods');
  }
  const vat = vatNumber === undefined ? null : readVatNumber(profile.country, vatNumber);
  return { name, vatNumber: vat?.shown ?? null, vatKey: vat?.key ?? null, profile: facts };
}

/** 409 with the current state, for the page to compare. */
function staleRevision(current: CompanyView): HttpError {
  const { revision } = current;
  return new HttpError(409, 'stale-revision', 'It was changed in the meantime.', {
    issues: [{ path: 'revision', code: 'stale-revision', message: `the revision is ${revision}` }],
    current,
  });
}

export function tooManyCompanies(): HttpError {
  const message = `An account can be a member of ${COMPANIES_AT_MOST} companies.`;
  return conflict('too-many-companies', message, ['account']);
}

function vatNumberTaken(): HttpError {
  return conflict(
    'vat-number-taken',
    'A company with this VAT number is here already: ask its owners to invite you.',
    ['vatNumber'],
  );
}
