import { z } from 'zod';
import { languageSchema } from '../../scoring/definition.ts';
import type {
  AskForLink,
  BeginOpenId,
  ChangeEmail,
  ChangeLanguage,
  ChangePassword,
  Register,
  ResetPassword,
  SignIn,
  UseLink,
  Verify,
} from '../contract.ts';
import { ROLES } from './rights.ts';

const email = z.email().max(254).toLowerCase().meta({ example: 'ada@example.org' });
const token = z.string().min(1).max(200);
/** Judged by the rules for passwords only where one is chosen. */
const password = z.string().min(1).max(1000);
const language = languageSchema;
const privacyNotice = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be the version that was shown')
  .meta({ example: '2026-11' });

/** Request bodies of this feature. */
export const accountInputs = {
  register: z.strictObject({ email, language, privacyNotice }) satisfies z.ZodType<Register>,
  verify: z.strictObject({
    token,
    password: password.exactOptional(),
  }) satisfies z.ZodType<Verify>,
  signIn: z.strictObject({ email, password }) satisfies z.ZodType<SignIn>,
  askForLink: z.strictObject({ email, language }) satisfies z.ZodType<AskForLink>,
  useLink: z.strictObject({ token }) satisfies z.ZodType<UseLink>,
  beginOpenId: z.strictObject({
    language,
    privacyNotice,
    link: z.boolean().exactOptional(),
  }) satisfies z.ZodType<BeginOpenId>,
  changePassword: z.strictObject({
    current: password,
    password,
  }) satisfies z.ZodType<ChangePassword>,
  resetPassword: z.strictObject({ token, password }) satisfies z.ZodType<ResetPassword>,
  changeLanguage: z.strictObject({ language }) satisfies z.ZodType<ChangeLanguage>,
  changeEmail: z.strictObject({ email }) satisfies z.ZodType<ChangeEmail>,
  listAccounts: z.strictObject({ after: z.string().max(64).optional(), email: email.optional() }),
};

export const roleSchema = z.enum(ROLES);
