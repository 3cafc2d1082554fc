import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditStatus, AuditSummary } from '../../api/contract-audits.ts';
import type { EngagementView } from '../../api/contract-companies.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';
import { usePercent } from '../ui/percent.ts';
import { useCompany } from './use-company.ts';

interface AuditsProps {
  audits: AuditSummary[];
  engagements: EngagementView[];
}

/** The company's audits: where each stands, how far it is, and whom it waits for. */
export function Audits({ audits, engagements }: AuditsProps) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const { company, isMember, isOwner } = useCompany();
  const isUnderWay = engagements.some(({ state }) => state !== 'ended');
  return (
    <section aria-labelledby="audits">
      <h2 id="audits">{t('audits.title')}</h2>
      {audits.length === 0 && <p>{t(noneText(isMember, isUnderWay))}</p>}
      {audits.length === 0 && !isUnderWay && isOwner && (
        <p>
          <Link
            className="btn btn-outline-primary"
            to={`/${language}/company/${company.id}/consultants`}
          >
            {t('audits.findConsultant')}
          </Link>
        </p>
      )}
      {audits.map((audit) => (
        <Audit key={audit.id} audit={audit} />
      ))}
    </section>
  );
}

function noneText(isMember: boolean, isUnderWay: boolean) {
  if (!isMember) return 'audits.noneOfFirm';
  return isUnderWay ? 'audits.notBegun' : 'audits.none';
}

function Audit({ audit }: { audit: AuditSummary }) {
  const { t } = useTranslation('company');
  const day = useDay();
  const language = useLanguage();
  const { isMember } = useCompany();
  const { id, point, status, waitsFor, signedOffOn, updatedAt, corrects } = audit;
  return (
    <article className="panel audit-card" aria-labelledby={`audit-${id}`}>
      <h3 id={`audit-${id}`}>
        <Link to={`/${language}/audit/${id}`}>{t(`audits.names.${point}`)}</Link>
        {corrects !== null && ` · ${t('audits.correction')}`}
      </h3>
      <Steps status={status} />
      {waitsFor !== null && (
        <p className="waits-for">
          {t(
            isMember ? `audits.waitsFor.${waitsFor}.${status}` : `audits.waitsForOther.${waitsFor}`,
          )}
        </p>
      )}
      <p className="muted">
        {signedOffOn !== null
          ? t('audits.signedOff', { on: day(signedOffOn) })
          : t('audits.updated', { on: day(updatedAt) })}
      </p>
      <Shares audit={audit} />
    </article>
  );
}

/** The way of every audit. Requested changes are the second step once more. */
const STEPS = ['draft', 'in-progress', 'submitted', 'verified', 'signed-off'] as const;

/** All five steps in words, with the one that is reached. */
function Steps({ status }: { status: AuditStatus }) {
  const { t } = useTranslation('company');
  const at = STEPS.indexOf(status === 'changes-requested' ? 'in-progress' : status);
  return (
    <ol className="audit-steps">
      {STEPS.map((step, place) => (
        <li
          key={step}
          className={place < at ? 'is-done' : place === at ? 'is-here' : ''}
          aria-current={place === at ? 'step' : undefined}
        >
          {place === at && status === 'changes-requested'
            ? t('audits.steps.changes-requested')
            : t(`audits.steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}

function Shares({ audit }: { audit: AuditSummary }) {
  const { t } = useTranslation('company');
  const percent = usePercent();
  return (
    <dl className="shares">
      {(['declared', 'verified'] as const).map((share) => (
        <div key={share}>
          <dt id={`${share}-${audit.id}`}>{t(`audits.shares.${share}`)}</dt>
          <dd>
            <progress max={1} value={audit[share]} aria-labelledby={`${share}-${audit.id}`} />{' '}
            {percent(audit[share])}
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('audits.files')}</dt>
        <dd>{audit.evidence}</dd>
      </div>
    </dl>
  );
}
