import { z } from 'zod';
import { SIZES } from '../../scoring/profile.ts';
import { errorBody } from '../http/error-schema.ts';
import { membershipSchema, sizePeriod } from './companies.input.ts';

/** What this feature answers, for the OpenAPI document. */
const moment = z.iso.datetime();
const sizeClass = z.enum(SIZES);

const figures = { workUnits: z.int(), turnover: z.int(), balanceSheet: z.int() };
const sizeLine = z.object({
  year: z.int(),
  ...figures,
  own: z.object(figures),
  counted: z.array(
    z.object({
      ...figures,
      name: z.string(),
      as: z.enum(['autonomous', 'partner', 'linked']),
      share: z.int(),
      via: z.string().exactOptional(),
    }),
  ),
  within: z.enum(['turnover', 'balanceSheet']).array(),
  beyond: z.object({ size: sizeClass, by: z.enum(['workUnits', 'money']).array() }).nullable(),
  alone: sizeClass,
  inForce: sizeClass,
  reason: z.enum(['first-period', 'unchanged', 'kept-for-one-period', 'changed-after-two-periods']),
});

export const companyView = z
  .object({
    id: z.string(),
    name: z.string(),
    vatNumber: z.string().nullable(),
    profile: z.looseObject({ country: z.string() }),
    statisticalSize: z.enum(['0-9', '10-49', '50-249', '250+']).nullable(),
    size: z
      .object({ periods: sizePeriod.array(), inForce: sizeClass, lines: sizeLine.array() })
      .nullable(),
    revision: z.int(),
    role: membershipSchema.nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Company' });

export const companySummary = z
  .object({ id: z.string(), name: z.string(), role: membershipSchema })
  .meta({ id: 'CompanySummary' });

export const invitationView = z
  .object({
    id: z.string(),
    email: z.email(),
    role: membershipSchema,
    invitedAt: moment,
    expiresAt: moment,
  })
  .meta({ id: 'Invitation' });

export const memberList = z
  .object({
    members: z.array(
      z.object({
        account: z.string(),
        email: z.email(),
        role: membershipSchema,
        since: moment,
        you: z.boolean(),
      }),
    ),
    invitations: invitationView.array(),
  })
  .meta({ id: 'MemberList' });

/** Answers that several addresses have in common. */
export const failed = {
  invalid: { 400: { description: 'Not right; every field is named', schema: errorBody } },
  signedOut: { 401: { description: 'No session, or one that is over', schema: errorBody } },
  forbidden: { 403: { description: 'The place in the company forbids it', schema: errorBody } },
  unknown: { 404: { description: 'Unknown, or not for who asks', schema: errorBody } },
  conflict: { 409: { description: 'Another state than expected', schema: errorBody } },
};
