import { useTranslation } from 'react-i18next';
import type { CompanyView } from '../../api/contract-companies.ts';
import { loadProfileLists, type ProfileLists } from '../profile/profile-lists.ts';
import { useLanguage, usePick } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useCompanyErrorText } from './company-error-text.ts';

/** The company's data for who may read them only. */
export function ProfileFacts({ company }: { company: CompanyView }) {
  const explain = useCompanyErrorText();
  const { loaded } = useLoaded('lists', loadProfileLists);
  if (loaded.state !== 'ready') return <NotYet loaded={loaded} explain={explain} />;
  return <Facts company={company} lists={loaded.value} />;
}

function Facts({ company, lists }: { company: CompanyView; lists: ProfileLists }) {
  const { t } = useTranslation('company');
  const facts = useFacts(company, lists);
  return (
    <dl className="engagement-facts">
      {facts.map(([label, value]) => (
        <div key={label} className="fact">
          <dt>{label}</dt>
          <dd>{value ?? t('profile.unsaid')}</dd>
        </div>
      ))}
    </dl>
  );
}

function useFacts(
  { name, vatNumber, profile }: CompanyView,
  { activities, provinces, model }: ProfileLists,
): [string, string | null][] {
  const { t } = useTranslation('company');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const pick = usePick();
  const named = (list: { id: string; name: { en: string; it: string } }[], id?: string) => {
    const found = list.find((each) => each.id === id);
    return found ? pick(found.name) : null;
  };
  const { nace, nuts3, people, turnover, valueChain, chainRole, goals = [] } = profile;
  return [
    [t('identity.name'), name],
    [t('identity.vatNumberName'), vatNumber],
    [
      common('profile.activity'),
      activities.find(({ code }) => code === nace)?.title[language] ?? null,
    ],
    [
      common('profile.place'),
      provinces.find(({ code }) => code === nuts3)?.name ?? countryName(language, profile.country),
    ],
    [common('profile.people'), people ? common(`people.${people}`) : null],
    [common('profile.turnover'), turnover ? common(`turnover.${turnover}`) : null],
    [common('profile.valueChain'), named(model.valueChains, valueChain)],
    [common('profile.chainRole'), named(model.chainRoles, chainRole)],
    [
      common('profile.goals'),
      goals.flatMap((goal) => named(model.goals, goal) ?? []).join(' · ') || null,
    ],
  ];
}

function countryName(language: string, country: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
}
