import { z } from 'zod';
import type { Model } from '../../scoring/definition.ts';
import {
  ANSWERING_ROLES,
  isItalianVatNumber,
  PEOPLE,
  type Profile,
  SIZES,
  TURNOVER,
} from '../../scoring/profile.ts';
import type { Classifications } from './classifications.service.ts';

/** Text that a person typed: one line, no control characters. */
export const typedLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be one line of text');

/** Text that a person typed, of several lines. */
export const typedText = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, 'must be text without control characters');

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

const idOf = (list: { id: string }[]) => z.enum(list.map(({ id }) => id));

/**
 * What a profile may contain: the closed lists come from the maturity model and the classifications,
 * so that an unknown goal, value chain or province is refused.
 */
export function profileSchema(model: Model, { provinces }: Classifications): z.ZodType<Profile> {
  const known = new Set(provinces.map(({ code }) => code));
  const covered = new Set(provinces.map(({ code }) => code.slice(0, 2)));
  const isProvince = (code: string) => known.has(code) || !covered.has(code.slice(0, 2));
  return z
    .strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code such as IT')
        .refine((code) => countries.of(code) !== undefined && code !== 'ZZ', 'no such country'),
      nuts3: z
        .string()
        .regex(/^[A-Z]{2}[A-Z0-9]{3}$/, 'must be a NUTS 3 code such as ITI18')
        .refine(isProvince, 'no such province')
        .exactOptional(),
      nace: z
        .string()
        .regex(/^\d{2}(\.\d{1,2})?$/, 'must be a NACE code such as 32.12')
        .exactOptional(),
      naceVersion: z.enum(['2', '2.1']).exactOptional(),
      people: z.enum(PEOPLE).exactOptional(),
      turnover: z.enum(TURNOVER).exactOptional(),
      size: z.enum(SIZES).exactOptional(),
      lifePhase: idOf(model.lifePhases).exactOptional(),
      valueChain: idOf(model.valueChains).exactOptional(),
      chainRole: idOf(model.chainRoles).exactOptional(),
      goals: z
        .array(idOf(model.goals))
        .max(model.goals.length)
        .refine((goals) => new Set(goals).size === goals.length, 'a goal is given twice')
        .exactOptional(),
      role: z.enum(ANSWERING_ROLES).exactOptional(),
      name: typedLine(120).exactOptional(),
      vatNumber: typedLine(20).exactOptional(),
    })
    .superRefine(({ country, nuts3, vatNumber, nace, naceVersion }, context) => {
      const refuse = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message });
      if (country === 'IT' && vatNumber !== undefined && !isItalianVatNumber(vatNumber)) {
        refuse('vatNumber', 'the check digit is wrong');
      }
      // NUTS writes EL where ISO writes GR.
      if (nuts3 !== undefined && nuts3.slice(0, 2) !== (country === 'GR' ? 'EL' : country)) {
        refuse('nuts3', 'the province is not in that country');
      }
      if ((nace === undefined) !== (naceVersion === undefined)) {
        refuse('naceVersion', 'a NACE code and its version go together');
      }
    });
}

/** Fields that differ from what was there already: only missing facts may be added afterwards. */
export function changedFields(before: Profile, after: Profile): string[] {
  return Object.entries(before)
    .filter(
      ([field, value]) => JSON.stringify(after[field as keyof Profile]) !== JSON.stringify(value),
    )
    .map(([field]) => field);
}
