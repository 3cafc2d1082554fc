import { failed } from '../accounts/accounts.schemas.ts';
import { type Api, param, parse } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { AssignmentLetters } from './assignment-letters.service.ts';
import { engagementInputs } from './engagements.input.ts';

export interface AssignmentLetterRouteNeeds {
  assignmentLetters: AssignmentLetters;
  guard: SignedInGuard;
  limits: RateLimits;
}

/** The letter of assignment, for its two parties. */
export function addAssignmentLetterRoute(
  api: Api,
  { assignmentLetters, guard, limits }: AssignmentLetterRouteNeeds,
): void {
  api.on(
    {
      method: 'get',
      path: '/engagements/:engagementId/letter.pdf',
      tag: 'Engagements',
      summary: 'The letter of assignment as tagged PDF',
      query: engagementInputs.letter,
      answers: {
        200: { description: 'The letter', mediaType: 'application/pdf' },
        ...failed.invalid,
        ...failed.signedOut,
        ...failed.unknown,
      },
      before: [guard.require(), limits.by('report', accountKey)],
    },
    async (request, response) => {
      const { language } = parse(engagementInputs.letter, request.query);
      const id = param(request, 'engagementId');
      const pdf = await assignmentLetters.pdf(callerOf(response), id, language);
      response
        .type('application/pdf')
        .set('Content-Disposition', `attachment; filename="meridiana-engagement-${id}.pdf"`)
        .send(pdf);
    },
  );
}
