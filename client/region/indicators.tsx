import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  IndicatorPlace,
  IndicatorsView,
  IndicatorView,
} from '../../api/contract-programmes.ts';
import type { RegionView } from '../../api/contract-regions.ts';
import { call } from '../http.ts';
import { useDay } from '../ui/day.ts';
import { Field } from '../ui/fields.tsx';
import { useLanguage, usePick } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { FileLinks, FORMATS } from './downloads.tsx';
import { NumberTable } from './number-table.tsx';
import { useNames } from './names.ts';

/** The province that the plan sets targets for is shown first. */
const FIRST = 'ITI18';

/** Targets and actuals of the action plan, one province beside the region. @param path of the release */
export function Indicators({ path, region }: { path: string; region: RegionView }) {
  const { loaded, again } = useLoaded(path, () =>
    call<IndicatorsView>('GET', `${path}/indicators`),
  );
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  return <Plan path={path} region={region} view={loaded.value} />;
}

function Plan({ path, region, view }: { path: string; region: RegionView; view: IndicatorsView }) {
  const { t } = useTranslation('plan');
  const day = useDay();
  const language = useLanguage();
  const names = useNames();
  const rowOf = useRow();
  const provinces = (view.indicators[0]?.places ?? []).slice(1).map(({ code }) => code);
  const [province, setProvince] = useState(provinces.includes(FIRST) ? FIRST : provinces[0]);
  if (province === undefined) return <p>{t('indicators.empty')}</p>;
  const provinceName = names.code('nuts3', province);
  return (
    <section aria-labelledby="indicators">
      <h2 id="indicators">{t('indicators.title')}</h2>
      <p>{t('indicators.lead', { day: day(view.asOf) })}</p>
      <Field name="province" label={t('indicators.province')}>
        {(attributes) => (
          <select
            {...attributes}
            value={province}
            onChange={(event) => setProvince(event.target.value)}
          >
            {provinces.map((code) => (
              <option key={code} value={code}>
                {names.code('nuts3', code)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {!region.showsSums && view.indicators.some(isSumWithheld) && (
        <Notice tone="warning">{t('indicators.noSums')}</Notice>
      )}
      <NumberTable
        title={t('indicators.title')}
        head={[
          t('indicators.name'),
          t('indicators.region', { region: region.name }),
          `${region.name}: ${t('indicators.regionTarget')}`,
          `${region.name}: ${t('indicators.missing')}`,
          t('indicators.place', { province: provinceName }),
          `${provinceName}: ${t('indicators.placeTarget')}`,
          `${provinceName}: ${t('indicators.missing')}`,
          t('indicators.periodHead'),
        ]}
        rows={view.indicators.map((indicator) => rowOf(indicator, province))}
      />
      <p className="muted">{t('indicators.how')}</p>
      <Sources view={view} />
      <FileLinks
        title={t('indicators.title')}
        formats={FORMATS}
        pathOf={(format) => `${path}/indicators/export/${format}?language=${language}`}
      />
    </section>
  );
}

/** Of what is not counted in firms, the contributions of firms are added up. */
function isSumWithheld({ unit, places }: IndicatorView): boolean {
  return unit !== 'firms' && places.some(({ status }) => status === 'suppressed');
}

/** One line of the table: region, then province. */
function useRow() {
  const { t } = useTranslation('plan');
  const pick = usePick();
  const language = useLanguage();
  const names = useNames();
  const day = useDay();
  const euro = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
  return (indicator: IndicatorView, province: string) => {
    const { name, unit, period } = indicator;
    const [whole, ...provinces] = indicator.places;
    const write = (value: number) =>
      unit === 'cents' ? euro.format(value / 100) : names.count(value);
    const place = provinces.find(({ code }) => code === province);
    const actual = (at: IndicatorPlace | undefined) =>
      at?.actual == null ? null : write(at.actual);
    const target = (at: IndicatorPlace | undefined) =>
      at?.target == null ? t('indicators.none') : write(at.target);
    const left = (at: IndicatorPlace | undefined) => {
      if (at?.target == null) return '–';
      if (at.actual === null) return null;
      const missing = at.target - at.actual;
      return missing <= 0 ? t('indicators.reached') : write(missing);
    };
    return [
      pick(name),
      ...[whole, place].flatMap((at) => [actual(at), target(at), left(at)]),
      t('indicators.period', { from: unbroken(day(period.from)), to: unbroken(day(period.to)) }),
    ];
  };
}

/** A date that stays on one line. */
function unbroken(date: string): string {
  return date.replaceAll(' ', '\u00A0');
}

function Sources({ view }: { view: IndicatorsView }) {
  const { t } = useTranslation('plan');
  const pick = usePick();
  return (
    <details className="disclosure" open>
      <summary>{t('indicators.source')}</summary>
      <dl className="facts">
        {view.indicators.map(({ id, name, source }) => (
          <div key={id}>
            <dt>{pick(name)}</dt>
            <dd>{pick(source)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
