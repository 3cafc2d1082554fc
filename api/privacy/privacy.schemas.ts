import { z } from 'zod';
import { consentKind } from './privacy.input.ts';

/** What this feature answers, for the OpenAPI document. */
const day = z.iso.date();
const texts = z.object({ en: z.string(), it: z.string() });
const named = z.object({ id: z.string(), name: z.string() }).array();

export const consentView = z
  .object({ kind: consentKind, consent: z.boolean(), at: z.iso.datetime().nullable() })
  .meta({ id: 'Consent' });

export const retentionView = z
  .object({ id: z.string(), what: texts, howLong: texts, why: texts })
  .meta({ id: 'Retention' });

export const deletionPreview = z
  .object({
    removed: z.object({
      assessments: z.int(),
      audits: z.int(),
      evidence: z.int(),
      members: z.int(),
      referrals: z.int(),
    }),
    kept: z.object({ audit: z.string(), signedOffOn: day, until: day }).array(),
  })
  .meta({ id: 'DeletionPreview' });

export const accountDeletion = deletionPreview
  .extend({
    companies: z.object({ gone: named, left: named, handOver: named }),
    engagements: z.int(),
    lastAdministrator: z.boolean(),
  })
  .meta({ id: 'AccountDeletion' });
