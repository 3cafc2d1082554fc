import './results.scss';
import './comparison.scss';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { ChangedAnswers } from './changed-answers.tsx';
import {
  type ComparedLine,
  type ComparisonData,
  linesOf,
  loadComparison,
} from './comparison-data.ts';
import { ComparisonPicture } from './comparison-picture.tsx';
import { ComparisonTable } from './comparison-table.tsx';

/** `/{language}/comparison/:id`: a follow-up beside the measurement that it follows. */
export default function ComparisonPage() {
  const { id = '' } = useParams();
  const { loaded, again } = useLoaded(id, () => loadComparison(id));
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  return <ComparedPage data={loaded.value} />;
}

function ComparedPage({ data }: { data: ComparisonData }) {
  const { t } = useTranslation('deeper');
  const day = useDay();
  const language = useLanguage();
  const { before, after, comparison } = data.compared;
  const lines = linesOf(data);
  return (
    <div className="container results">
      <PageTitle place="comparison" tab={t('comparison.title')}>
        {t('comparison.title')}
      </PageTitle>
      <p className="lead">
        {t('comparison.lead', {
          before: day(before.assessedOn),
          after: day(after.assessedOn),
          from: before.point,
          to: after.point,
        })}
      </p>
      <Reason reason={comparison.reason} />
      {comparison.comparable && <Summary lines={lines} />}
      <ComparisonPicture lines={lines} />
      <ComparisonTable lines={lines} model={data.view.model} />
      {comparison.comparable && <ChangedAnswers data={data} />}
      <p className="button-row no-print">
        <Link className="btn btn-primary" to={`/${language}/results/${after.id}`}>
          {t('comparison.back')}
        </Link>
        {data.before && (
          <Link className="btn btn-outline-primary" to={`/${language}/results/${before.id}`}>
            {t('comparison.earlier')}
          </Link>
        )}
      </p>
    </div>
  );
}

function Reason({ reason }: { reason: ComparisonData['compared']['comparison']['reason'] }) {
  const { t } = useTranslation('deeper');
  if (reason === 'same-version' || reason === 'same-points') return <p>{t('comparison.same')}</p>;
  return <Notice tone="warning">{t(`comparison.reasons.${reason}`)}</Notice>;
}

/** How many areas went up and down. */
function Summary({ lines }: { lines: ComparedLine[] }) {
  const { t } = useTranslation('deeper');
  const areas = lines.filter(({ role }) => role === 'area');
  const better = areas.filter(({ difference }) => (difference ?? 0) > 0).length;
  const worse = areas.filter(({ difference }) => (difference ?? 0) < 0).length;
  if (better + worse === 0) return <p>{t('comparison.unchanged')}</p>;
  return (
    <ul>
      {better > 0 && <li>{t('comparison.better', { count: better })}</li>}
      {worse > 0 && <li>{t('comparison.worse', { count: worse })}</li>}
    </ul>
  );
}
