import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssessmentSummary, ReferralView } from '../../api/contract.ts';
import type { Offer } from '../../scoring/offer.ts';
import { api } from '../api.ts';
import { History } from '../programme/history.tsx';
import { useDay } from '../ui/day.ts';
import { useLanguage, usePick } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { useCompany } from './use-company.ts';

interface Taken {
  assessment: string;
  referral: ReferralView;
  /** Undefined where the catalogue has it no more. */
  offer: Offer | undefined;
}

/** Offers that the firm asked about, from any of its results. */
export function OffersTaken({ assessments }: { assessments: AssessmentSummary[] }) {
  const { t } = useTranslation('company');
  const explain = useCompanyErrorText();
  const { isMember } = useCompany();
  const submitted = assessments.filter(({ status }) => status === 'submitted').map(({ id }) => id);
  const { loaded } = useLoaded(submitted.join(' '), () => loadTaken(submitted));
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{t(isMember ? 'offers.title' : 'offers.titleOfFirm')}</h2>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && loaded.value.length === 0 && (
        <p>{t(isMember ? 'offers.none' : 'offers.noneOfFirm')}</p>
      )}
      {loaded.state === 'ready' && loaded.value.length > 0 && (
        <ul className="own-list">
          {loaded.value.map((taken) => (
            <Line key={taken.referral.id} taken={taken} />
          ))}
        </ul>
      )}
    </section>
  );
}

async function loadTaken(assessments: string[]): Promise<Taken[]> {
  if (assessments.length === 0) return [];
  const [{ offers }, ...lists] = await Promise.all([
    api.catalogue(),
    ...assessments.map((id) => api.referrals(id)),
  ]);
  return lists
    .flatMap((list, place) =>
      list.map((referral) => ({
        assessment: assessments[place] ?? '',
        referral,
        offer: offers.find(({ id }) => id === referral.offer),
      })),
    )
    .toSorted((a, b) => b.referral.createdAt.localeCompare(a.referral.createdAt));
}

function Line({ taken: { assessment, referral, offer } }: { taken: Taken }) {
  const { t } = useTranslation('company');
  const { t: programme } = useTranslation('programme');
  const day = useDay();
  const pick = usePick();
  const language = useLanguage();
  return (
    <li>
      <div>
        <strong>{offer ? pick(offer.title) : t('offers.gone')}</strong>
        <br />
        <span className="muted">{t('offers.asked', { when: day(referral.createdAt) })}</span>{' '}
        {programme('follow.now', { state: programme(`state.${referral.state}`) })}
        {referral.steps.length > 1 && <History progress={referral} />}
      </div>
      <Link className="btn btn-outline-primary" to={`/${language}/results/${assessment}`}>
        {t('offers.toResult')}
      </Link>
    </li>
  );
}
