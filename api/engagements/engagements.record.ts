import { randomBytes } from 'node:crypto';
import type { Accreditation, Assignment, EngagementView } from '../contract-companies.ts';
import type { Chain, Deed, Unrecorded } from '../accounts/record.ts';
import { unrecorded } from '../accounts/record.ts';
import type { Language } from '../../scoring/definition.ts';
import { endOf, stateOf, waitsFor } from './engagement-state.ts';

export type Side = 'company' | 'consultant';

/** One side's word: when it was given, and by whose account. */
export interface Acceptance {
  at: Date;
  by: string;
}

/** A mail that the same update made due; it waits here until it is in the queue. */
export interface DueLetter {
  id: string;
  kind: EngagementLetter;
  /** A side is written to at the addresses of its accounts. */
  to: Side | { email: string; language: Language };
}
export type EngagementLetter =
  'engagement' | 'engagement-firm' | 'engagement-accepted' | 'engagement-ended';

/** What a company and a consultant agree on, as stored. Its state is worked out by `stateOf`, never stored. */
export interface EngagementRecord {
  _id: string;
  /** Null until a firm has accepted what came by mail. */
  company: string | null;
  /** Account of the consultant. */
  consultant: string;
  /** Names of the parties as they stood when they agreed. */
  names: { firm: string; consultant: string; organisation: string };
  /** What the letter says of them besides, from the same moment: what was agreed does not change afterwards. */
  stated: { vatNumber: string | null; accreditation: Accreditation | null };
  assignment: Assignment;
  accepted: Record<Side, Acceptance | null>;
  /** By one of the sides; that its time is over is worked out. */
  ended: (Acceptance & { side: Side; on: string }) | null;
  /** Proposed to a firm by mail: the link's hash once the mail is out, and the last day to accept. */
  invitation: { hash: string | null; acceptBy: string } | null;
  letters: DueLetter[];
  unrecorded: Unrecorded[];
  createdAt: Date;
}

export function newId(): string {
  return randomBytes(16).toString('base64url');
}

export function letter(kind: EngagementLetter, to: DueLetter['to']): DueLetter {
  return { id: newId(), kind, to };
}

/** A deed in the chain of the company; before there is one, in that of the consultant. */
export function deedOf(
  act: Deed['act'],
  { _id: on, company, consultant }: Pick<EngagementRecord, '_id' | 'company' | 'consultant'>,
  { by, at }: Acceptance,
): Unrecorded {
  const chain: Chain = company === null ? `account:${consultant}` : `company:${company}`;
  return unrecorded({ chain, act, by, on }, at);
}

/** @param today day in Europe/Rome */
export function toView(record: EngagementRecord, today: string): EngagementView {
  const { _id: id, company, consultant, names, assignment, accepted } = record;
  return {
    ...assignment,
    id,
    state: stateOf(record, today),
    company: company === null ? null : { id: company, name: names.firm },
    firm: names.firm,
    consultant: { account: consultant, name: names.consultant, organisation: names.organisation },
    accepted: {
      company: accepted.company?.at.toISOString() ?? null,
      consultant: accepted.consultant?.at.toISOString() ?? null,
    },
    ended: endOf(record, today),
    waitsFor: waitsFor(record, today),
    createdAt: record.createdAt.toISOString(),
  };
}
