import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EngagementState, EngagementView } from '../../api/contract-companies.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { EngagementCard } from '../engagement/engagement-card.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';

const STATES: EngagementState[] = ['proposed', 'active', 'ended'];

/** The consultant's engagements by state. */
export function ConsultantEngagements() {
  const { t } = useTranslation('consultant');
  const explain = useErrorText();
  const language = useLanguage();
  const { loaded, set } = useLoaded('engagements', engagementApi.own);
  const [showEnded, setShowEnded] = useState(false);
  const all = loaded.state === 'ready' ? loaded.value : [];
  const changed = (next: EngagementView) =>
    set(all.map((each) => (each.id === next.id ? next : each)));
  const shown = STATES.filter((state) => state !== 'ended' || showEnded);
  const ended = all.filter(({ state }) => state === 'ended').length;
  return (
    <>
      <PageTitle place="engagements" tab={t('parts.engagements')}>
        {t('parts.engagements')}
      </PageTitle>
      <p>
        <Link className="btn btn-primary" to={`/${language}/consultant/propose`}>
          {t('engagements.propose')}
        </Link>
      </p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && all.length === 0 && <p>{t('engagements.none')}</p>}
      {shown.map((state) => (
        <Group
          key={state}
          state={state}
          engagements={all.filter((each) => each.state === state)}
          onChanged={changed}
        />
      ))}
      {ended > 0 && !showEnded && (
        <button type="button" className="link-button" onClick={() => setShowEnded(true)}>
          {t('engagements.showEnded', { count: ended })}
        </button>
      )}
    </>
  );
}

function Group({
  state,
  engagements,
  onChanged,
}: {
  state: EngagementState;
  engagements: EngagementView[];
  onChanged: (engagement: EngagementView) => void;
}) {
  const { t } = useTranslation('consultant');
  if (engagements.length === 0) return null;
  return (
    <section aria-labelledby={`state-${state}`}>
      <h2 id={`state-${state}`}>{t(`engagements.states.${state}`)}</h2>
      {engagements.map((engagement) => (
        <EngagementCard
          key={engagement.id}
          engagement={engagement}
          side="consultant"
          mayDecide
          onChanged={onChanged}
        />
      ))}
    </section>
  );
}
