import { useTranslation } from 'react-i18next';
import type { NeedsView, NeedView } from '../../api/contract-programmes.ts';
import { call } from '../http.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage, usePick } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { FileLinks, FORMATS } from './downloads.tsx';
import { NumberTable } from './number-table.tsx';
import { useNames } from './names.ts';

/** What a resolution can annex. */
const PAPERS = ['pdf', 'docx'] as const;
const SIZES = ['micro', 'small', 'medium'] as const;

/** What firms lack against what the catalogue offers. @param path of the release */
export function Needs({ path }: { path: string }) {
  const { loaded, again } = useLoaded(path, () => call<NeedsView>('GET', `${path}/needs`));
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  return <Comparison path={path} view={loaded.value} />;
}

function Comparison({ path, view }: { path: string; view: NeedsView }) {
  const { t } = useTranslation('plan');
  const day = useDay();
  const language = useLanguage();
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">{t('needs.title')}</h2>
      <p>{t('needs.lead', { day: day(view.asOf) })}</p>
      <FileLinks
        title={t('needs.annex')}
        label={t('needs.annexLabel')}
        formats={PAPERS}
        pathOf={(format) => `${path}/needs/annex/${format}?language=${language}`}
      />
      <FileLinks
        title={t('needs.file')}
        formats={FORMATS}
        pathOf={(format) => `${path}/needs/export/${format}?language=${language}`}
      />
      <Uncovered view={view} />
      <Unneeded view={view} />
      <NeedTable needs={view.needs} />
      <Coherence path={path} view={view} />
    </section>
  );
}

function Uncovered({ view }: { view: NeedsView }) {
  const { t } = useTranslation('plan');
  const names = useNames();
  const needs = view.uncovered.flatMap(
    ({ area, size }) => view.needs.find((need) => need.area === area && need.size === size) ?? [],
  );
  return (
    <>
      <h3>{t('needs.uncovered')}</h3>
      {needs.length === 0 && <p>{t('needs.uncoveredNone')}</p>}
      <ul>
        {needs.map(({ area, size, firms }) => (
          <li key={`${area} ${size}`}>
            {t('needs.line', {
              area: names.node(area),
              size: names.code('size', size),
              count: firms ?? 0,
              shown: names.count(firms ?? 0),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Unneeded({ view }: { view: NeedsView }) {
  const { t } = useTranslation('plan');
  const pick = usePick();
  const offers = view.programmes.filter(({ id }) => view.unneeded.includes(id));
  return (
    <>
      <h3>{t('needs.unneeded')}</h3>
      <p>{offers.length === 0 ? t('needs.unneededNone') : t('needs.unneededText')}</p>
      <ul>
        {offers.map(({ id, code, title, demonstration }) => (
          <li key={id}>
            {code}: {pick(title)}
            {demonstration && <span className="muted"> ({t('needs.demonstration')})</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Each area with the firms below target and the number of offers, by size. */
function NeedTable({ needs }: { needs: NeedView[] }) {
  const { t } = useTranslation('plan');
  const names = useNames();
  const areas = [...new Set(needs.map(({ area }) => area))];
  return (
    <>
      <h3>{t('needs.table')}</h3>
      <NumberTable
        title={t('needs.table')}
        head={[
          t('needs.area'),
          ...SIZES.flatMap((size) => [
            t('needs.firms', { size: names.code('size', size) }),
            t('needs.offers', { size: names.code('size', size) }),
          ]),
        ]}
        rows={areas.map((area) => [
          names.node(area),
          ...SIZES.flatMap((size) => {
            const need = needs.find((each) => each.area === area && each.size === size);
            const firms = need?.firms ?? null;
            return [
              firms === null ? null : names.count(firms),
              names.count(need?.offers.length ?? 0),
            ];
          }),
        ])}
      />
    </>
  );
}

function Coherence({ path, view }: { path: string; view: NeedsView }) {
  const { t } = useTranslation('plan');
  const language = useLanguage();
  const names = useNames();
  const kinds = [...new Set(view.coherence.map(({ kind }) => kind))];
  const areas = [...new Set(view.coherence.map(({ area }) => area))];
  return (
    <>
      <h3>{t('needs.coherence')}</h3>
      <p className="muted">{t('needs.coherenceText')}</p>
      <NumberTable
        title={t('needs.coherence')}
        head={[t('needs.area'), ...kinds.map((kind) => t(`needs.kind.${kind}`))]}
        rows={areas.map((area) => [
          names.node(area),
          ...kinds.map((kind) => {
            const found = view.coherence.find((each) => each.area === area && each.kind === kind);
            return found && found.offers > 0 ? names.count(found.offers) : '–';
          }),
        ])}
      />
      <FileLinks
        title={t('needs.coherence')}
        formats={FORMATS}
        pathOf={(format) => `${path}/needs/coherence/export/${format}?language=${language}`}
      />
    </>
  );
}
