import { createContext, use } from 'react';
import type { AuditDeed, AuditView } from '../../api/contract-audits.ts';
import type { AuditSession, AuditState } from './audit-session.ts';

export interface Room extends AuditState {
  session: AuditSession;
  /** Shows the audit as a step has left it. */
  moveOn: (audit: AuditView) => void;
  may: (deed: AuditDeed) => boolean;
  /** What the firm is to change, by indicator or about the whole; collected in this browser until it is sent. */
  asked: Record<string, string>;
  ask: (about: string, text: string) => void;
  askedAll: () => void;
}

/** Stands for the audit as a whole where something is about an indicator or about all. */
export const WHOLE = 'audit';

export const RoomContext = createContext<Room | null>(null);

/** The audit that is on the page. Only below the audit's page. */
export function useRoom(): Room {
  const room = use(RoomContext);
  if (!room) throw new Error('useRoom needs an audit around it');
  return room;
}
