import '../results/comparison.scss';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditView, ComparisonView } from '../../api/contract-audits.ts';
import type { Answers } from '../../scoring/answers.ts';
import { buildComparisonReport, type ComparisonReport } from '../../scoring/comparison-report.ts';
import type { Language } from '../../scoring/definition.ts';
import { ApiError } from '../http.ts';
import { ChangedAnswers } from '../results/changed-answers.tsx';
import { loadComparisonTexts } from '../results/comparison-data.ts';
import { ComparisonPicture } from '../results/comparison-picture.tsx';
import { ComparisonTable } from '../results/comparison-table.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { auditApi } from './audit-api.ts';
import { type Room, useRoom } from './audit-context.ts';

/** Before and after: this measurement beside the one that it follows, area by area. */
export function ComparisonPart() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const explain = useErrorText();
  const room = useRoom();
  const { loaded } = useLoaded(`${room.audit.id} ${language}`, () => load(room, language));
  return (
    <div className="audit-results">
      <PageTitle place="comparison" tab={t('parts.comparison')}>
        {t('parts.comparison')}
      </PageTitle>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && <Compared {...loaded.value} />}
    </div>
  );
}

function Compared({ report, before }: { report: ComparisonReport; before: string }) {
  const { t } = useTranslation('audit');
  const { t: deeper } = useTranslation('deeper');
  const language = useLanguage();
  const { audit } = useRoom();
  return (
    <>
      <p className="muted">
        {report.before} → {report.after} ({report.track})
      </p>
      <p className="lead">{report.headline}</p>
      {report.draft && <Notice tone="warning">{t('comparison.draft')}</Notice>}
      {report.notice !== null && <Notice tone="warning">{report.notice}</Notice>}
      {report.counts !== null && <p>{report.counts}</p>}
      <p className="button-row no-print">
        <a
          className="btn btn-primary"
          href={auditApi.paperAddress(audit.id, 'comparison.pdf', language)}
          download
        >
          <Icon name="file" /> {t('comparison.pdf')}
        </a>
        <Link className="btn btn-outline-primary" to={`/${language}/audit/${before}/results`}>
          {t('comparison.earlier')}
        </Link>
      </p>
      <ComparisonPicture report={report} />
      <ComparisonTable report={report} />
      <ChangedAnswers report={report} />
      <h2>{deeper('comparison.notes')}</h2>
      <ul>
        {report.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** Verified against verified once this audit is verified; until then what the firm declared. */
async function load({ audit, session }: Room, language: Language) {
  const [compared, texts] = await Promise.all([
    auditApi.comparison(audit.id),
    loadComparisonTexts(language),
  ]);
  const earlier = await readEarlier(compared.before.id);
  const track = audit.results ? 'verified' : 'declared';
  const measured = (
    side: keyof Pick<ComparisonView, 'before' | 'after'>,
    of: AuditView | null,
  ) => ({
    ...compared[side],
    answers: of && answersOf(of, track),
  });
  const { definition, model, survey } = session.view;
  const report = buildComparisonReport(
    {
      model,
      definition,
      survey,
      company: audit.company.name,
      track,
      before: measured('before', earlier),
      after: measured('after', audit),
      comparison: compared.comparison,
      draft: audit.status !== 'signed-off',
    },
    texts,
  );
  return { report, before: compared.before.id };
}

/** Null where the reader may not open it: then changes are told in points alone. */
async function readEarlier(id: string): Promise<AuditView | null> {
  try {
    return await auditApi.read(id);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

function answersOf({ declared, verified }: AuditView, track: 'declared' | 'verified'): Answers {
  if (track === 'declared') return declared.value;
  return Object.fromEntries(Object.entries(verified.value).map(([id, { value }]) => [id, value]));
}
