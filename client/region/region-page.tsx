import '../account/account.scss';
import '../look/rooms.scss';
import './region.scss';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { SignedIn, useOwn } from '../account/signed-in.tsx';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { OneRelease } from './one-release.tsx';
import { regionApi } from './region-api.ts';
import { Releases } from './releases.tsx';
import { WithTerms } from './with-terms.tsx';

/** `/{language}/region/:region?/:release?/:part?`: the figures of a region, for its statistics officers. */
export default function RegionPage() {
  return (
    <SignedIn>
      <Officers />
    </SignedIn>
  );
}

function Officers() {
  const { account } = useOwn();
  if (!account.roles.includes('statistics-officer')) return <ForOfficers />;
  return <Room />;
}

function ForOfficers() {
  const { t } = useTranslation('region');
  const language = useLanguage();
  return (
    <div className="container narrow">
      <PageTitle place="forbidden" tab={t('forbidden.title')}>
        {t('forbidden.title')}
      </PageTitle>
      <p className="lead">{t('forbidden.text')}</p>
      <p className="button-row">
        <Link className="btn btn-primary" to={`/${language}/editions`}>
          {t('forbidden.toEditions')}
        </Link>
        <Link to={`/${language}/account`}>{t('forbidden.toAccount')}</Link>
      </p>
    </div>
  );
}

function Room() {
  const { t } = useTranslation('region');
  const { region, release } = useParams();
  const language = useLanguage();
  const { loaded, again } = useLoaded('regions', regionApi.regions);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const regions = loaded.value;
  const [first] = regions;
  if (region === undefined && regions.length === 1 && first)
    return <Navigate replace to={`/${language}/region/${first.code}`} />;
  const own = regions.find(({ code }) => code === region);
  return (
    <div className="container region">
      {own === undefined ? (
        <>
          <PageTitle place="regions" tab={t('title')}>
            {t('title')}
          </PageTitle>
          <p className="lead">{regions.length === 0 ? t('regions.none') : t('regions.choose')}</p>
          <ul className="own-list">
            {regions.map(({ code, name }) => (
              <li key={code}>
                <Link to={`/${language}/region/${code}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <WithTerms>
          {release === undefined ? (
            <>
              {regions.length > 1 && (
                <p className="no-print">
                  <Link to={`/${language}/region`}>{t('regions.all')}</Link>
                </p>
              )}
              <Releases key={own.code} region={own} />
            </>
          ) : (
            <OneRelease key={release} region={own} id={release} />
          )}
        </WithTerms>
      )}
    </div>
  );
}
