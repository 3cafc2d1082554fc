import type { Classifications } from '../companies/classifications.service.ts';
import type { Language } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';

/** What the profile's activity and province are called; without what the classifications do not know. */
export function namesFor(
  { activities, provinces }: Classifications,
  { nace, nuts3 }: Profile,
  language: Language,
): { activityTitle?: string; provinceName?: string } {
  const activityTitle = activities.find(({ code }) => code === nace)?.title[language];
  const provinceName = provinces.find(({ code }) => code === nuts3)?.name;
  return { ...(activityTitle && { activityTitle }), ...(provinceName && { provinceName }) };
}
