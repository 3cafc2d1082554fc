import './results.scss';
import './comparison.scss';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ReportTexts } from '../../scoring/report.ts';
import { api } from '../api.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { ChangedAnswers } from './changed-answers.tsx';
import {
  type ComparisonData,
  comparisonReport,
  loadComparison,
  loadComparisonTexts,
} from './comparison-data.ts';
import { ComparisonPicture } from './comparison-picture.tsx';
import { ComparisonTable } from './comparison-table.tsx';

/** `/{language}/comparison/:id`: a follow-up beside the measurement that it follows. */
export default function ComparisonPage() {
  const { id = '' } = useParams();
  const language = useLanguage();
  const { loaded, again } = useLoaded(id, () => loadComparison(id));
  const texts = useLoaded(language, () => loadComparisonTexts(language)).loaded;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  if (texts.state === 'failed') return <Trouble error={texts.error} onRetry={again} />;
  if (loaded.state === 'loading' || texts.state === 'loading') return <Loading />;
  return <Compared data={loaded.value} texts={texts.value} />;
}

function Compared({ data, texts }: { data: ComparisonData; texts: ReportTexts }) {
  const report = comparisonReport(data, texts);
  return (
    <div className="container results">
      <PageTitle place="comparison" tab={report.title}>
        {report.title}
      </PageTitle>
      <p className="muted">
        {report.before} → {report.after}
      </p>
      <Ways data={data} />
      <p className="lead">{report.headline}</p>
      {report.notice !== null && <Notice tone="warning">{report.notice}</Notice>}
      {report.counts !== null && <p>{report.counts}</p>}
      <ComparisonPicture report={report} />
      <ComparisonTable report={report} />
      <ChangedAnswers report={report} />
      <Reading notes={report.notes} />
    </div>
  );
}

/** The comparison on paper, and the two results. */
function Ways({ data }: { data: ComparisonData }) {
  const { t } = useTranslation('deeper');
  const language = useLanguage();
  const { before, after } = data.compared;
  const to = (id: string) => `/${language}/results/${id}`;
  return (
    <p className="button-row no-print">
      <a className="btn btn-primary" href={api.comparisonPdfAddress(after.id, language)} download>
        <Icon name="file" /> {t('comparison.pdf')}
      </a>
      <Link className="btn btn-outline-primary" to={to(after.id)}>
        {t('comparison.back')}
      </Link>
      {data.after.may.includes('answer') && (
        <Link to={to(before.id)}>{t('comparison.earlier')}</Link>
      )}
    </p>
  );
}

function Reading({ notes }: { notes: string[] }) {
  const { t } = useTranslation('deeper');
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">{t('comparison.notes')}</h2>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
