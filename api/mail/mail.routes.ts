import { z } from 'zod';
import { type Access, grantsOf, linkKey } from '../assessments/access.ts';
import { errorBody } from '../http/error-schema.ts';
import type { SendMail } from '../contract.ts';
import type { Api } from '../http/endpoint.ts';
import { networkOf, type RateLimits } from '../http/rate-limits.ts';
import { languageSchema } from '../../scoring/definition.ts';
import type { AssessmentLetters } from './assessment-letters.service.ts';
import type { MailQueue } from './mail-queue.service.ts';

const sendMail = z.strictObject({
  kind: z.enum(['resume', 'report']),
  to: z.email().max(254),
  language: languageSchema,
}) satisfies z.ZodType<SendMail>;

/** Sending the resume link or the report to an address. */
export function addMailRoutes(
  api: Api,
  {
    queue,
    assessmentLetters,
    access,
    limits,
  }: {
    queue: MailQueue;
    assessmentLetters: AssessmentLetters;
    access: Access;
    limits: RateLimits;
  },
): void {
  api.on(
    {
      method: 'post',
      path: '/assessments/:id/mails',
      tag: 'Mails',
      summary: 'Sends the resume link, or the report as PDF with a read-only link',
      body: sendMail,
      answers: {
        202: { description: 'Queued' },
        401: { description: 'No cookie of this assessment', schema: errorBody },
        409: { description: 'No report before submitting', schema: errorBody },
        429: { description: 'Too many mails by recipient, link or network', schema: errorBody },
      },
      before: [access.require('assessment.share')],
    },
    async (request, response, body) => {
      await limits.spend('mailNetwork', networkOf(request));
      await limits.spend('mailLink', linkKey(request, response));
      await limits.spend('mailAddress', body.to.toLowerCase());
      await queue.add(await assessmentLetters.prepare(grantsOf(response), body));
      response.status(202).end();
    },
  );
}
