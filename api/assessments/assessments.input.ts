import { z } from 'zod';
import type { Answers } from '../../scoring/answers.ts';
import { languageSchema } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';
import type {
  AccessRequest,
  BeginAssessment,
  BeginCompanyAssessment,
  CreateAssessment,
  CreateLink,
  SaveAnswers,
  SaveProfile,
  SaveSettlements,
  Submit,
} from '../contract.ts';

const changeId = z
  .string()
  .regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _')
  .meta({ example: '3f1c9a52-change' });
const revision = z.int().min(0);
export const rightSchema = z.enum(['edit', 'read']);

/** Request bodies of this feature. The answers are checked against their definition afterwards. */
export function assessmentInputs(profile: z.ZodType<Profile>) {
  const begin = z.strictObject({
    instrument: z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*$/, 'must be the id of an instrument')
      .meta({ example: 'first-level' }),
    language: languageSchema,
    privacyNotice: z
      .string()
      .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be the version that was shown')
      .meta({ example: '2026-11' }),
  });
  const from = z
    .string()
    .max(200)
    .exactOptional()
    .meta({ description: 'A submitted assessment whose answers are carried over.' });
  return {
    create: begin.extend({ profile }) satisfies z.ZodType<CreateAssessment>,
    begin: begin.extend({ profile, from }) satisfies z.ZodType<BeginAssessment>,
    beginForCompany: begin.extend({ from }) satisfies z.ZodType<BeginCompanyAssessment>,
    saveAnswers: z.strictObject({
      changeId,
      revision,
      answers: z.custom<Answers>(isPlainObject, 'must be an object from question to value').meta({
        type: 'object',
        description: 'Question id → value; see the definition of the instrument.',
      }),
    }) satisfies z.ZodType<SaveAnswers>,
    saveProfile: z.strictObject({ changeId, revision, profile }) satisfies z.ZodType<SaveProfile>,
    saveSettlements: z.strictObject({
      changeId,
      revision,
      settlements: z.record(z.string(), z.enum(['keep', 'both'])),
    }) satisfies z.ZodType<SaveSettlements>,
    submit: z.strictObject({ revision }) satisfies z.ZodType<Submit>,
    createLink: z.strictObject({ right: rightSchema }) satisfies z.ZodType<CreateLink>,
    access: z.strictObject({
      token: z.string().min(1).max(200),
    }) satisfies z.ZodType<AccessRequest>,
  };
}

export type AssessmentInputs = ReturnType<typeof assessmentInputs>;

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
