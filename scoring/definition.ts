/**
 * The shapes of the maturity model, of an instrument's scoring file and of the compiled definition.
 * Points and weights are integers: points in thousandths (3000 = 3.0 points), weights in any unit.
 * The published JSON Schemas are generated from this file; the types used everywhere are inferred from it.
 */
import { z } from 'zod';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const points = z.int().min(-1_000_000).max(1_000_000);
const weight = z.int().min(0).max(100_000);
const permille = z.int().min(0).max(1000);
const day = z.iso.date();

export const languageSchema = z.enum(['en', 'it']);
/** One text in every language of the service. */
export const textSchema = z.strictObject({ en: z.string().min(1), it: z.string().min(1) });
/** Where a weight, target or figure comes from: a publication, or "expert judgement", with its day. */
export const sourceSchema = z.strictObject({
  text: textSchema,
  date: day,
  url: z.url().optional(),
});

/** Visibility: a closed form, no expression language. A profile field that is unset meets no condition. */
export interface ConditionShape {
  all?: ConditionShape[] | undefined;
  any?: ConditionShape[] | undefined;
  question?: string | undefined;
  profile?: string | undefined;
  in?: string[] | undefined;
}
export const conditionSchema: z.ZodType<ConditionShape> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ question: id, in: z.array(z.string()).min(1) }),
    z.strictObject({ profile: z.string(), in: z.array(z.string()).min(1) }),
  ]),
);

/** How an answer becomes points. */
export const ruleSchema = z.discriminatedUnion('type', [
  /** One option of a list. */
  z.strictObject({ type: z.literal('choice'), points: z.record(id, points) }),
  /** Sum over the ticked items, at most `cap`; `none` is the exclusive "none of these". */
  z.strictObject({
    type: z.literal('count'),
    items: z.record(id, points),
    cap: points.optional(),
    none: id.optional(),
  }),
  /** One stage for each row; the mean over the answered rows, or over the best `best` of them. */
  z.strictObject({
    type: z.literal('matrix'),
    rows: z.array(id).min(1),
    stages: z.record(id, points),
    best: z.int().min(1).optional(),
  }),
  /** Piecewise linear through the knots `[value, points]`, flat outside them. Values are integers. */
  z.strictObject({
    type: z.literal('number'),
    knots: z.array(z.tuple([z.int(), points])).min(2),
    min: z.int(),
    max: z.int(),
  }),
  z.strictObject({ type: z.literal('boolean'), yes: points, no: points }),
]);

const questionBase = {
  id,
  rule: ruleSchema,
  /** May be answered "I don't know". */
  dontKnow: z.boolean().default(true),
  /** May be answered "not relevant to us" (on the ground that the text names). */
  notRelevant: z.boolean().default(false),
  /** What one step up costs the firm, for the shortcuts: 1 light, 2 medium, 3 heavy. */
  effort: z.int().min(1).max(3).default(1),
  visibleIf: conditionSchema.optional(),
  /** What a hidden question counts as: out of the sums, or as its minimum (a gate said "we have none of this"). */
  hiddenAs: z.enum(['not-applicable', 'not-reached']).default('not-applicable'),
};
export const questionSchema = z.strictObject(questionBase);

/** When a node has a score at all, if some of its children have none. */
export const missingSchema = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('leave-out'),
    /** Least share of the applicable weight that must be known, in thousandths. */
    coverage: permille.default(0),
    /** Least number of scored children (fewer if fewer are applicable). */
    scored: z.int().min(1).default(1),
  }),
  /** A missing child counts as its minimum. */
  z.strictObject({ rule: z.literal('floor') }),
]);

