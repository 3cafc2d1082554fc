import { z } from 'zod';

/** What this feature answers, for the OpenAPI document. */
export const consultantView = z
  .object({
    account: z.string(),
    name: z.string(),
    organisation: z.string(),
    about: z.string().optional(),
    provinces: z.array(z.string()),
    accreditation: z
      .object({ body: z.string(), number: z.string(), validUntil: z.iso.date() })
      .nullable(),
    accredited: z.enum(['valid', 'expired', 'none']),
  })
  .meta({ id: 'Consultant' });

export const consultantList = z
  .object({ consultants: z.array(consultantView), next: z.string().nullable() })
  .meta({ id: 'ConsultantList' });
