import { z } from 'zod';
import { typedLine, typedText } from '../companies/profile.service.ts';
import type {
  AddComment,
  BeginAudit,
  Conclusions,
  InventoryItem,
  Measure,
  RequestChanges,
  SavePart,
  Step,
  TakeOver,
  Verified,
} from '../contract-audits.ts';
import type { Answers, AnswerValue } from '../../scoring/answers.ts';
import type { BenefitKind } from '../../scoring/benefit.ts';
import { languageSchema, type Model } from '../../scoring/definition.ts';
import type { Catalogue, OfferKind } from '../../scoring/offer.ts';

const MOST_ITEMS = 80;
const MOST_MEASURES = 30;
const MOST_CENTS = 1e11;
const KINDS = ['hours', 'scrap', 'downtime', 'energy'] as const satisfies BenefitKind[];

/** May also be empty: nothing is written yet, or not any more. */
const maybeText = (most: number) => z.union([z.literal(''), typedText(most)]);

const changeId = z
  .string()
  .regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _')
  .meta({ example: '3f1c9a52-change' });
const revision = z.int().min(0);
const id = z.string().regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, - or _');
/** A question of the instrument, checked against it afterwards; null: the audit as a whole. */
export const questionId = z.string().regex(/^[a-z0-9-]{1,80}$/, 'must be the id of a question');
const about = questionId.nullable();
const cents = z.int().min(0).max(MOST_CENTS);

const answers = z
  .custom<Answers>(isPlainObject, 'must be an object from question to value')
  .meta({ type: 'object', description: 'Question id → value; see the definition.' });
/** Checked against the question afterwards. */
const answerValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()).max(100),
  z.record(z.string(), z.string()),
]) satisfies z.ZodType<AnswerValue>;
const verified = z.record(
  z.string(),
  z.strictObject({
    value: answerValue,
    reason: typedText(1000).exactOptional(),
    on: z.iso.date(),
  }) satisfies z.ZodType<Verified>,
);
const inventory = listOf(
  z.strictObject({
    id,
    kind: z.enum(['machine', 'system', 'technology']),
    name: typedLine(120),
    year: z.int().min(1850).max(2100).exactOptional(),
    process: z
      .enum(['design', 'production', 'quality', 'maintenance', 'logistics', 'sales', 'management'])
      .exactOptional(),
    keyStep: z.boolean().exactOptional(),
    connected: z.enum(['yes', 'no', 'unknown']),
    retrofit: z.enum(['possible', 'not-worth-it', 'impossible', 'unknown', 'not-needed']),
    adoption: z.enum(['none', 'planned', 'trial', 'in-use', 'widespread']),
    note: typedText(500).exactOptional(),
  }) satisfies z.ZodType<InventoryItem>,
  MOST_ITEMS,
);

/** Request bodies of this feature. Answers and questions are checked against the instrument afterwards. */
export function auditInputs(model: Model, catalogue: Catalogue) {
  return {
    begin: z.strictObject({
      language: languageSchema,
      point: z.enum(['T0', 'T1', 'T2']),
      carry: z.boolean().exactOptional(),
    }) satisfies z.ZodType<BeginAudit>,
    takeOver: z.strictObject({ engagement: id }) satisfies z.ZodType<TakeOver>,
    declared: save(answers) satisfies z.ZodType<SavePart<Answers>>,
    verified: save(verified) satisfies z.ZodType<SavePart<Record<string, Verified>>>,
    inventory: save(inventory) satisfies z.ZodType<SavePart<InventoryItem[]>>,
    conclusions: save(conclusionsOf(model, catalogue)) satisfies z.ZodType<SavePart<Conclusions>>,
    step: z.strictObject({ revision }) satisfies z.ZodType<Step>,
    requestChanges: z.strictObject({
      items: z
        .array(z.strictObject({ question: about, text: typedText(2000) }))
        .min(1)
        .max(50),
    }) satisfies z.ZodType<RequestChanges>,
    comment: z.strictObject({
      question: about,
      text: typedText(2000),
    }) satisfies z.ZodType<AddComment>,
    /** An empty text takes the note away. */
    note: z.strictObject({ text: maybeText(5000) }),
  };
}

export type AuditInputs = ReturnType<typeof auditInputs>;

function save<T>(value: z.ZodType<T>) {
  return z.strictObject({ changeId, revision, value });
}

function conclusionsOf({ areas }: Model, { offers }: Catalogue): z.ZodType<Conclusions> {
  const area = z.enum(areas.map((each) => each.id));
  const offer = (kind: OfferKind) => {
    const known = new Set(offers.filter((each) => each.kind === kind).map((each) => each.id));
    return z
      .string()
      .max(200)
      .refine((value) => known.has(value), `no such ${kind}`)
      .nullable();
  };
  return z.strictObject({
    findings: z.partialRecord(area, typedText(2000)) as z.ZodType<Record<string, string>>,
    priorities: z
      .array(area)
      .max(areas.length)
      .refine((list) => new Set(list).size === list.length, 'an area is given twice'),
    measures: listOf(measureOf(area, offer), MOST_MEASURES),
    summary: maybeText(5000),
    stage: z.strictObject({ stage: z.int().min(1).max(6), reason: typedText(2000) }).nullable(),
  });
}

function measureOf(
  area: z.ZodType<string>,
  offer: (kind: OfferKind) => z.ZodType<string | null>,
): z.ZodType<Measure> {
  const figure = z.strictObject({ value: z.int().min(0), source: typedLine(200) });
  return z.strictObject({
    id,
    area,
    title: typedLine(200),
    effort: z.enum(['days', 'weeks', 'months']),
    cost: z
      .strictObject({ low: cents, high: cents })
      .refine(({ low, high }) => low <= high, 'the low end is above the high one'),
    benefit: z
      .strictObject({
        kind: z.enum(KINDS),
        input: z.record(z.string().regex(/^[a-zA-Z]{1,30}$/), figure),
      })
      .nullable(),
    service: offer('service'),
    call: offer('call'),
    quarter: z.string().regex(/^20\d\d-Q[1-4]$/, 'must be a quarter such as 2027-Q1'),
  });
}

/** A list whose members have ids of their own. */
function listOf<T extends { id: string }>(member: z.ZodType<T>, most: number): z.ZodType<T[]> {
  return z
    .array(member)
    .max(most)
    .refine(
      (list) => new Set(list.map((each) => each.id)).size === list.length,
      'an id is given twice',
    );
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
