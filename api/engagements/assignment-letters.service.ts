import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { LetterService } from '../reports/letters.service.ts';
import type { Language } from '../../scoring/definition.ts';
import { toView } from './engagements.record.ts';
import type { EngagementService } from './engagements.service.ts';

export interface AssignmentLetterNeeds {
  engagements: EngagementService;
  letters: LetterService;
  clock: Clock;
}

/** The letter of assignment of an engagement, on paper. */
export class AssignmentLetters {
  readonly #needs: AssignmentLetterNeeds;

  constructor(needs: AssignmentLetterNeeds) {
    this.#needs = needs;
  }

  /** For the two parties, as it was agreed. @throws HttpError 404 for everybody else */
  async pdf(caller: Caller, id: string, language: Language): Promise<Buffer> {
    const { engagements, letters, clock } = this.#needs;
    const record = await engagements.find(caller, id);
    const engagement = toView(record, clock.today());
    return letters.pdf({ engagement, ...record.stated }, language);
  }
}
