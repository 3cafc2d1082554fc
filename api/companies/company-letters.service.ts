import type { Clock } from '../clock.ts';
import { hashToken } from '../keys.ts';
import type { QueuedMail } from '../mail/mail-queue.service.ts';
import type { Letter } from '../mail/mail.service.ts';
import type { MemberStore } from './members.store.ts';

export interface CompanyLetterNeeds {
  members: MemberStore;
  clock: Clock;
  publicUrl: string;
}

/** The letter that invites into a company. It says as what, but not into which one: a stranger typed that name. */
export class CompanyLetters {
  readonly #needs: CompanyLetterNeeds;

  constructor(needs: CompanyLetterNeeds) {
    this.#needs = needs;
  }

  /** Null if the invitation was withdrawn, accepted or is over. */
  async writeInvitation({ language, about }: QueuedMail, token: string): Promise<Letter | null> {
    const { members, clock, publicUrl } = this.#needs;
    const { company = '', invitation = '', role = 'viewer' } = about;
    const isOpen = await members.setHash(company, invitation, hashToken(token), clock.now());
    if (!isOpen) return null;
    const url = `${publicUrl}/${language}/invitation#invitation=${token}`;
    return { text: 'invitation', url, words: { role: `mail.role.${role}` } };
  }
}
