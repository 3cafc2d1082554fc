import { createHash, randomBytes } from 'node:crypto';
import type { Chain, Unrecorded } from '../accounts/record.ts';
import type { AuditPoint, AuditStatus, AuditView, EvidenceView } from '../contract-audits.ts';
import type { Accreditation } from '../contract-companies.ts';
import type { Answers, AnswerValue } from '../../scoring/answers.ts';
import type { Conclusions, InventoryItem, Verified } from '../../scoring/audit.ts';
import type { Language } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { Routing } from '../../scoring/result.ts';
import type { StageProposal } from '../../scoring/stage.ts';
import type { Side } from './workflow.ts';

/** A saved change, remembered so that the same one sent again is known. */
export interface Change {
  id: string;
  revision: number;
  at: Date;
}

/** A part of an audit that is saved by itself. */
export interface StoredPart<T> {
  revision: number;
  value: T;
  changes: Change[];
}

/** The parts by name. */
export interface PartValues {
  declared: Answers;
  verified: Record<string, Verified>;
  inventory: InventoryItem[];
  conclusions: Conclusions;
}
export type PartName = keyof PartValues;
type StoredParts = { [Name in PartName]: StoredPart<PartValues[Name]> };

export interface StoredComment {
  id: string;
  question: string | null;
  text: string;
  account: string;
  by: Side;
  at: Date;
}

/** A file of the audit; its bytes may be shared with the versions before and after. */
export interface StoredEvidence extends Omit<EvidenceView, 'uploadedAt'> {
  /** Where the bytes are. */
  file: string;
  account: string;
  uploadedAt: Date;
  /** Both parties were told that it is about to expire. */
  warned: boolean;
}

/** A letter that the same update decided on, until it is in the queue. */
export interface Unsent {
  id: string;
  kind: AuditLetterKind;
}
export type AuditLetterKind = 'changes-requested' | 'report-ready' | 'evidence-expiring';

/** What the sign-off states, beside the results. */
export interface SignedOff {
  at: Date;
  on: string;
  /** Of the verified part: the same sign-off again is known by it. */
  revision: number;
  account: string;
  name: string;
  organisation: string;
  accreditation: Accreditation | null;
  accredited: boolean;
  stage: number | null;
  definitionHash: string;
  signature: { algorithm: 'Ed25519'; publicKey: string; value: string };
}

/** Where a declared answer came from; it counts as carried while it still is the same. */
export interface Carried {
  assessment: string;
  value: AnswerValue;
}

/** One version of an audit as it is stored: everything but the bytes of its evidence. */
export interface AuditRecord extends StoredParts {
  _id: string;
  /** Id of the first version; corrections belong to the same series. */
  series: string;
  company: string;
  companyName: string;
  engagement: string;
  consultant: { account: string; name: string; organisation: string };
  instrument: string;
  version: number;
  language: Language;
  point: AuditPoint;
  status: AuditStatus;
  /** The firm's on the day the audit began. */
  profile: Profile;
  carried: Record<string, Carried>;
  /** Shares of visible indicators, 0–1, kept up by saving. */
  shares: { declared: number; verified: number };
  /** Revision of the declared part that was submitted last, and of the verified one that was confirmed. */
  submittedRevision: number | null;
  confirmedRevision: number | null;
  comments: StoredComment[];
  /** Account → question (or `audit`) → private note: each consultant sees their own. */
  notes: Record<string, Record<string, string>>;
  requests: { question: string | null; text: string; at: Date }[];
  evidence: StoredEvidence[];
  results: AuditView['results'];
  stageProposal: StageProposal | null;
  offers: Routing | null;
  signedOff: SignedOff | null;
  corrects: string | null;
  follows: string | null;
  unsent: Unsent[];
  unrecorded: Unrecorded[];
  /** Signed off, and not yet among the results that regions count. */
  unprojected?: true;
  createdAt: Date;
  updatedAt: Date;
}

/** What is left of a deleted audit until everything that belongs to it is gone too. */
export interface Tombstone {
  _id: string;
  status: 'deleted';
  files: string[];
  unrecorded: Unrecorded[];
}

export const NO_CONCLUSIONS: Conclusions = {
  findings: {},
  priorities: [],
  measures: [],
  summary: '',
  stage: null,
};

export function newId(): string {
  return randomBytes(16).toString('base64url');
}

export function isId(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}

/** An id that follows from what the audit is, so that there is never a second one of it. */
export function auditId(what: string): string {
  return createHash('sha256').update(what).digest().subarray(0, 16).toString('base64url');
}

export const correctionOf = (id: string) => auditId(`correction of ${id}`);
export const followUpOf = (id: string) => auditId(`follow-up of ${id}`);

export function companyChain(company: string): Chain {
  return `company:${company}`;
}

export function part<T>(value: T): StoredPart<T> {
  return { revision: 0, value, changes: [] };
}

/** What every audit begins with, whatever it is filled with. */
export function emptyAudit(now: Date) {
  return {
    status: 'draft' as AuditStatus,
    declared: part<Answers>({}),
    verified: part<Record<string, Verified>>({}),
    inventory: part<InventoryItem[]>([]),
    conclusions: part(NO_CONCLUSIONS),
    carried: {},
    shares: { declared: 0, verified: 0 },
    submittedRevision: null,
    confirmedRevision: null,
    comments: [],
    notes: {},
    requests: [],
    evidence: [],
    results: null,
    stageProposal: null,
    offers: null,
    signedOff: null,
    corrects: null,
    follows: null,
    unsent: [],
    createdAt: now,
    updatedAt: now,
  };
}
