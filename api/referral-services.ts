import type { RecordService } from './accounts/record.service.ts';
import { OwnCallStore } from './accounts/own-calls.store.ts';
import type { AssessmentService } from './assessments/assessments.service.ts';
import type { HoldingService } from './assessments/holdings.service.ts';
import type { Deps } from './deps.ts';
import { CallReferralService } from './referrals/call-referrals.service.ts';
import { FollowingService } from './referrals/following.service.ts';
import { ImportService } from './referrals/imports.service.ts';
import { ImportStore } from './referrals/imports.store.ts';
import { ReferralService } from './referrals/referrals.service.ts';
import { ReferralStore } from './referrals/referrals.store.ts';

export type ReferralStores = ReturnType<typeof createReferralStores>;

export function createReferralStores({ database }: Pick<Deps, 'database'>) {
  return {
    referrals: new ReferralStore(database),
    referralImports: new ImportStore(database),
    ownCalls: new OwnCallStore(database),
  };
}

export interface ReferralNeeds {
  assessments: AssessmentService;
  holdings: HoldingService;
  record: RecordService;
}

/** Puts the services of referrals together. */
export function createReferralServices(
  { referrals: store, referralImports, ownCalls }: ReferralStores,
  { catalogue, classifications, clock }: Deps,
  { assessments, holdings, record }: ReferralNeeds,
) {
  const findCalls = (account: string) => ownCalls.find(account);
  const findHolders = (ids: string[]) => holdings.holdersOf(ids);
  const imports = new ImportService({
    imports: referralImports,
    findCalls,
    findHolders,
    catalogue,
    provinces: new Set(classifications.provinces.map(({ code }) => code)),
    clock,
  });
  const findGrant: HoldingService['grant'] = (caller, id) => holdings.grant(caller, id);
  const note: RecordService['note'] = (deed) => record.note(deed);
  return {
    referrals: new ReferralService({ store, assessments, catalogue, clock }),
    following: new FollowingService({
      store,
      assessments,
      findGrant,
      findHolders,
      findCalls,
      catalogue,
      clock,
    }),
    callReferrals: new CallReferralService({ store, imports, findCalls, findHolders, note }),
    referralImports: imports,
  };
}

/** Makes the indexes; harmless when they are there. */
export async function prepareReferrals({
  referrals,
  referralImports,
}: ReferralStores): Promise<void> {
  await referrals.prepare();
  await referralImports.prepare();
}
