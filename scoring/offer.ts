/**
 * The shapes of the catalogue: one file per offer, plain fields, no rule language.
 * Money is in integer euro cents, rates in thousandths (500 = 50 %), days are Europe/Rome and included.
 */
import { z } from 'zod';
import { sourceSchema, textSchema } from './definition.ts';
import { SIZES } from './profile.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const code = z.string().regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/);
/** Up to ten billion euro: products with a rate stay exact. */
const cents = z.int().min(0).max(1e12);
const rate = z.int().min(0).max(2000);
const day = z.iso.date();
const size = z.enum(SIZES);

/** Who may have the offer. An absent field excludes nobody. */
export const eligibilitySchema = z.strictObject({
  sizes: z.array(size).min(1).optional(),
  countries: z.array(z.string().length(2)).min(1).optional(),
  /** NUTS codes of any level; a province belongs to every prefix of its code. */
  nuts: z
    .array(z.string().regex(/^[A-Z]{2}[A-Z0-9]{0,3}$/))
    .min(1)
    .optional(),
  /** NACE Rev. 2 sections (C), divisions (25), groups (25.6) or classes (25.62). */
  nace: z
    .array(z.string().regex(/^([A-U]|\d{2}(\.\d{1,2})?)$/))
    .min(1)
    .optional(),
  lifePhases: z.array(id).min(1).optional(),
  valueChains: z.array(id).min(1).optional(),
  chainRoles: z.array(id).min(1).optional(),
  /** The firm needs an assessment result of this kind to apply. */
  assessment: z
    .strictObject({
      accredited: z.boolean(),
      maxAgeMonths: z.int().min(1).optional(),
      /** acatech-equivalent stage. */
      minStage: z.int().min(1).max(6).optional(),
      maxStage: z.int().min(1).max(6).optional(),
    })
    .optional(),
});

const contactSchema = z.strictObject({
  office: textSchema,
  email: z.email(),
  phone: z.string().optional(),
  url: z.url().optional(),
});

const common = {
  code,
  title: textSchema,
  summary: textSchema,
  /** Areas it helps, and from which level to which (0–5, both included). */
  areas: z
    .array(z.strictObject({ area: id, from: z.int().min(0).max(5), to: z.int().min(0).max(5) }))
    .min(1),
  who: eligibilitySchema.default({}),
  opens: day.optional(),
  /** Last day to apply, included. Absent: open until the money ends. */
  closes: day.optional(),
  funds: z
    .strictObject({ state: z.enum(['available', 'exhausted', 'suspended']), asOf: day })
    .optional(),
  contact: contactSchema,
  source: sourceSchema,
};

/** What a call pays, by EU size class. A size that is not named cannot apply. */
const sizeTermsSchema = z.strictObject({ minimum: cents, maximum: cents, rate });
export const grantSchema = z.strictObject({
  bySize: z.partialRecord(size, sizeTermsSchema),
  /** Most aid per application, whatever the cost. */
  cap: cents.optional(),
  deMinimis: z.boolean(),
  premiums: z.array(z.strictObject({ id, rate, name: textSchema })).default([]),
});

export const serviceSchema = z.strictObject({
  kind: z.literal('service'),
  ...common,
  theme: z.enum(['initial-support', 'specialised-consulting', 'internationalisation']),
  cost: z.strictObject({ lowest: cents, highest: cents }),
  /** Public share of the cost that the catalogue foresees, by size. */
  intensity: z.strictObject({ micro: rate, small: rate, medium: rate }),
  provider: textSchema,
  digital: z.enum(['enabling', 'core', 'none']),
  months: z.int().min(1),
});
export const callSchema = z.strictObject({
  kind: z.literal('call'),
  ...common,
  /** Codes of the services it pays for; a code covers all codes below it (B covers B.5.4). */
  pays: z.array(code).min(1),
  grant: grantSchema,
  budget: cents.optional(),
  months: z.int().min(1),
  /** Shares of the project by class of service, in thousandths. */
  shares: z
    .array(z.strictObject({ class: code, compulsory: z.boolean(), atMost: rate.optional() }))
    .default([]),
});
export const voucherSchema = z.strictObject({
  kind: z.literal('voucher'),
  ...common,
  ceilings: z
    .array(
      z.strictObject({
        audience: z.enum(['entrepreneur', 'manager', 'freelancer', 'employee']),
        highest: cents,
      }),
    )
    .min(1),
  pays: z.array(code).default([]),
});
export const incentiveSchema = z.strictObject({
  kind: z.literal('incentive'),
  ...common,
  benefit: z.enum(['tax-credit', 'extra-deduction']),
  /** Marginal brackets of the year's investment. */
  brackets: z.array(z.strictObject({ upTo: cents, rate })).min(1),
  /** Tax rate by which an extra deduction becomes money. */
  taxRate: rate.optional(),
});
export const trainingSchema = z.strictObject({
  kind: z.literal('training'),
  ...common,
  roles: z.array(z.enum(['owner', 'manager', 'technician', 'other'])).min(1),
  format: z.enum(['online', 'lab', 'classroom', 'on-site']),
  hours: z.int().min(1),
  cost: z.strictObject({ lowest: cents, highest: cents }),
});
export const caseSchema = z.strictObject({
  kind: z.literal('case'),
  ...common,
  /** True: an invented illustration, stamped as such wherever it is shown. */
  constructed: z.boolean(),
  challenge: textSchema,
  action: textSchema,
  outcome: textSchema,
});
export const partnerSchema = z.strictObject({
  kind: z.literal('partner'),
  ...common,
  type: z.enum(['laboratory', 'competence-centre', 'start-up', 'consultant', 'hr-provider', 'hub']),
  reach: z.enum(['local', 'national', 'transnational']),
  offersHelpWith: textSchema,
});

export const offerFileSchema = z.discriminatedUnion('kind', [
  serviceSchema,
  callSchema,
  voucherSchema,
  incentiveSchema,
  trainingSchema,
  caseSchema,
  partnerSchema,
]);

/** `api/catalogue/data/<edition>/edition.json`. */
export const editionSchema = z.strictObject({
  id,
  title: textSchema,
  /** First and last day on which the edition is in force. */
  from: day,
  to: day.optional(),
  demonstration: z.boolean(),
  /** Printed beside every sum and date of a demonstration edition. */
  mark: textSchema,
  source: sourceSchema,
});

export type OfferKind = z.infer<typeof offerFileSchema>['kind'];
export type OfferFile = z.infer<typeof offerFileSchema>;
export type Edition = z.infer<typeof editionSchema>;
export type Grant = z.infer<typeof grantSchema>;
export type Eligibility = z.infer<typeof eligibilitySchema>;
/** An offer of the loaded catalogue. `id` is `<edition>/<kind>/<code>`. */
export type Offer = OfferFile & { id: string; edition: string };
export type OfferOf<K extends OfferKind> = Extract<Offer, { kind: K }>;
export interface Catalogue {
  editions: Edition[];
  offers: Offer[];
}
