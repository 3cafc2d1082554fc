import { z } from 'zod';
import { languageSchema } from '../../scoring/definition.ts';
import { rightSchema } from './assessments.input.ts';

/** What this feature answers, for the OpenAPI document. */
const moment = z.iso.datetime();
const day = z.iso.date();
const scored = (description: string) => z.looseObject({}).nullable().meta({ description });

const origin = z.object({
  assessment: z.string(),
  instrument: z.string(),
  version: z.int(),
  assessedOn: day,
});
const side = {
  question: z.string(),
  row: z.string().nullable(),
  value: z.unknown(),
  level: z.number().nullable(),
};
const contradiction = z.object({
  ...side,
  id: z.string(),
  there: z.object({ ...side, here: z.unknown() }),
  settled: z.enum(['keep', 'both']).nullable(),
});
const audited = z.object({
  audit: z.string(),
  accredited: z.boolean(),
  stage: z.int().nullable(),
  assessedOn: day,
});

export const assessmentView = z
  .object({
    id: z.string(),
    instrument: z.string(),
    version: z.int(),
    language: languageSchema,
    right: rightSchema,
    may: z.array(z.enum(['answer', 'submit', 'share', 'delete'])),
    held: z.boolean(),
    company: z.string().nullable(),
    status: z.enum(['draft', 'submitted']),
    revision: z.int(),
    answers: z.record(z.string(), z.unknown()),
    profile: z.looseObject({ country: z.string() }),
    createdAt: moment,
    updatedAt: moment,
    expiresAt: moment.nullable(),
    submittedAt: moment.nullable(),
    assessedOn: day.nullable(),
    result: scored('Scores of every node and question; null before submitting.'),
    offers: scored('Offers as judged on the day of submitting.'),
    corrects: z.string().nullable(),
    correctedBy: z.string().nullable(),
    point: z.int(),
    follows: z.string().nullable(),
    followedBy: z.string().nullable(),
    from: origin.nullable(),
    carried: z.record(z.string(), z.string()),
    contradictions: z.array(contradiction),
    audited: audited.nullable(),
  })
  .meta({ id: 'Assessment' });

export const createdAssessment = z
  .object({ assessment: assessmentView, editToken: z.string() })
  .meta({ id: 'CreatedAssessment' });

export const correctedAssessment = z
  .object({ assessment: assessmentView, editToken: z.string().nullable() })
  .meta({ id: 'CorrectedAssessment' });

export const assessmentSummary = z
  .object({
    id: z.string(),
    instrument: z.string(),
    version: z.int(),
    status: z.enum(['draft', 'submitted']),
    updatedAt: moment,
    assessedOn: day.nullable(),
    corrects: z.string().nullable(),
    point: z.int(),
    follows: z.string().nullable(),
  })
  .meta({ id: 'AssessmentSummary' });

const time = z.object({
  id: z.string(),
  instrument: z.string(),
  version: z.int(),
  point: z.int(),
  assessedOn: day,
  answers: z.record(z.string(), z.unknown()),
});
export const assessmentComparison = z
  .object({
    before: time,
    after: time,
    comparison: z.looseObject({ comparable: z.boolean(), reason: z.string() }),
  })
  .meta({ id: 'AssessmentComparison' });

export const saved = z.object({ revision: z.int(), savedAt: moment }).meta({ id: 'Saved' });

export const accessGranted = z
  .object({ id: z.string(), right: rightSchema, status: z.enum(['draft', 'submitted']) })
  .meta({ id: 'AccessGranted' });

export const linkView = z
  .object({ id: z.string(), right: rightSchema, createdAt: moment })
  .meta({ id: 'Link' });

export const createdLink = linkView.extend({ url: z.url() }).meta({ id: 'CreatedLink' });

export const receipt = z
  .object({
    format: z.literal('meridiana-receipt-1'),
    engine: z.string(),
    instrument: z.string(),
    version: z.int(),
    definitionHash: z.string(),
    answers: z.record(z.string(), z.unknown()),
    profile: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    assessedOn: day,
    result: z.looseObject({}),
    signature: z.object({
      algorithm: z.literal('Ed25519'),
      publicKey: z.string(),
      value: z.string(),
    }),
  })
  .meta({ id: 'Receipt' });
