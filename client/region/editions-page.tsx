import '../account/account.scss';
import '../look/rooms.scss';
import './region.scss';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { EditionView } from '../../api/contract-regions.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { OneEdition } from './one-edition.tsx';
import { regionApi } from './region-api.ts';

/** `/{language}/editions/:edition?/:part?`: what regions have published, for anybody. */
export default function EditionsPage() {
  const { edition } = useParams();
  return (
    <div className="container region">
      {edition === undefined ? <Editions /> : <OneEdition key={edition} id={edition} />}
    </div>
  );
}

function Editions() {
  const { t } = useTranslation('region');
  const { loaded, again } = useLoaded('editions', regionApi.editions);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  return (
    <>
      <PageTitle place="editions" tab={t('editions.title')}>
        {t('editions.title')}
      </PageTitle>
      <p className="lead">{t('editions.lead')}</p>
      {loaded.value.length === 0 ? (
        <p>{t('editions.none')}</p>
      ) : (
        <ul className="edition-list">
          {loaded.value.map((edition) => (
            <EditionLine key={edition.id} edition={edition} />
          ))}
        </ul>
      )}
    </>
  );
}

function EditionLine({ edition }: { edition: EditionView }) {
  const { t } = useTranslation('region');
  const language = useLanguage();
  const day = useDay();
  const { id, regionName: region, number, asOf, generated } = edition;
  return (
    <li className="panel">
      <h2 className="h4">
        <Link to={`/${language}/editions/${id}`}>{t('edition.title', { region, number })}</Link>
      </h2>
      <p>
        {t('release.asOf')} {day(asOf)}{' '}
        {generated && <span className="demo-mark">{t('generatedMark')}</span>}
      </p>
    </li>
  );
}
