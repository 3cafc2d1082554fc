import { createHash, randomBytes } from 'node:crypto';
import type { Language } from '../../scoring/definition.ts';
import type { ConsentKind, NoticeView } from '../contract.ts';
import type { Device } from './device.ts';
import { type Chain, type Deed, type Unrecorded, unrecorded } from './record.ts';
import type { Role } from './rights.ts';

/** One browser that is signed in. */
export interface Session {
  id: string;
  device: Device;
  way: SignInWay;
  createdAt: Date;
  /** Number of the refresh token that counts now, and since when. */
  turn: number;
  turnedAt: Date;
  /** Over after so long without use, or at last: see `sessionExpiry`. */
  expiresAt: Date;
}

export type SignInWay = 'password' | 'link' | 'oidc';

/** A link in a mail that proves once who reads the mailbox. */
export interface Proof {
  kind: ProofKind;
  hash: string;
  expiresAt: Date;
  usedAt: Date | null;
}
export type ProofKind = 'verify' | 'sign-in' | 'reset';

/** A person at an OpenID provider. */
export interface Identity {
  issuer: string;
  subject: string;
  addedAt: Date;
}

/** Waits until both mailboxes have agreed. */
export interface EmailChange {
  id: string;
  email: string;
  sides: { side: Side; hash: string | null; confirmedAt: Date | null }[];
  expiresAt: Date;
}
export type Side = 'old' | 'new';

/** A person as stored. Unverified: somebody typed the address, nothing more is known or possible. */
export interface AccountRecord {
  _id: string;
  status: 'unverified' | 'active';
  /** In lower case; one account each. */
  email: string;
  language: Language;
  privacyNotice: string;
  /** Notices that were seen since: audience → version and moment. */
  notices?: Partial<Record<NoticeView['audience'], { version: string; at: Date }>>;
  /** What was said about each thing that is optional; nothing said is no. */
  consents?: Partial<Record<ConsentKind, { consent: boolean; at: Date }>>;
  roles: Role[];
  /** argon2id with its salt and parameters. */
  password: string | null;
  identities: Identity[];
  sessions: Session[];
  proofs: Proof[];
  emailChange: EmailChange | null;
  /** Deeds that the same update did, until they are in the record. */
  unrecorded: Unrecorded[];
  createdAt: Date;
  /** Last sign-in, or last renewal of a session. */
  lastSeenAt: Date;
  /** When it was told that it is deleted soon because nobody uses it. */
  warnedAt?: Date;
  /** When an unverified one is forgotten; null once active. */
  expiresAt: Date | null;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const UNVERIFIED_DAYS = 7;

/** How long a link in a mail can be used after the mail went out. */
export const PROOF_LIFE: Record<ProofKind | 'email-change', number> = {
  verify: DAY,
  'sign-in': 15 * MINUTE,
  reset: 60 * MINUTE,
  'email-change': 3 * DAY,
};

const IDLE = 30 * DAY;
const LONGEST = 180 * DAY;

/** 30 days after the last use, 180 days after signing in at the latest. */
export function sessionExpiry(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE, createdAt.getTime() + LONGEST));
}

export function newId(): string {
  return randomBytes(16).toString('base64url');
}

export function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

export function newSession(way: SignInWay, device: Device, now: Date): Session {
  const expiresAt = sessionExpiry(now, now);
  return { id: newId(), device, way, createdAt: now, turn: 0, turnedAt: now, expiresAt };
}

export function accountChain(account: string): Chain {
  return `account:${account}`;
}

/** By what an identity is called from outside: who the person is at the provider is not shown. */
export function identityId({ issuer, subject }: Pick<Identity, 'issuer' | 'subject'>): string {
  return createHash('sha256').update(`${issuer} ${subject}`).digest('base64url').slice(0, 22);
}

/** A deed to an account, by itself unless said otherwise. */
export function deedTo(
  account: string,
  now: Date,
  deed: Omit<Deed, 'chain' | 'by'> & { by?: string },
): Unrecorded {
  return unrecorded({ by: account, ...deed, chain: accountChain(account) }, now);
}