export const aggregateSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('mean') }),
  z.strictObject({ method: z.literal('weighted-mean') }),
  z.strictObject({ method: z.literal('minimum') }),
  z.strictObject({ method: z.literal('sum') }),
  /** How many children reach `atLeast` points. One child counts 1000 (one point). */
  z.strictObject({ method: z.literal('count'), atLeast: points }),
  /** Children are rungs from the lowest up; each is met from `met` points on, and the last rung counted gives its `rungs` points. */
  z.strictObject({
    method: z.literal('ladder'),
    mode: z.enum(['stop-at-first-gap', 'highest-met']),
    met: points,
    /** Points of the ladder after 0, 1, 2 … rungs. */
    rungs: z.array(points).min(2),
  }),
  /** Children put in order by the sum of factor shares; each factor is divided by its column total first. No score. */
  z.strictObject({
    method: z.literal('ranking'),
    factors: z
      .array(
        z.strictObject({
          id,
          weight: weight.min(1),
          values: z.record(id, z.int().min(0)),
          timesGap: z.boolean().default(false),
        }),
      )
      .min(1),
  }),
]);

export const bandSchema = z.strictObject({ id, from: points });
export const scaleSchema = z.strictObject({ min: points, max: points });

export const nodeSchema = z.strictObject({
  id,
  role: z.enum(['overall', 'dimension', 'area', 'group']),
  aggregate: aggregateSchema,
  /** Nodes or questions; `weight` is used by `weighted-mean` and for coverage. */
  children: z.array(z.strictObject({ id, weight: weight.min(1).default(1) })).min(1),
  scale: scaleSchema,
  /** Map each child from its own scale onto this node's scale first (for scales of mixed length). */
  normalise: z.boolean().default(false),
  /** Half-open bands `[from, next from)`, the first from the scale's minimum. */
  bands: z.array(bandSchema).min(1).optional(),
  missing: missingSchema,
  /** The band is at most `above` bands over the lowest band among the children. */
  cap: z.strictObject({ above: z.int().min(0) }).optional(),
});

/** The self-contained definition that `score()` takes. Texts are not part of it. */
export const definitionSchema = z.strictObject({
  format: z.literal('meridiana-definition-1'),
  id,
  version: z.int().min(1),
  root: id,
  nodes: z.array(nodeSchema).min(1),
  questions: z.array(questionSchema).min(1),
});

/** `questionnaires/<instrument>/v<n>/scoring.json`. */
export const instrumentSchema = z.strictObject({
  $schema: z.string().optional(),
  id,
  version: z.int().min(1),
  status: z.enum(['draft', 'published']),
  /** SHA-256 of the compiled definition on the day it was published: it must stay the same (rule R25). */
  publishedHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Who may begin one: anybody, a firm with an account, or a consultant under an engagement. */
  access: z.enum(['anybody', 'account', 'engagement']).default('anybody'),
  model: z.strictObject({ id, version: z.int().min(1) }),
  title: textSchema,
  limits: z.strictObject({
    minutes: z.int().min(1),
    questions: z.int().min(1),
    choices: z.int().min(2),
    /** Questions of the company profile, and the words to read in it: part of the time to answer. */
    profile: z.strictObject({ questions: z.int().min(0), words: z.int().min(0) }),
  }),
  questions: z
    .array(
      z.strictObject({
        ...questionBase,
        area: id,
        weight: weight.min(1),
        /** Business process that the question belongs to, for instruments that are walked through the firm. */
        process: z
          .enum([
            'design',
            'production',
            'quality',
            'maintenance',
            'logistics',
            'sales',
            'management',
          ])
          .optional(),
      }),
    )
    .min(1),
});

const choiceSchema = z.strictObject({ value: id, text: textSchema });

/**
 * `questionnaires/<instrument>/v<n>/survey.json`: SurveyJS JSON cut down to what is safe and used. The list is closed:
 * no expressions, no HTML, no regular expressions, no addresses to fetch, and no points.
 */
