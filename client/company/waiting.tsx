import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditSummary } from '../../api/contract-audits.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { usePercent } from '../ui/percent.ts';
import { useInstrumentName } from './instrument-name.ts';
import type { OverviewData } from './overview-data.ts';
import { useCompany } from './use-company.ts';

interface Task {
  key: string;
  to: string;
  text: string;
}

/** What cannot go on without the firm, first; a firm with nothing yet is told where to begin. */
export function Waiting({ data }: { data: OverviewData }) {
  const { t } = useTranslation('company');
  const tasks = useTasks(data);
  if (tasks.length === 0) return isEmpty(data) ? <FirstSteps /> : null;
  return (
    <Notice tone="warning">
      <h2 className="h4">{t('waiting.title')}</h2>
      <ul>
        {tasks.map(({ key, to, text }) => (
          <li key={key}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function useTasks({ assessments, audits, engagements }: OverviewData): Task[] {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const { company } = useCompany();
  const nameOf = useInstrumentName();
  const percent = usePercent();
  const auditText = ({ status, point, declared }: AuditSummary) => {
    const audit = t(`audits.names.${point}`);
    return status === 'changes-requested'
      ? t('waiting.changes', { audit })
      : t('waiting.audit', { audit, done: percent(declared) });
  };
  return [
    ...engagements
      .filter(({ waitsFor }) => waitsFor === 'company')
      .map(({ id, consultant }) => ({
        key: id,
        to: `/${language}/company/${company.id}/engagements`,
        text: t('waiting.engagement', { consultant: consultant.name }),
      })),
    ...audits
      .filter(({ waitsFor }) => waitsFor === 'company')
      .map((audit) => ({
        key: audit.id,
        to: `/${language}/audit/${audit.id}`,
        text: auditText(audit),
      })),
    ...assessments
      .filter(({ status }) => status === 'draft')
      .map(({ id, instrument }) => ({
        key: id,
        to: `/${language}/survey/${id}`,
        text: t('waiting.draft', { title: nameOf(instrument) }),
      })),
  ];
}

function isEmpty({ assessments, audits, engagements }: OverviewData): boolean {
  return assessments.length + audits.length + engagements.length === 0;
}

/** Three ways into an empty company, in the order in which they help. */
function FirstSteps() {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const { company, isOwner } = useCompany();
  return (
    <section className="panel first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{t('first.title')}</h2>
      <ol>
        <li>{t('first.survey')}</li>
        {isOwner && (
          <li>
            {t('first.people')}{' '}
            <Link to={`/${language}/company/${company.id}/people`}>{t('first.toPeople')}</Link>
          </li>
        )}
        {isOwner && (
          <li>
            {t('first.consultant')}{' '}
            <Link to={`/${language}/company/${company.id}/consultants`}>
              {t('first.toConsultants')}
            </Link>
          </li>
        )}
      </ol>
    </section>
  );
}
