import { z } from 'zod';
import { errorBody } from '../http/error-schema.ts';
import { languageSchema } from '../../scoring/definition.ts';
import { DEEDS, STATUSES } from './workflow.ts';

/** What this feature answers, for the OpenAPI document. */
const moment = z.iso.datetime();
const day = z.iso.date();
const loose = (description: string) => z.looseObject({}).meta({ description });
const side = z.enum(['company', 'consultant']);
const point = z.enum(['T0', 'T1', 'T2']);
const status = z.enum(STATUSES);
const part = (description: string) =>
  z.object({ revision: z.int(), value: z.unknown() }).meta({ description });

export const evidenceView = z
  .object({
    id: z.string(),
    question: z.string(),
    name: z.string(),
    type: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    datedOn: day,
    expiresOn: day.nullable(),
    uploadedAt: moment,
    by: side,
  })
  .meta({ id: 'Evidence' });

export const commentView = z
  .object({
    id: z.string(),
    question: z.string().nullable(),
    text: z.string(),
    by: side,
    at: moment,
    yours: z.boolean(),
  })
  .meta({ id: 'AuditComment' });

export const auditView = z
  .object({
    id: z.string(),
    series: z.string(),
    instrument: z.string(),
    version: z.int(),
    language: languageSchema,
    point,
    status,
    company: z.object({ id: z.string(), name: z.string() }),
    engagement: z.string(),
    consultant: loose('Account, name, organisation, and whether accredited'),
    side,
    may: z.array(z.enum(DEEDS)),
    profile: loose('The firm as it was when the audit began'),
    declared: part('Question → answer of the firm'),
    carried: z.record(z.string(), z.string()),
    verified: part('Question → what the consultant found, why and when'),
    inventory: part('Machines, systems and technologies'),
    conclusions: part('Findings, priorities, plan and stage'),
    evidence: evidenceView.array(),
    comments: commentView.array(),
    notes: z.record(z.string(), z.string()).nullable(),
    requests: z.array(z.object({ question: z.string().nullable(), text: z.string(), at: moment })),
    results: loose('Both results; null before verified').nullable(),
    stageProposal: loose('The stage that the verified result proposes').nullable(),
    offers: loose('Offers as judged on the day of the sign-off').nullable(),
    signedOff: loose('Who signed, when, accredited how, and the stage stated').nullable(),
    corrects: z.string().nullable(),
    correctedBy: z.string().nullable(),
    follows: z.string().nullable(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Audit' });

export const auditSummary = z
  .object({
    id: z.string(),
    company: z.object({ id: z.string(), name: z.string() }),
    engagement: z.string(),
    point,
    status,
    declared: z.number(),
    verified: z.number(),
    evidence: z.int(),
    waitsFor: side.nullable(),
    updatedAt: moment,
    signedOffOn: day.nullable(),
    corrects: z.string().nullable(),
    follows: z.string().nullable(),
  })
  .meta({ id: 'AuditSummary' });

export const auditReceipt = loose(
  'Both tracks, conclusions, hashes of the evidence and results, signed with the key of GET /receipts/key',
).meta({ id: 'AuditReceipt' });

export const comparisonView = loose('Before, after, and what lies between').meta({
  id: 'AuditComparison',
});

const error = (description: string) => ({ description, schema: errorBody });
/** Answers other than success, by what they are about. */
export const failed = {
  invalid: { 400: error('Not right; every field is named') },
  signedOut: { 401: error('No session') },
  forbidden: { 403: error('The caller sees it, but may not do this') },
  unknown: { 404: error('Unknown, deleted, or not the caller’s') },
  conflict: { 409: error('Another status or revision than expected') },
};
