import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOpensOffline } from '../offline/use-offline.ts';
import { useDay } from '../ui/day.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { useRoom } from './audit-context.ts';
import { Comments } from './comments.tsx';
import { DeleteAudit } from './delete-audit.tsx';
import { EngagementState } from './engagement-state.tsx';
import { NextVersion } from './next-version.tsx';
import { PrivateNote } from './private-note.tsx';
import { ProgressTable } from './progress-table.tsx';
import { Requests } from './requests.tsx';
import { Stepper } from './stepper.tsx';

/** Where the audit stands, what waits for whom, and what the reader can do now. */
export function Overview() {
  const { t } = useTranslation('audit');
  const { audit } = useRoom();
  const title = t('overview.title', { firm: audit.company.name });
  return (
    <>
      <PageTitle place="audit" tab={title}>
        {title}
      </PageTitle>
      <Stepper status={audit.status} />
      <EngagementState />
      <p className="lead">{t(`waits.${audit.side}.${audit.status}`)}</p>
      <Now />
      <OpensOffline />
      <Requests of={null} />
      <ProgressTable />
      <Discussion />
      <About />
      <NextVersion />
      <DeleteAudit />
    </>
  );
}

/** The ways to what can be done now, the one that matters most first. */
function Now() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const { audit, may } = useRoom();
  const at = `/${language}/audit/${audit.id}`;
  const first = may('declare')
    ? 'declare'
    : may('sign-off') || audit.results
      ? 'results'
      : may('verify')
        ? 'verify'
        : null;
  const review = may('submit') || may('confirm');
  const indicators = audit.side === 'company' ? 'declare' : 'verify';
  return (
    <p className="button-row no-print">
      {first !== null && (
        <Link className="btn btn-primary btn-lg" to={`${at}/${first}`}>
          {t(`overview.go.${first === 'results' && may('sign-off') ? 'conclude' : first}`)}{' '}
          <Icon name="arrow" />
        </Link>
      )}
      {review && (
        <Link className="btn btn-outline-primary" to={`${at}/${indicators}?area=review`}>
          {t(`overview.go.review-${audit.side}`)}
        </Link>
      )}
    </p>
  );
}

/** For who works where there is no network: that it does not matter. */
function OpensOffline() {
  const { t } = useTranslation('audit');
  const { may } = useRoom();
  const isReady = useOpensOffline();
  if (!isReady || !(may('verify') || may('declare') || may('conclude'))) return null;
  return <p className="muted no-print">{t('opensOffline')}</p>;
}

function Discussion() {
  const { t } = useTranslation('audit');
  const { audit } = useRoom();
  return (
    <section aria-labelledby="discussion">
      <h2 id="discussion">{t('comments.whole')}</h2>
      <Comments question={null} />
      {audit.notes !== null && <PrivateNote about="audit" />}
    </section>
  );
}

/** Who verifies, with which accreditation, and which other versions there are. */
function About() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const day = useDay();
  const { audit } = useRoom();
  const { consultant, corrects, correctedBy, follows } = audit;
  const others = [
    ['corrects', corrects],
    ['correctedBy', correctedBy],
    ['follows', follows],
  ] as const;
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t('about.title')}</h2>
      <dl className="audit-facts">
        <dt>{t('about.consultant')}</dt>
        <dd>
          {consultant.name}, {consultant.organisation}
          <br />
          <span className="muted">{t(`about.accredited.${consultant.accredited}`)}</span>
        </dd>
        <dt>{t('about.point')}</dt>
        <dd>{t(`points.${audit.point}`)}</dd>
        <dt>{t('about.begun')}</dt>
        <dd>{day(audit.createdAt)}</dd>
        {others.map(([name, id]) =>
          id === null ? null : (
            <div key={name} className="audit-fact">
              <dt>{t(`about.${name}`)}</dt>
              <dd>
                <Link to={`/${language}/audit/${id}`}>{t('about.open')}</Link>
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
