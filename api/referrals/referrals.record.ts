import { createHash } from 'node:crypto';
import type { Unrecorded } from '../accounts/record.ts';
import type { ReferralView } from '../contract.ts';
import type {
  CallReferralView,
  ReferralAmounts,
  ReferralProgress,
  ReferralState,
  ReferralStepView,
} from '../contract-programmes.ts';

/** Something that happened. Never changed: what corrects it comes after it. */
export interface Step extends ReferralAmounts {
  /** Of the change or of the line that it came by: the same is there once. */
  id: string;
  state: ReferralState;
  day: string;
  at: Date;
  by: ReferralStepView['by'];
}

/** A firm's wish to be contacted about an offer, or its application to a call, and what came of it. */
export interface ReferralRecord {
  /** Follows from assessment and offer, or from call and reference: the same is there once. */
  _id: string;
  /** Null where it came by an import alone. */
  assessment: string | null;
  /** Id of the assessment's first version. */
  series: string | null;
  offer: string | null;
  call: string | null;
  service: string | null;
  /** Protocol number of the application at the call. */
  reference?: string;
  firm: CallReferralView['firm'];
  /** Null where the firm has not consented, or not any more. */
  contact: ReferralView['contact'];
  /** When the firm agreed, and to which version of the privacy notice. */
  consentedAt: Date | null;
  privacyNotice: string | null;
  createdAt: Date;
  steps: Step[];
  revision: number;
  /** Imports that have been applied to it. */
  imports?: string[];
  /** Deeds that the same update did, until they are in the record. */
  unrecorded?: Unrecorded[];
}

/** What statistics may see: no contact, and the firm only to tell it apart. */
export type CountedReferral = Pick<ReferralRecord, 'call' | 'service' | 'firm' | 'steps'>;

/** The id of the firm's own wish. */
export function wishId(assessment: string, offer: string): string {
  return idOf(`${assessment} ${offer}`);
}

/** The id of what is known from an import alone. */
export function applicationId(call: string, reference: string): string {
  return idOf(`application ${call} ${reference}`);
}

export function idOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

export function toProgress(record: ReferralRecord): ReferralProgress {
  const steps = inOrder(record.steps);
  return {
    call: record.call,
    service: record.service,
    state: stateOf(steps),
    steps: steps.map(({ id: _id, at, ...step }) => ({ ...step, recordedAt: at.toISOString() })),
    revision: record.revision,
  };
}

export function toView(record: ReferralRecord): ReferralView {
  const { _id: id, offer, contact, createdAt } = record;
  return {
    id,
    offer: offer ?? '',
    contact,
    createdAt: createdAt.toISOString(),
    ...toProgress(record),
  };
}

export function toCallView(record: ReferralRecord): CallReferralView {
  const { _id: id, firm, contact, reference } = record;
  return { id, reference: reference ?? null, firm, contact, ...toProgress(record) };
}

/** By day, and of one day as they were recorded: so steps that meet in any order say the same. */
export function inOrder<Known extends Pick<Step, 'day' | 'at'>>(steps: readonly Known[]): Known[] {
  return steps.toSorted((a, b) => a.day.localeCompare(b.day) || +a.at - +b.at);
}

export function stateOf(ordered: readonly Pick<Step, 'state'>[]): ReferralState {
  return ordered.at(-1)?.state ?? 'interested';
}
