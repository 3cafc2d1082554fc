import type { CompanyView, StatisticalSize } from '../contract-companies.ts';
import type { People } from '../../scoring/profile.ts';
import { classifySize, type SizePeriod } from '../../scoring/size.ts';

const CLASSES: Record<People, StatisticalSize> = {
  one: '0-9',
  '2-9': '0-9',
  '10-49': '10-49',
  '50-249': '50-249',
  '250-plus': '250+',
};

/** Class of business statistics, by heads alone; it says nothing about the EU size class. */
export function statisticalSize(people: People | undefined): StatisticalSize | null {
  return people === undefined ? null : CLASSES[people];
}

/** The EU size class with its reasoning, worked out anew each time; null without periods. */
export function workOutSize(periods: SizePeriod[]): CompanyView['size'] {
  if (periods.length === 0) return null;
  const { size, lines } = classifySize(periods);
  return { periods, inForce: size, lines };
}
