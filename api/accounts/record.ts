import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../scoring/canonical.ts';

/** Whose data an entry is about: each account and each company has a chain of its own. */
export type Chain = `account:${string}` | `company:${string}`;

/** What happened, such as `role.given`. */
export type Act = `${string}.${string}`;

/** Who did it: the id of an account, or the service or one of its commands by itself. */
export type Actor = string;

/** What is said of an act. Ids and fixed words alone: no name, no address, nothing that somebody typed. */
export interface Deed {
  chain: Chain;
  act: Act;
  by: Actor;
  /** Id of what it was done to, where that is not the owner of the chain. */
  on?: string;
  /** A fixed word more, such as the role. */
  detail?: string;
}

/** A deed waiting in the document that it changed, written by the same update. */
export interface Unrecorded extends Deed {
  id: string;
  at: Date;
}

/** A deed in its chain. */
export interface Entry extends Deed {
  /** Id of the deed: the same one is never recorded twice. */
  _id: string;
  /** 1 for the first of its chain, without gaps. */
  seq: number;
  at: Date;
  /** Hash of the entry before it; empty for the first. */
  previous: string;
  hash: string;
}

export function unrecorded(deed: Deed, at: Date): Unrecorded {
  return { ...deed, id: randomBytes(16).toString('base64url'), at };
}

/** The entry that follows `last` in its chain. */
export function toEntry({ id, ...deed }: Unrecorded, last: Pick<Entry, 'seq' | 'hash'>): Entry {
  const entry = { ...deed, _id: id, seq: last.seq + 1, previous: last.hash };
  return { ...entry, hash: hashEntry(entry) };
}

/** SHA-256 over the canonical form (RFC 8785) of everything else in the entry. */
function hashEntry(entry: Omit<Entry, 'hash'>): string {
  const { _id, chain, seq, at, act, by, on, detail, previous } = entry;
  const content = { _id, chain, seq, at: at.toISOString(), act, by, on, detail, previous };
  return createHash('sha256').update(canonicalJson(content)).digest('base64url');
}

/** The first thing that is wrong with a chain. */
export interface Break {
  chain: string;
  seq: number;
  fault: 'gap' | 'changed' | 'not-linked' | 'cut-off';
}

/** The start of every chain. */
export const START = { seq: 0, hash: '' };

/** Whether `entry` follows `last` unchanged. @returns what is wrong, or null */
export function findBreak(entry: Entry, last: Pick<Entry, 'seq' | 'hash'>): Break | null {
  const { chain, seq } = entry;
  if (seq !== last.seq + 1) return { chain, seq: last.seq + 1, fault: 'gap' };
  if (entry.previous !== last.hash) return { chain, seq, fault: 'not-linked' };
  const { hash, ...content } = entry;
  return hashEntry(content) === hash ? null : { chain, seq, fault: 'changed' };
}
