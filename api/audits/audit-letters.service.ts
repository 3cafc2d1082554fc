import type { Clock } from '../clock.ts';
import type { MailQueue, QueuedMail } from '../mail/mail-queue.service.ts';
import type { Letter } from '../mail/mail.service.ts';
import { auditId, type AuditRecord, newId, type Unsent } from './audits.record.ts';
import type { AuditStore } from './audits.store.ts';
import type { EvidenceStore } from './evidence.store.ts';
import type { Parties, Recipient } from './parties.ts';

const DAYS_BEFORE = 30;
const DAY = 86_400_000;

export interface AuditLetterNeeds {
  store: AuditStore;
  evidence: EvidenceStore;
  parties: Parties;
  queue: MailQueue;
  clock: Clock;
}

type Waiting = Pick<AuditRecord, '_id' | 'company' | 'consultant' | 'unsent'>;

/** Letters about audits: decided on by the step they tell of, written to whoever it concerns when they go out. */
export class AuditLetters {
  readonly #needs: AuditLetterNeeds;

  constructor(needs: AuditLetterNeeds) {
    this.#needs = needs;
  }

  /** Warns of what expires and queues what waits anywhere. Safe at any time, also twice at once and after any kill. */
  async sweep(): Promise<void> {
    await this.#warnOfExpiry();
    for (const audit of await this.#needs.store.findUnsent()) await this.queue(audit);
  }

  /** Queues what waits in one audit. */
  async queue(audit: Waiting): Promise<void> {
    for (const letter of audit.unsent) {
      await this.#queue(audit, letter);
      await this.#needs.store.markSent(audit._id, letter.id);
    }
  }

  async #queue(audit: Waiting, { id, kind }: Unsent): Promise<void> {
    for (const { account, email: to, language } of await this.#recipients(audit, kind)) {
      const about = { audit: audit._id };
      // The same id after a kill in between: nobody gets it as two letters.
      await this.#needs.queue.add({ kind, to, language, about }, auditId(`${id} to ${account}`));
    }
  }

  /** The firm hears of everything; the consultant of evidence, which both must keep valid. */
  async #recipients(audit: Waiting, kind: Unsent['kind']): Promise<Recipient[]> {
    const { parties } = this.#needs;
    const firm = await parties.writersOf(audit.company);
    if (kind !== 'evidence-expiring') return firm;
    const consultant = await parties.auditorOf(audit.company, audit.consultant.account);
    return [...firm, ...(consultant ? [consultant] : [])];
  }

  /** Decides on one letter for each audit whose evidence ends within 30 days; one that a newer version holds is its affair. */
  async #warnOfExpiry(): Promise<void> {
    const { evidence, clock } = this.#needs;
    const by = dayIn(clock, DAYS_BEFORE);
    for (const { _id } of await evidence.findExpiring(by)) {
      const isSucceeded = await evidence.isSucceeded(_id);
      const letters: Unsent[] = isSucceeded ? [] : [{ id: newId(), kind: 'evidence-expiring' }];
      await evidence.warn(_id, by, letters);
    }
  }
}

/** The letter as it goes out: the way to the audit, where each reader sees what they may. */
export function writeAuditLetter(
  publicUrl: string,
  { kind, language, about }: QueuedMail,
): Letter | null {
  const text = LETTERS.find((each) => each === kind);
  const { audit } = about;
  if (!text || audit === undefined) return null;
  return { text, url: `${publicUrl}/${language}/audit/${audit}` };
}

export const LETTERS = ['changes-requested', 'report-ready', 'evidence-expiring'] as const;

function dayIn(clock: Clock, days: number): string {
  const [year = 0, month = 1, day = 1] = clock.today().split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day) + days * DAY).toISOString().slice(0, 10);
}
