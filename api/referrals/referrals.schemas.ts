import { z } from 'zod';
import { errorBody } from '../http/error-schema.ts';
import { SIZES } from '../../scoring/profile.ts';
import { createReferral } from './referrals.input.ts';
import { STATES } from './steps.ts';

/** What this feature answers, for the OpenAPI document. */
const cents = z.int().optional();
const progress = {
  call: z.string().nullable(),
  service: z.string().nullable(),
  state: z.enum(STATES),
  steps: z.array(
    z.object({
      state: z.enum(STATES),
      day: z.iso.date(),
      requested: cents,
      granted: cents,
      paid: cents,
      recordedAt: z.iso.datetime(),
      by: z.enum(['firm', 'consultant', 'officer', 'import']),
    }),
  ),
  revision: z.int(),
};
const contact = createReferral.shape.contact.nullable();

export const referralView = z
  .object({
    id: z.string(),
    offer: z.string(),
    contact,
    createdAt: z.iso.datetime(),
    ...progress,
  })
  .meta({ id: 'Referral' });

export const callReferralView = z
  .object({
    id: z.string(),
    reference: z.string().nullable(),
    firm: z.object({
      name: z.string().nullable(),
      vatNumber: z.string().nullable(),
      nuts3: z.string().nullable(),
      size: z.enum(SIZES).nullable(),
    }),
    contact,
    ...progress,
  })
  .meta({ id: 'CallReferral' });

export const importReport = z
  .object({
    dryRun: z.boolean(),
    rows: z.int(),
    applications: z.int(),
    added: z.int(),
    known: z.int(),
    errors: z.array(z.object({ row: z.int(), column: z.string(), code: z.string() })),
  })
  .meta({ id: 'ImportReport' });

export const failed = {
  invalid: { 400: { description: 'Not right; says where', schema: errorBody } },
  signedOut: { 401: { description: 'Not signed in', schema: errorBody } },
  forbidden: { 403: { description: 'Not for this account', schema: errorBody } },
  unknown: { 404: { description: 'Unknown, or not the caller’s', schema: errorBody } },
  conflict: { 409: { description: 'Changed in the meantime, or under way', schema: errorBody } },
};
