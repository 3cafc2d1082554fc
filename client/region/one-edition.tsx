import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { EditionView } from '../../api/contract-regions.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { Dashboard } from './dashboard.tsx';
import { MethodPart } from './method-part.tsx';
import { NotThere } from './not-there.tsx';
import { PackageDownload } from './package-download.tsx';
import { editionSource, regionApi } from './region-api.ts';
import { TablesPart } from './tables-part.tsx';
import { WithTerms } from './with-terms.tsx';

const PARTS = ['dashboard', 'tables', 'method'] as const;

/** `/{language}/editions/:edition/:part?`: one edition, read-only. */
export function OneEdition({ id }: { id: string }) {
  const language = useLanguage();
  const { loaded, again } = useLoaded(id, () => regionApi.edition(id));
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed')
    return (
      <NotThere what="edition" error={loaded.error} all={`/${language}/editions`} onRetry={again} />
    );
  return <Edition edition={loaded.value} />;
}

function Edition({ edition }: { edition: EditionView }) {
  const { t } = useTranslation('region');
  const language = useLanguage();
  const day = useDay();
  const { part = 'dashboard' } = useParams();
  const { id, regionName: region, number, asOf, publishedAt } = edition;
  const title = t('edition.title', { region, number });
  if (!(PARTS as readonly string[]).includes(part)) return <NotFoundPage />;
  return (
    <>
      <p className="no-print">
        <Link to={`/${language}/editions`}>{t('edition.back')}</Link>
      </p>
      <PageTitle place={id} tab={title}>
        {title}
      </PageTitle>
      <p>
        {t('release.asOf')} {day(asOf)} · {t('edition.published')} {day(publishedAt)} ·{' '}
        <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">
          CC BY 4.0
        </a>
      </p>
      <PackageDownload edition={id} />
      <nav className="room-ways no-print" aria-label={t('release.parts')}>
        <ul>
          {PARTS.map((each) => (
            <li key={each}>
              <Link
                to={`/${language}/editions/${id}/${each}`}
                aria-current={each === part ? 'page' : undefined}
              >
                {t(`parts.${each}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <WithTerms>
        {part === 'dashboard' && <Dashboard source={editionSource(edition)} />}
        {part === 'tables' && <TablesPart source={editionSource(edition)} />}
        {part === 'method' && <MethodPart edition={id} />}
      </WithTerms>
    </>
  );
}
