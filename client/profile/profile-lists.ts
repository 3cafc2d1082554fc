import type { ActivityView, ProvinceView } from '../../api/contract.ts';
import type { Model } from '../../scoring/definition.ts';
import { api } from '../api.ts';
import { INSTRUMENT } from '../instrument.ts';

/** The closed lists that the profile is chosen from. */
export interface ProfileLists {
  activities: ActivityView[];
  provinces: ProvinceView[];
  model: Model;
}

export async function loadProfileLists(): Promise<ProfileLists> {
  const [activities, provinces, { model }] = await Promise.all([
    api.activities(),
    api.provinces(),
    api.questionnaire(INSTRUMENT.id, INSTRUMENT.version),
  ]);
  return { activities, provinces, model };
}
