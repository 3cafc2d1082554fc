import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EngagementState, EngagementView } from '../../api/contract-companies.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { EngagementCard } from '../engagement/engagement-card.tsx';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { useCompany } from './use-company.ts';

const STATES: EngagementState[] = ['proposed', 'active', 'ended'];

/** The company's engagements by state, and the way to a consultant. */
export function CompanyEngagements() {
  const { t } = useTranslation('company');
  const { company, isOwner } = useCompany();
  const language = useLanguage();
  const explain = useCompanyErrorText();
  const { loaded, set } = useLoaded(company.id, () => engagementApi.ofCompany(company.id));
  const all = loaded.state === 'ready' ? loaded.value : [];
  const changed = (next: EngagementView) =>
    set(all.map((each) => (each.id === next.id ? next : each)));
  return (
    <>
      <PageTitle place="engagements" tab={t('engagements.title')}>
        {t('engagements.title')}
      </PageTitle>
      <p className="lead">{t('engagements.lead')}</p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && all.length === 0 && <p>{t('engagements.none')}</p>}
      {isOwner ? (
        <p>
          <Link className="btn btn-primary" to={`/${language}/company/${company.id}/consultants`}>
            {t('engagements.find')}
          </Link>
        </p>
      ) : (
        <p className="muted">{t('engagements.ownersOnly')}</p>
      )}
      {STATES.map((state) => (
        <Group
          key={state}
          state={state}
          engagements={all.filter((each) => each.state === state)}
          onChanged={changed}
        />
      ))}
    </>
  );
}

interface GroupProps {
  state: EngagementState;
  engagements: EngagementView[];
  onChanged: (engagement: EngagementView) => void;
}

/** Ended ones are many in time, and seldom looked at. */
function Group({ state, engagements, onChanged }: GroupProps) {
  const { t } = useTranslation('company');
  const { isOwner } = useCompany();
  const [isOpen, setOpen] = useState(state !== 'ended');
  if (engagements.length === 0) return null;
  if (!isOpen) {
    return (
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {t('engagements.showEnded', { count: engagements.length })}
      </button>
    );
  }
  return (
    <section aria-labelledby={`state-${state}`}>
      <h2 id={`state-${state}`}>{t(`engagements.states.${state}`)}</h2>
      {engagements.map((engagement) => (
        <EngagementCard
          key={engagement.id}
          engagement={engagement}
          side="company"
          mayDecide={isOwner}
          onChanged={onChanged}
        />
      ))}
    </section>
  );
}
