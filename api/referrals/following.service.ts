import { type Caller, may } from '../accounts/rights.ts';
import { type Chain, type Unrecorded, unrecorded } from '../accounts/record.ts';
import type { AssessmentService } from '../assessments/assessments.service.ts';
import type { Grant, Grants, HolderGrant } from '../assessments/grants.ts';
import type { Clock } from '../clock.ts';
import type { ReferralView } from '../contract.ts';
import type { CallReferralView, FollowReferral, ReferralStepView } from '../contract-programmes.ts';
import { badInput, HttpError, notFound } from '../http/http-error.ts';
import { notAllowed } from '../http/signed-in.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import type { FindCalls } from './officer.ts';
import { type ReferralRecord, toCallView, toProgress, toView } from './referrals.record.ts';
import type { Owner, ReferralStore } from './referrals.store.ts';
import { faultsAfter, faultsOfStep } from './steps.ts';

export interface FollowingNeeds {
  store: ReferralStore;
  assessments: AssessmentService;
  /** How the caller stands to who holds an assessment; null for who has nothing to do with it. */
  findGrant: (caller: Caller, assessment: string) => Promise<HolderGrant | null>;
  /** Who holds assessments: accounts and companies, each with a chain of its own. */
  findHolders: (assessments: string[]) => Promise<Map<string, Chain>>;
  findCalls: FindCalls;
  catalogue: Catalogue;
  clock: Clock;
}

/** By whom a step is recorded, and for the record of deeds by whose account, if any. */
interface Author {
  by: Exclude<ReferralStepView['by'], 'import'>;
  account: string | null;
}

/** What comes of an interest: kept up by the firm, its consultant and the officer of the call. */
export class FollowingService {
  readonly #needs: FollowingNeeds;

  constructor(needs: FollowingNeeds) {
    this.#needs = needs;
  }

  /** By who has the assessment open. @throws HttpError 404, 409 on another revision, 400 naming what is wrong */
  async followOwn(grants: Grants, id: string, body: FollowReferral): Promise<ReferralView> {
    const { _id: assessment } = await this.#needs.assessments.read(grants);
    return toView(await this.#follow(id, { assessment }, authorOf(grants[0]), body));
  }

  /** By who is signed in: the officer of its call, or who may do it for the firm. @throws HttpError likewise */
  async follow(
    caller: Caller,
    id: string,
    body: FollowReferral,
  ): Promise<CallReferralView | ReferralView> {
    const calls = await this.#needs.findCalls(caller.account);
    const owner = { calls };
    const own = await this.#needs.store.find(id, owner);
    if (own && may(caller, 'referral.follow', { ownCall: true })) {
      const author = { by: 'officer', account: caller.account } as const;
      return toCallView(await this.#follow(id, owner, author, body));
    }
    const assessment = await this.#needs.store.assessmentOf(id);
    const grant = assessment === null ? null : await this.#needs.findGrant(caller, assessment);
    if (!grant) throw notFound('id');
    if (!may(caller, 'referral.follow', grant.relation)) throw notAllowed('referral.follow');
    return this.followOwn([grant], id, body);
  }

  async #follow(
    id: string,
    owner: Owner,
    { by, account }: Author,
    body: FollowReferral,
  ): Promise<ReferralRecord> {
    const { store, clock } = this.#needs;
    const { changeId, revision, call, service, ...step } = body;
    const known = await store.find(id, owner);
    if (!known) throw notFound('id');
    if (known.steps.some((each) => each.id === changeId)) return known;
    if (known.revision !== revision) throw staleRevision(known);
    this.#check(known, body, by);
    const now = clock.now();
    const followed = await store.follow(id, owner, {
      revision,
      step: { ...step, id: changeId, at: now, by },
      names: { ...(call && { call }), ...(service && { service }) },
      deeds: account === null ? [] : await this.#deeds(known, account, now),
    });
    if (followed) return followed;
    const current = await store.find(id, owner);
    if (!current) throw notFound('id');
    if (current.steps.some((each) => each.id === changeId)) return current;
    throw staleRevision(current);
  }

  #check(known: ReferralRecord, body: FollowReferral, by: Author['by']): void {
    const { changeId: _id, revision: _at, call, service, ...step } = body;
    const { offers } = this.#needs.catalogue;
    const isCall = offers.some(
      ({ kind, code }) => (kind === 'call' || kind === 'voucher') && code === call,
    );
    if (call !== undefined && !isCall) throw badInput('call', 'unknown-call', 'no such call');
    if (call !== undefined && call !== known.call && (by === 'officer' || known.call !== null))
      throw badInput('call', 'another-call', `the call is ${known.call}`);
    const isService = offers.some(({ kind, code }) => kind === 'service' && code === service);
    if (service !== undefined && !isService)
      throw badInput('service', 'unknown-service', 'no such service');
    const faults = [
      ...faultsOfStep(step, this.#needs.clock.today()),
      ...faultsAfter(known.steps, step),
    ];
    if (faults.length === 0) return;
    throw new HttpError(400, 'invalid-input', 'The step is not right.', {
      issues: faults.map(({ path, code }) => ({ path, code, message: code.replaceAll('-', ' ') })),
    });
  }

  /** One in the chain of who holds it; nobody's are recorded with who did it. */
  async #deeds(
    { _id: on, assessment }: ReferralRecord,
    by: string,
    now: Date,
  ): Promise<Unrecorded[]> {
    const holders = await this.#needs.findHolders(assessment === null ? [] : [assessment]);
    const chain: Chain = holders.get(assessment ?? '') ?? `account:${by}`;
    return [unrecorded({ chain, act: 'referral.followed', by, on }, now)];
  }
}

function authorOf(grant: Grant): Author {
  if ('link' in grant) return { by: 'firm', account: null };
  const { caller, relation } = grant;
  const isFirm = relation.self || relation.member;
  return { by: isFirm ? 'firm' : 'consultant', account: caller.account };
}

/** 409 with what is there now. */
function staleRevision(record: ReferralRecord): HttpError {
  return new HttpError(409, 'stale-revision', 'It was changed in the meantime.', {
    issues: [
      { path: 'revision', code: 'stale-revision', message: `the revision is ${record.revision}` },
    ],
    current: toProgress(record),
  });
}
