import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { RegionView, ReleaseView } from '../../api/contract-regions.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { Dashboard } from './dashboard.tsx';
import { Indicators } from './indicators.tsx';
import { Needs } from './needs.tsx';
import { NotThere } from './not-there.tsx';
import { Preview } from './preview.tsx';
import { regionApi, releaseSource } from './region-api.ts';
import { ReleaseProgress } from './release-progress.tsx';
import { ReleaseSteps } from './release-steps.tsx';
import { TablesPart } from './tables-part.tsx';

const PARTS = ['preview', 'dashboard', 'indicators', 'needs', 'tables'] as const;
type Part = (typeof PARTS)[number];
const POLL_MS = 3_000;

/** `/{language}/region/:region/:release/:part?`: from the making of a release to its figures. */
export function OneRelease({ region, id }: { region: RegionView; id: string }) {
  const language = useLanguage();
  const { loaded, again, set } = useLoaded(id, () => regionApi.release(region.code, id));
  const isComputing = loaded.state === 'ready' && loaded.value.state === 'computing';
  useEffect(() => {
    if (!isComputing) return;
    const timer = setInterval(() => {
      // A question that got no answer is asked again soon.
      regionApi.release(region.code, id).then(set, () => undefined);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isComputing, region.code, id, set]);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed')
    return (
      <NotThere
        what="release"
        error={loaded.error}
        all={`/${language}/region/${region.code}`}
        onRetry={again}
      />
    );
  return <Release region={region} release={loaded.value} onChanged={set} />;
}

interface ReleaseProps {
  region: RegionView;
  release: ReleaseView;
  onChanged: (release: ReleaseView) => void;
}

function Release({ region, release, onChanged }: ReleaseProps) {
  const { t } = useTranslation('region');
  const language = useLanguage();
  const day = useDay();
  const title = t('release.title', { region: region.name, number: release.number });
  return (
    <>
      <p className="no-print">
        <Link to={`/${language}/region/${region.code}`}>{t('release.back')}</Link>
      </p>
      <PageTitle place={release.id} tab={title}>
        {title}
      </PageTitle>
      <p className="release-state">
        <strong>{t(`state.${release.state}`)}</strong> · {t('release.asOf')} {day(release.asOf)}
      </p>
      {release.state === 'computing' && <ReleaseProgress release={release} />}
      {release.state === 'failed' && <p>{t('release.failed')}</p>}
      {release.state === 'discarded' && <p>{t('release.discarded')}</p>}
      <ReleaseSteps release={release} onChanged={onChanged} />
      {(release.state === 'preview' || release.state === 'visible') && (
        <Figures region={region} release={release} />
      )}
    </>
  );
}

function Figures({ region, release }: Omit<ReleaseProps, 'onChanged'>) {
  const { t } = useTranslation('region');
  const language = useLanguage();
  const { part = release.state === 'visible' ? 'dashboard' : 'preview' } = useParams();
  if (!isPart(part)) return <NotFoundPage />;
  const source = releaseSource(region.code, release.id);
  const preview = release.preview && <Preview preview={release.preview} source={source} />;
  // Figures are read once the release is visible: until then it may still be thrown away.
  if (release.state === 'preview') return preview;
  return (
    <>
      <nav className="room-ways no-print" aria-label={t('release.parts')}>
        <ul>
          {PARTS.map((each) => (
            <li key={each}>
              <Link
                to={`/${language}/region/${region.code}/${release.id}/${each}`}
                aria-current={each === part ? 'page' : undefined}
              >
                {t(`parts.${each}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {part === 'preview' && preview}
      {part === 'dashboard' && <Dashboard source={source} />}
      {part === 'indicators' && <Indicators path={source.path} region={region} />}
      {part === 'needs' && <Needs path={source.path} />}
      {part === 'tables' && <TablesPart source={source} />}
    </>
  );
}

function isPart(text: string): text is Part {
  return (PARTS as readonly string[]).includes(text);
}
