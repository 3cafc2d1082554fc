import { z } from 'zod';

/** What this feature answers, for the OpenAPI document. */
const moment = z.iso.datetime();

export const engagementView = z
  .object({
    id: z.string(),
    tasks: z.array(z.enum(['technological-audit', 'assisted-assessment', 'follow-up'])),
    scope: z.string(),
    from: z.iso.date(),
    until: z.iso.date(),
    state: z.enum(['proposed', 'active', 'ended']),
    company: z.object({ id: z.string(), name: z.string() }).nullable(),
    firm: z.string(),
    consultant: z.object({ account: z.string(), name: z.string(), organisation: z.string() }),
    accepted: z.object({ company: moment.nullable(), consultant: moment.nullable() }),
    ended: z.object({ on: z.iso.date(), by: z.enum(['company', 'consultant', 'time']) }).nullable(),
    waitsFor: z.enum(['company', 'consultant']).nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Engagement' });
