import { z } from 'zod';
import { typedLine } from '../companies/profile.service.ts';
import type { CreateReferral } from '../contract.ts';

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
