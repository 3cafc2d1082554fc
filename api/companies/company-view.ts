import type { Membership } from '../accounts/rights.ts';
import type { CompanyView } from '../contract-companies.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { CompanyRecord } from './companies.record.ts';
import { statisticalSize, workOutSize } from './company-size.ts';

/** What a company looks like to a member, or with `null` to its consultant. */
export function toView(record: CompanyRecord, role: Membership | null): CompanyView {
  const { _id: id, name, vatNumber, profile, periods, revision, createdAt } = record;
  const size = workOutSize(periods);
  return {
    id,
    name,
    vatNumber,
    profile: { ...profile, ...(size && { size: size.inForce }) },
    statisticalSize: statisticalSize(profile.people),
    size,
    revision,
    role,
    createdAt: createdAt.toISOString(),
  };
}

/** The profile as assessments take it: with name, VAT number and the size that was worked out. */
export function wholeProfile(record: CompanyRecord): Profile {
  const { name, vatNumber } = record;
  const { profile } = toView(record, null);
  return { ...profile, name, ...(vatNumber !== null && { vatNumber }) };
}
