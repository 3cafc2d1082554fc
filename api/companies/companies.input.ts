import { z } from 'zod';
import { MEMBERSHIPS } from '../accounts/rights.ts';
import type {
  AcceptInvitation,
  ChangeCompany,
  ChangeMember,
  ChangeSize,
  CreateCompany,
  Invite,
} from '../contract-companies.ts';
import { languageSchema } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';
import { type RelatedEnterprise, type SizePeriod, wrongTies } from '../../scoring/size.ts';
import { typedLine } from './profile.service.ts';
import { readVatNumber } from './vat-number.ts';

/** More is needed for no calculation; both together stay below the most that a body may hold. */
const PERIODS_AT_MOST = 5;
const RELATED_AT_MOST = 25;

/** Euro cents; up to a thousand billion euro. */
const cents = z.int().min(0).max(1e14);
/** Hundredths of an annual work unit; up to ten million. */
const workUnits = z.int().min(0).max(1e9);

const related = z.strictObject({
  name: typedLine(120),
  share: z.int().min(0).max(1000).meta({ description: 'Thousandths of capital or votes' }),
  via: z.int().min(0).exactOptional().meta({
    description: 'Place, from 0, of the firm before it by which it is tied; not there: directly',
  }),
  workUnits,
  turnover: cents,
  balanceSheet: cents,
}) satisfies z.ZodType<RelatedEnterprise>;

export const sizePeriod = z.strictObject({
  year: z.int().min(1990).max(2100),
  workUnits: workUnits.meta({ description: 'Hundredths of an annual work unit' }),
  turnover: cents.meta({ description: 'Euro cents' }),
  balanceSheet: cents.meta({ description: 'Euro cents' }),
  related: z.array(related).max(RELATED_AT_MOST).superRefine(checkTies),
}) satisfies z.ZodType<SizePeriod>;

export const membershipSchema = z.enum(MEMBERSHIPS);
const revision = z.int().min(0);

/** Request bodies of this feature. */
export function companyInputs(profileSchema: z.ZodType<Profile>) {
  const profile = profileSchema.superRefine((given, context) => {
    for (const field of ['name', 'vatNumber'] as const) {
      if (given[field] === undefined) continue;
      const message = 'stands beside the profile';
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });
  const described = z.strictObject({
    name: typedLine(120),
    vatNumber: typedLine(20).exactOptional(),
    profile,
  });
  return {
    create: described
      .extend({
        privacyNotice: z
          .string()
          .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be the version that was shown')
          .meta({ example: '2026-11' }),
      })
      .superRefine(checkVatNumber) satisfies z.ZodType<CreateCompany>,
    change: described
      .extend({ revision })
      .superRefine(checkVatNumber) satisfies z.ZodType<ChangeCompany>,
    changeSize: z.strictObject({
      revision,
      periods: z
        .array(sizePeriod)
        .max(PERIODS_AT_MOST)
        .refine(
          (periods) => new Set(periods.map(({ year }) => year)).size === periods.length,
          'a year stands twice',
        ),
    }) satisfies z.ZodType<ChangeSize>,
    invite: z.strictObject({
      email: z.email().max(254).toLowerCase().meta({ example: 'ada@example.org' }),
      role: membershipSchema,
      language: languageSchema,
    }) satisfies z.ZodType<Invite>,
    accept: z.strictObject({
      token: z.string().min(1).max(200),
    }) satisfies z.ZodType<AcceptInvitation>,
    changeMember: z.strictObject({ role: membershipSchema }) satisfies z.ZodType<ChangeMember>,
  };
}

/** Whoever is tied by another firm stands after it. */
function checkTies(firms: RelatedEnterprise[], context: z.RefinementCtx): void {
  for (const place of wrongTies(firms)) {
    const message = 'must be the place of a firm before it';
    context.addIssue({ code: 'custom', path: [place, 'via'], message });
  }
}

export type CompanyInputs = ReturnType<typeof companyInputs>;

function checkVatNumber(
  { vatNumber, profile }: Pick<CreateCompany, 'vatNumber' | 'profile'>,
  context: z.RefinementCtx,
): void {
  if (vatNumber === undefined || readVatNumber(profile.country, vatNumber)) return;
  const message =
    profile.country === 'IT' ? 'must be 11 digits with the right check digit' : 'no VAT number';
  context.addIssue({ code: 'custom', path: ['vatNumber'], message });
}
