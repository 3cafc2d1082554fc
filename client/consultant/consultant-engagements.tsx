import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EngagementState, EngagementView } from '../../api/contract-companies.ts';
import { EngagementCard } from '../engagement/engagement-card.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { BeginAudit } from './begin-audit.tsx';
import { loadWork, type Work } from './beginnings.ts';

const STATES: EngagementState[] = ['proposed', 'active', 'ended'];
const NOTHING: Work = { audits: [], engagements: [], beginnings: [] };

/** The consultant's engagements by state. */
export function ConsultantEngagements() {
  const { t } = useTranslation('consultant');
  const explain = useErrorText();
  const language = useLanguage();
  const { loaded, set } = useLoaded('engagements', loadWork);
  const [showEnded, setShowEnded] = useState(false);
  const work = loaded.state === 'ready' ? loaded.value : NOTHING;
  const all = work.engagements;
  const changed = (next: EngagementView) => {
    set({ ...work, engagements: all.map((each) => (each.id === next.id ? next : each)) });
    // An engagement that is now in force allows more; without network that shows at the next visit.
    loadWork().then(set, () => undefined);
  };
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
          work={{ ...work, engagements: all.filter((each) => each.state === state) }}
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
  work,
  onChanged,
}: {
  state: EngagementState;
  work: Work;
  onChanged: (engagement: EngagementView) => void;
}) {
  const { t } = useTranslation('consultant');
  if (work.engagements.length === 0) return null;
  return (
    <section aria-labelledby={`state-${state}`}>
      <h2 id={`state-${state}`}>{t(`engagements.states.${state}`)}</h2>
      {work.engagements.map((engagement) => (
        <EngagementCard
          key={engagement.id}
          engagement={engagement}
          side="consultant"
          mayDecide
          onChanged={onChanged}
        >
          {state === 'active' && <Audits engagement={engagement.id} work={work} />}
        </EngagementCard>
      ))}
    </section>
  );
}

/** The audits under an engagement in the version that stands, to open, and what can be begun. */
function Audits({ engagement, work }: { engagement: string; work: Work }) {
  const { t } = useTranslation('consultant');
  const language = useLanguage();
  const isOfThis = (each: { engagement: string }) => each.engagement === engagement;
  const corrected = new Set(work.audits.map(({ corrects }) => corrects));
  const standing = work.audits.filter((audit) => isOfThis(audit) && !corrected.has(audit.id));
  return (
    <>
      {standing.map(({ id, point, status, company }) => (
        <Link
          key={id}
          className={`btn btn-${status === 'signed-off' ? 'outline-' : ''}primary`}
          to={`/${language}/audit/${id}`}
          aria-label={t('engagements.openOf', { point: t(`points.${point}`), firm: company.name })}
        >
          {t('engagements.open', { point: t(`points.${point}`) })}
        </Link>
      ))}
      {work.beginnings.filter(isOfThis).map((beginning) => (
        <BeginAudit key={beginning.audit} beginning={beginning} />
      ))}
    </>
  );
}
