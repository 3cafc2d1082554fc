/** The HTTP types of referrals followed up, indicators of the action plan, and needs against programmes. */
import type { OfferKind } from '../scoring/offer.ts';

/** Where a firm stands with an offer. *Applied* and what was received are both kept: the history is never overwritten. */
export type ReferralState =
  'interested' | 'applied' | 'admitted' | 'funded' | 'done' | 'refused' | 'withdrawn';

/** Integer cents. `requested` comes with applied, `granted` with admitted or funded, `paid` with done. */
export interface ReferralAmounts {
  requested?: number;
  granted?: number;
  paid?: number;
}

export interface ReferralStepView extends ReferralAmounts {
  state: ReferralState;
  /** Day on which it happened (Europe/Rome). */
  day: string;
  recordedAt: string;
  by: 'firm' | 'consultant' | 'officer' | 'import';
}

/** What has come of an interest. */
export interface ReferralProgress {
  /** Code of the call or voucher, such as INNO-2026; null until one is named. */
  call: string | null;
  /** Code of the catalogue's service, where there is one. */
  service: string | null;
  /** What the steps say now: the latest by day. */
  state: ReferralState;
  /** Everything that was ever recorded, oldest first. The same state again corrects the one before, and both stay. */
  steps: ReferralStepView[];
  revision: number;
}

/**
 * PUT /assessments/:id/referrals/:referralId/steps → ReferralView: by the firm, and by its consultant
 * PUT /referrals/:id/steps → CallReferralView for the programme officer of its call, ReferralView for the others;
 * 409 `stale-revision` with the current ReferralProgress
 */
export interface FollowReferral extends ReferralAmounts {
  /** The same change sent again changes nothing. */
  changeId: string;
  revision: number;
  state: Exclude<ReferralState, 'interested'>;
  day: string;
  /** Names the call, while there is none; officers cannot change it. */
  call?: string;
  service?: string;
}

/** GET /calls: those of the programme officer who asks. */
export interface CallView {
  code: string;
}

/** What a programme officer sees of a firm. Every access is recorded. */
export interface CallReferralView extends ReferralProgress {
  id: string;
  /** Protocol number of the application, where it came by an import. */
  reference: string | null;
  firm: {
    name: string | null;
    vatNumber: string | null;
    nuts3: string | null;
    size: 'micro' | 'small' | 'medium' | 'large' | null;
  };
  /** Null without the firm's consent. */
  contact: { name: string; email: string; phone?: string } | null;
}
/** GET /calls/:call/referrals?after=&state= → CallReferralList, fifty at a time */
export interface CallReferralList {
  referrals: CallReferralView[];
  next: string | null;
}

/**
 * POST /calls/:call/referrals/import?dryRun=true (application/octet-stream or text/csv) → ImportReport. Without
 * `dryRun` one row that is wrong → 400 `import-refused` and nothing is imported; 409 `import-under-way`.
 */
export interface ImportReport {
  dryRun: boolean;
  rows: number;
  /** Applications that the rows are about. */
  applications: number;
  /** Steps that are new, and those that were there already. */
  added: number;
  known: number;
  errors: ImportError[];
}
export interface ImportError {
  /** As a spreadsheet numbers it: the header is row 1. */
  row: number;
  column: string;
  code: string;
}

/** GET /regions/:region/releases/:release/indicators (an id, or `latest`) */
export interface IndicatorsView {
  region: string;
  release: string;
  asOf: string;
  /** Made from generated firms, at least in part. */
  generated: boolean;
  indicators: IndicatorView[];
}
export interface IndicatorView {
  id: string;
  name: Record<'en' | 'it', string>;
  /** `vouchers`: one for each person. */
  unit: 'firms' | 'cents' | 'vouchers';
  source: Record<'en' | 'it', string>;
  /** What counts: from the first to the last day of the plan, as it stands at the release's day. */
  period: { from: string; to: string };
  /** The region first, then each province of it. */
  places: IndicatorPlace[];
}
export interface IndicatorPlace {
  /** NUTS 2 or NUTS 3 code. */
  code: string;
  target: number | null;
  /** Null: withheld. */
  actual: number | null;
  status: 'shown' | 'suppressed';
}

/** Firms of one size below the target in one area, and what helps them. */
export interface NeedView {
  area: string;
  size: 'micro' | 'small' | 'medium';
  /** Level that firms of the size aim at. */
  target: number;
  /** Firms below it; null: withheld. */
  firms: number | null;
  /** Of those that have a level in the area, in thousandths; null: withheld. */
  share: number | null;
  /** Ids of offers of the day that address it. */
  offers: string[];
}
export interface ProgrammeView {
  id: string;
  code: string;
  kind: OfferKind;
  title: Record<'en' | 'it', string>;
  demonstration: boolean;
  /** Needs it answers: area and size. */
  needs: { area: string; size: NeedView['size'] }[];
}
/** GET …/releases/:release/needs → NeedsView · …/needs/export/csv|xlsx|json · …/needs/annex/pdf|docx */
export interface NeedsView {
  region: string;
  release: string;
  asOf: string;
  generated: boolean;
  needs: NeedView[];
  /** Offers in force on the release's day for firms of the region. */
  programmes: ProgrammeView[];
  /** Needs that no offer answers, the largest first. */
  uncovered: { area: string; size: NeedView['size'] }[];
  /** Offers that answer no need of any firm that can be told. */
  unneeded: string[];
  /** Area × kind of offer: how many offers address it. */
  coherence: { area: string; kind: OfferKind; offers: number }[];
}
