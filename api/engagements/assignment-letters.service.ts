import type { Caller } from '../accounts/rights.ts';
import type { CompanyService } from '../companies/companies.service.ts';
import type { ConsultantService } from '../consultants/consultants.service.ts';
import type { LetterService } from '../reports/letters.service.ts';
import type { Language } from '../../scoring/definition.ts';
import type { EngagementService } from './engagements.service.ts';

export interface AssignmentLetterNeeds {
  engagements: EngagementService;
  companies: CompanyService;
  consultants: ConsultantService;
  letters: LetterService;
}

/** The letter of assignment of an engagement, on paper. */
export class AssignmentLetters {
  readonly #needs: AssignmentLetterNeeds;

  constructor(needs: AssignmentLetterNeeds) {
    this.#needs = needs;
  }

  /** For the two parties. @throws HttpError 404 for everybody else */
  async pdf(caller: Caller, id: string, language: Language): Promise<Buffer> {
    const { engagements, companies, consultants, letters } = this.#needs;
    const engagement = await engagements.read(caller, id);
    const { company, consultant } = engagement;
    const [facts, profile] = await Promise.all([
      company && companies.facts(company.id),
      consultants.find(consultant.account),
    ]);
    const vatNumber = facts?.profile.vatNumber ?? null;
    const accreditation = profile?.accreditation ?? null;
    return letters.pdf({ engagement, vatNumber, accreditation }, language);
  }
}
