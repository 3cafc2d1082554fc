import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sourceSchema, textSchema } from '../../scoring/definition.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import { DataError, nameOf, readDataFile } from '../data-file.ts';
import { projectRoot } from '../project-root.ts';

const id = z.string().regex(/^[a-z]+(-[a-z]+)*$/);
const code = z.string().regex(/^[A-Za-z0-9.-]+$/);
const day = z.iso.date();

/** What an indicator counts: referrals that have come to a state, or firms that have a result. */
const countsSchema = z.discriminatedUnion('of', [
  z
    .strictObject({
      of: z.literal('referrals'),
      /** Applied: whatever came of it. Funded: while nothing was taken back. */
      state: z.enum(['applied', 'funded']),
      /** Of these calls; all by default. */
      calls: code.array().min(1).optional(),
      /** Of offers of this kind. */
      kind: z.enum(['call', 'voucher']).optional(),
      /** Of digital services of the catalogue alone. */
      digital: z.literal(true).optional(),
      /** The sum that is added up, of whatever is not counted in firms. */
      amount: z.enum(['requested', 'granted', 'paid']).optional(),
    })
    .readonly(),
  z.strictObject({ of: z.literal('results') }).readonly(),
]);

/** One indicator of an action plan: `api/indicators/data/<id>.json`. */
export const indicatorSchema = z
  .strictObject({
    id,
    /** Its place in the list. */
    order: z.int().min(1),
    name: textSchema,
    /** NUTS 2 code of the region whose plan it is. */
    region: z.string().regex(/^[A-Z]{2}[A-Z0-9]{2}$/),
    /** `vouchers`: one for each person. */
    unit: z.enum(['firms', 'cents', 'vouchers']),
    counts: countsSchema,
    period: z.strictObject({ from: day, to: day }),
    /** NUTS code of the region or of a province → target in the unit. */
    targets: z.record(z.string(), z.int().min(0)),
    source: sourceSchema,
  })
  .refine(({ period }) => period.from <= period.to, {
    path: ['period'],
    message: 'ends before it begins',
  })
  .refine(
    ({ targets, region }) => Object.keys(targets).every((place) => place.startsWith(region)),
    {
      path: ['targets'],
      message: 'must be of the region and its provinces',
    },
  )
  .refine(
    ({ unit, counts }) =>
      (unit === 'cents') === (counts.of === 'referrals' && counts.amount !== undefined),
    { path: ['unit'], message: 'cents go with an amount' },
  );
export type Indicator = z.infer<typeof indicatorSchema>;
export type ReferralCounts = Extract<Indicator['counts'], { of: 'referrals' }>;

const folder = join(projectRoot, 'api/indicators/data');

/**
 * The indicators of all action plans, in their order.
 * @throws DataError naming the file that is broken, misnamed, or counts a call that no catalogue has
 */
export function loadIndicators(catalogue: Catalogue, from = folder): Indicator[] {
  const calls = new Set(
    catalogue.offers.flatMap(({ kind, code: each }) =>
      kind === 'call' || kind === 'voucher' ? [each] : [],
    ),
  );
  return readdirSync(from)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const file = join(from, name);
      const indicator = readDataFile(file, indicatorSchema);
      const wrong = faultOf(indicator, name, calls);
      if (wrong === null) return indicator;
      throw new DataError([{ rule: 'R1', file: nameOf(file), path: '', message: wrong }]);
    })
    .toSorted((a, b) => a.order - b.order);
}

function faultOf(indicator: Indicator, name: string, calls: ReadonlySet<string>): string | null {
  if (`${indicator.id}.json` !== name) return `The id is “${indicator.id}”`;
  const { counts } = indicator;
  if (counts.of !== 'referrals') return null;
  const unknown = counts.calls?.find((call) => !calls.has(call));
  return unknown === undefined ? null : `There is no call “${unknown}”`;
}