export const surveySchema = z.strictObject({
  title: textSchema,
  description: textSchema.optional(),
  pages: z
    .array(
      z.strictObject({
        name: id,
        title: textSchema,
        description: textSchema.optional(),
        elements: z
          .array(
            z.strictObject({
              type: z.enum(['radiogroup', 'checkbox', 'matrix', 'text', 'boolean']),
              name: id,
              title: textSchema,
              /** The default example or help. */
              description: textSchema.optional(),
              choices: z.array(choiceSchema).min(2).optional(),
              rows: z.array(choiceSchema).min(1).optional(),
              columns: z.array(choiceSchema).min(2).optional(),
              inputType: z.literal('number').optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

/** `examples.json`: question → value chain → one example in that trade's words. */
export const examplesSchema = z.record(id, z.record(id, textSchema));

/** `profiles.json`: firms that pin every score and offer of the instrument. */
export const goldenFirmsSchema = z.array(
  z.strictObject({
    id,
    title: textSchema,
    story: textSchema,
    profile: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    answers: z.record(z.string(), z.unknown()),
    /** Written by `npm run check -- --accept`, read by a person before it is committed. */
    expected: z
      .strictObject({
        today: day,
        /** node → [score, low, high in points, band] */
        nodes: z.record(
          id,
          z.tuple([
            z.number().nullable(),
            z.number().nullable(),
            z.number().nullable(),
            id.nullable(),
          ]),
        ),
        priorities: z.array(id),
        nextSteps: z.array(
          z.strictObject({ area: id, offer: z.string().nullable(), call: z.string().nullable() }),
        ),
        offers: z.strictObject({ yes: z.array(z.string()), unknown: z.array(z.string()) }),
      })
      .optional(),
  }),
);

/** How far a target moves for firms of a chain or with a role in it. `sizes` absent: all sizes. */
const shiftSchema = z.strictObject({
  by: z.union([z.literal(1000), z.literal(-1000)]),
  sizes: z.array(z.enum(['micro', 'small', 'medium', 'large'])).optional(),
  valueChains: z.array(id).optional(),
  chainRoles: z.array(id).optional(),
});

export const areaSchema = z.strictObject({
  id,
  dimension: id,
  name: textSchema,
  /** At most 18 characters, for charts. */
  short: textSchema,
  covers: textSchema,
  /** The owner's own sentence: why it matters. */
  why: textSchema,
  /** The only ground on which the area may be "not relevant"; null: always relevant. */
  notRelevant: textSchema.nullable(),
  /** Signs of level 0 … 5: what one can see in the firm. */
  levels: z.array(textSchema).length(6),
  /** What to do to leave level 0 … 4, in one sentence each. */
  nextStep: z.array(textSchema).length(5),
  /** What an audit would ask to see. */
  evidence: textSchema,
  weight: weight.min(1),
  weightReason: textSchema,
  /** Levels as points in thousandths, by EU size class. */
  targets: z.strictObject({ micro: points, small: points, medium: points, large: points }),
  shifts: z.array(shiftSchema),
  /** 0 no link, 1 helps, 2 decides, for each goal. */
  relevance: z.record(id, z.int().min(0).max(2)),
  /** Never off the priorities. */
  foundation: z.boolean().default(false),
});

const named = z.strictObject({ id, name: textSchema });

/** `questionnaires/model/v<n>/model.json`. */
export const modelSchema = z.strictObject({
  $schema: z.string().optional(),
  id,
  version: z.int().min(1),
  status: z.enum(['draft', 'published']),
  scale: scaleSchema,
  levels: z
    .array(
      z.strictObject({
        id,
        from: points,
        name: textSchema,
        plain: textSchema,
        meaning: textSchema,
      }),
    )
    .min(2),
  aggregation: z.strictObject({
    area: z.strictObject({ aggregate: aggregateSchema, missing: missingSchema }),
    dimension: z.strictObject({ aggregate: aggregateSchema, missing: missingSchema }),
    overall: z.strictObject({
      aggregate: aggregateSchema,
      missing: missingSchema,
      cap: z.strictObject({ above: z.int().min(0) }).optional(),
    }),
  }),
  dimensions: z
    .array(
      z.strictObject({
        id,
        name: textSchema,
        plain: textSchema,
        weight: weight.min(1),
        weightReason: textSchema,
      }),
    )
    .min(1),
  areas: z.array(areaSchema).min(1),
  goals: z.array(named).min(1),
  valueChains: z.array(named).min(1),
  chainRoles: z.array(named).min(1),
  lifePhases: z.array(named).min(1),
  /** Where the figures of this file come from. */
  sources: z.strictObject({
    weights: sourceSchema,
    targets: sourceSchema,
    relevance: sourceSchema,
    levels: sourceSchema,
  }),
});

/**
 * `questionnaires/model/v<n>/acatech.json`: which areas tell something of which structural area of the acatech index.
 * Our reading, not an acatech assessment.
 */
export const stagesSchema = z.strictObject({
  $schema: z.string().optional(),
  /** Name of the other instrument, and where its fields and stages are published. */
  name: z.string().min(1),
  source: sourceSchema,
  /** Where the crosswalk comes from, and what is printed beside every stage. */
  crosswalk: sourceSchema,
  notice: textSchema,
  /** Least number of scored areas that a structural area is read from. */
  leastScored: z.int().min(1),
  /** The highest stage that is ever derived. */
  highest: z.int().min(1).max(6),
  stages: z.array(z.strictObject({ stage: z.int().min(0).max(6), name: textSchema })).min(2),
  structural: z
    .array(
      z.strictObject({
        id,
        name: textSchema,
        /** `full` and `part` count, `touch` is there to read only. */
        areas: z
          .array(z.strictObject({ area: id, match: z.enum(['full', 'part', 'touch']) }))
          .min(1),
      }),
    )
    .min(1),
  /** Stages at which calls split their lines, and how near (thousandths of a point) asks for verified evidence. */
  limits: z.array(
    z.strictObject({ stage: z.int().min(1).max(6), within: permille, source: sourceSchema }),
  ),
});

/**
 * `questionnaires/<instrument>/v<n>/carry-over.json`: which answers to other instruments say the same. It may be
 * missing. `values` maps the values that differ; without it a value goes over as it is.
 */
export const carryOverSchema = z.strictObject({
  $schema: z.string().optional(),
  from: z.array(
    z.strictObject({
      instrument: id,
      version: z.int().min(1),
      questions: z
        .array(
          z.strictObject({
            from: id,
            to: id,
            /** Their option or stage → ours. A value that is not named does not go over. */
            values: z.record(id, id).optional(),
            /** For a matrix: their row → ours. A row that is not named does not go over. */
            rows: z.record(id, id).optional(),
          }),
        )
        .min(1),
    }),
  ),
});

export type Language = z.infer<typeof languageSchema>;
export type Text = z.infer<typeof textSchema>;
export type Condition = ConditionShape;
export type Rule = z.infer<typeof ruleSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Aggregate = z.infer<typeof aggregateSchema>;
export type Missing = z.infer<typeof missingSchema>;
export type Band = z.infer<typeof bandSchema>;
export type Scale = z.infer<typeof scaleSchema>;
export type ScoreNode = z.infer<typeof nodeSchema>;
export type Definition = z.infer<typeof definitionSchema>;
export type Instrument = z.infer<typeof instrumentSchema>;
export type InstrumentQuestion = Instrument['questions'][number];
export type Survey = z.infer<typeof surveySchema>;
export type SurveyElement = Survey['pages'][number]['elements'][number];
export type Examples = z.infer<typeof examplesSchema>;
export type GoldenFirm = z.infer<typeof goldenFirmsSchema>[number];
export type Area = z.infer<typeof areaSchema>;
export type Model = z.infer<typeof modelSchema>;
export type Stages = z.infer<typeof stagesSchema>;
export type CarryOver = z.infer<typeof carryOverSchema>;
