import { z } from 'zod';
import type { SetConsent } from '../contract.ts';
import { CONSENT_KINDS } from './notices.ts';

export const consentKind = z.enum(CONSENT_KINDS);

export const setConsent = z.strictObject({
  consent: z.boolean(),
}) satisfies z.ZodType<SetConsent>;
