/** The words for what profile and offers hold as codes: sizes, places, activities, chains, roles, phases. */
import type { Text } from './definition.ts';
import type { Context } from './report-context.ts';
import type { CriterionId } from './result.ts';

/** Name of a code as a criterion speaks of it; a code without a name is shown as it is. */
export function nameOf(context: Context, criterion: CriterionId, code: string): string {
  const { input, words } = context;
  const { model, profile } = input;
  switch (criterion) {
    case 'country':
      return countryName(context, code);
    case 'place':
      if (code === profile.nuts3 && input.provinceName !== undefined) return input.provinceName;
      return words.find(`place.${code}`) ?? countryName(context, code);
    case 'size':
      return words.say(`size.${code}`);
    case 'activity':
      if (code === profile.nace && input.activityTitle !== undefined) return input.activityTitle;
      return words.find(`activity.${code}`) ?? words.say('activity.code', { code });
    case 'life-phase':
      return listed(context, model.lifePhases, code);
    case 'value-chain':
      return listed(context, model.valueChains, code);
    case 'chain-role':
      return listed(context, model.chainRoles, code);
    case 'opening':
    case 'funds':
    case 'assessment':
      return code;
  }
}

export function countryName({ words }: Context, code: string): string {
  return words.find(`country.${code}`) ?? code;
}

export function listed(
  { words }: Context,
  items: { id: string; name: Text }[],
  id: string,
): string {
  const item = items.find((candidate) => candidate.id === id);
  return item ? words.pick(item.name) : id;
}
