import { z } from 'zod';
import { typedLine } from '../companies/profile.service.ts';
import type { CreateReferral } from '../contract.ts';
import type { FollowReferral } from '../contract-programmes.ts';
import { STATES } from './steps.ts';

/** A wish to be contacted: only with the firm's consent. */
export const createReferral = z.strictObject({
  offer: z.string().min(1).max(200),
  contact: z.strictObject({
    name: typedLine(120),
    email: z.email().max(254),
    phone: z
      .string()
      .regex(/^\+?[\d ()/.-]{5,30}$/, 'must be a phone number')
      .exactOptional(),
  }),
  consent: z.literal(true, 'the firm must agree'),
}) satisfies z.ZodType<CreateReferral>;

/** Up to ten billion euro. */
const cents = z.int().min(0).max(1e12);
const code = z.string().regex(/^[A-Za-z0-9.-]{1,60}$/, 'must be a code of the catalogue');

/** Something that happened with an offer. */
export const followReferral = z.strictObject({
  changeId: z.string().regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _'),
  revision: z.int().min(0),
  state: z.enum(STATES).exclude(['interested']),
  day: z.iso.date().refine((day) => day >= '1970-01-01', 'must not be before 1970'),
  call: code.exactOptional(),
  service: code.exactOptional(),
  requested: cents.exactOptional(),
  granted: cents.exactOptional(),
  paid: cents.exactOptional(),
}) satisfies z.ZodType<FollowReferral>;

/** Which page of a call's referrals. */
export const callQuery = z.strictObject({
  after: z
    .string()
    .regex(/^[\w-]{22}$/)
    .optional(),
  state: z.enum(STATES).optional(),
});

export const importQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).optional() });
