import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { RegionView, ReleaseView } from '../../api/contract-regions.ts';
import { useDay } from '../ui/day.ts';
import { Field } from '../ui/fields.tsx';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { OfficialNumbers } from './official-counts.tsx';
import { regionApi } from './region-api.ts';
import { useRegionErrorText } from './region-error-text.ts';
import { Schedule } from './schedule-form.tsx';

/** All releases of a region, and the way to a new one. */
export function Releases({ region }: { region: RegionView }) {
  const { t } = useTranslation('region');
  const explain = useRegionErrorText();
  const { loaded } = useLoaded(region.code, () => regionApi.releases(region.code));
  return (
    <>
      <PageTitle place="releases" tab={t('releases.tab', { region: region.name })}>
        {t('releases.title', { region: region.name })}
      </PageTitle>
      <p className="lead">{t('releases.lead')}</p>
      <MakeRelease region={region.code} />
      <section aria-labelledby="all">
        <h2 id="all">{t('releases.all')}</h2>
        <NotYet loaded={loaded} explain={explain} />
        {loaded.state === 'ready' && loaded.value.length === 0 && <p>{t('releases.none')}</p>}
        {loaded.state === 'ready' && loaded.value.length > 0 && (
          <ReleaseTable releases={loaded.value} />
        )}
      </section>
      <Schedule region={region} />
      <OfficialNumbers region={region} />
    </>
  );
}

function ReleaseTable({ releases }: { releases: ReleaseView[] }) {
  const { t } = useTranslation('region');
  const language = useLanguage();
  const day = useDay();
  return (
    <TableScroll label={t('releases.all')} className="stacked">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('releases.number')}</th>
            <th scope="col">{t('head.asOf')}</th>
            <th scope="col">{t('releases.state')}</th>
            <th scope="col">{t('releases.edition')}</th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ id, region, number, asOf, state, edition, generated }) => (
            <tr key={id}>
              <th scope="row" data-label={t('releases.number')}>
                <Link to={`/${language}/region/${region}/${id}`}>
                  {t('releases.name', { number })}
                </Link>
              </th>
              <td data-label={t('head.asOf')}>{day(asOf)}</td>
              <td data-label={t('releases.state')}>
                <span>
                  {t(`state.${state}`)}{' '}
                  {generated && <span className="demo-mark">{t('generatedMark')}</span>}
                </span>
              </td>
              <td data-label={t('releases.edition')}>
                {edition === null ? (
                  '–'
                ) : (
                  <Link to={`/${language}/editions/${edition}`}>{edition}</Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function MakeRelease({ region }: { region: string }) {
  const { t } = useTranslation('region');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useRegionErrorText();
  const [asOf, setAsOf] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const make = async () => {
    setBusy(true);
    setError(null);
    try {
      const { id } = await regionApi.make(region, asOf === '' ? {} : { asOf });
      await navigate(`/${language}/region/${region}/${id}`);
    } catch (thrown) {
      setError(explain(thrown));
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="make" className="panel no-print">
      <h2 id="make" className="h3">
        {t('make.title')}
      </h2>
      <p>{t('make.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Field name="as-of" label={t('make.asOf')} hint={t('make.asOfHint')}>
          {(attributes) => (
            <input
              {...attributes}
              type="date"
              value={asOf}
              onChange={(event) => setAsOf(event.target.value)}
            />
          )}
        </Field>
        {error !== null && <Notice tone="error">{error}</Notice>}
        <button type="submit" className="btn btn-primary" disabled={busy}>
          {t('make.submit')}
        </button>
      </form>
    </section>
  );
}
