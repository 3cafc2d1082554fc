import { createHash, randomBytes } from 'node:crypto';
import type { Chain, Unrecorded } from '../accounts/record.ts';
import { hashToken } from '../keys.ts';
import type { AnswersFrom, Audited, Receipt, Right, Settlement } from '../contract.ts';
import type { Answers, AnswerValue } from '../../scoring/answers.ts';
import type { Language } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { Result, Routing } from '../../scoring/result.ts';

/** A way in: who has the token whose hash is here has the right. */
export interface Link {
  id: string;
  right: Right;
  hash: string;
  createdAt: Date;
}

/** Who can hold an assessment: the same names as the chains of the record. */
export type Holder = Chain;

/** The answers that an assessment began with: all that were given there, for what does not agree with them here. */
export interface KeptAnswers extends AnswersFrom {
  answers: Answers;
}

/** How a contradiction was settled, and the answer that it was settled for: with another answer it is open again. */
export interface Settled {
  how: Settlement;
  answer: AnswerValue;
}

/** A saved change, remembered so that the same one sent again is known. */
export interface Change {
  id: string;
  revision: number;
  at: Date;
}

/** What a submitted assessment keeps of its receipt; the rest of the receipt is the assessment itself. */
export type KeptReceipt = Pick<Receipt, 'definitionHash' | 'profile' | 'signature'>;

/** One version of an assessment as it is stored. */
export interface AssessmentRecord {
  _id: string;
  /** Id of the first version: all versions of one assessment are deleted together. */
  series: string;
  instrument: string;
  version: number;
  language: Language;
  privacyNotice: string;
  status: 'draft' | 'submitted';
  revision: number;
  answers: Answers;
  profile: Profile;
  links: Link[];
  /** Whose it is since it was claimed, such as `account:<id>`; until then whoever has an edit link holds it. */
  holder?: Holder;
  /** Its other versions have still to follow it to the holder. */
  claimUnfinished?: true;
  /** Who held it before it was moved; its other versions are still there while the claim is unfinished. */
  movedFrom?: Holder;
  /** Deeds of the holder that the same update did, until they are in the record. */
  unrecorded?: Unrecorded[];
  changes: Change[];
  createdAt: Date;
  updatedAt: Date;
  /** Day on which the draft is deleted; null once submitted. */
  expiresAt: Date | null;
  submittedAt: Date | null;
  /** Revision that was submitted: the same submit again is known by it. */
  submittedRevision: number | null;
  assessedOn: string | null;
  result: Result | null;
  offers: Routing | null;
  receipt: KeptReceipt | null;
  /** The version that this one corrects. */
  corrects: string | null;
  /** The assessment that this one measures again, and how often it has been measured before. */
  follows?: string;
  point?: number;
  from?: KeptAnswers;
  /** Question → how what contradicts `from` was settled. */
  settled?: Record<string, Settled>;
  /** What the offers were judged by, where the company has a signed-off audit. */
  audited?: Audited;
  /** Submitted, and not yet among the results that regions count. */
  unprojected?: true;
  /** Made by the seed command: no firm stands behind it. */
  generated?: true;
}

/** What is left of a deleted assessment until everything that belongs to it is gone too. */
export interface Tombstone {
  _id: string;
  series: string;
  status: 'deleted';
}

const DRAFT_MONTHS = 12;

/** 128 random bits in 22 characters. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** A link's secret: 192 random bits. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** A way in that can edit, and the token that opens it. */
export function newEditLink(createdAt: Date): { link: Link; token: string } {
  const token = newToken();
  return { token, link: { id: newId(), right: 'edit', hash: hashToken(token), createdAt } };
}

export function isId(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}

/** The id of the version that corrects this one: following from it, so that there is never a second. */
export function correctionId(id: string): string {
  return idOf(`correction of ${id}`);
}

/** The id of the assessment that measures this one again: one for each holder, of whom nobody sees the other's. */
export function followUpId(id: string, holder: Holder | undefined): string {
  return idOf(`follow-up of ${id} for ${holder ?? 'links'}`);
}

function idOf(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
}

/** The company that holds it; null where an account or nobody does. */
export function companyOf({ holder }: { holder?: Holder }): string | null {
  return holder?.startsWith('company:') ? holder.slice('company:'.length) : null;
}

/** When a draft that is changed now is deleted: the same moment all day long, so that saving moves no index. */
export function draftExpiry(now: Date): Date {
  return new Date(
    Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + DRAFT_MONTHS, now.getUTCDate() + 1),
  );
}

/** What every version begins with: nothing answered, nothing submitted. */
export function emptyDraft(now: Date) {
  return {
    status: 'draft' as const,
    revision: 0,
    answers: {},
    changes: [],
    createdAt: now,
    updatedAt: now,
    expiresAt: draftExpiry(now),
    submittedAt: null,
    submittedRevision: null,
    assessedOn: null,
    result: null,
    offers: null,
    receipt: null,
    corrects: null,
  };
}
