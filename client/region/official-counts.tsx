import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficialCounts, RegionView } from '../../api/contract-regions.ts';
import { ApiError } from '../http.ts';
import { useDay } from '../ui/day.ts';
import { Field } from '../ui/fields.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Said } from '../ui/said.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useNames } from './names.ts';
import { readCounts, writeCounts } from './read-counts.ts';
import { regionApi } from './region-api.ts';
import { useRegionErrorText } from './region-error-text.ts';
import { useSaving } from './use-saving.ts';

const EXAMPLE = 'nuts3,ITI18,30000\nsize,micro,335000\nsection,C,46000';

/** How many firms there are by the official register, so that the next release can say how many took part. */
export function OfficialNumbers({ region }: { region: RegionView }) {
  const { t } = useTranslation('region');
  const { loaded, again, set } = useLoaded(`${region.code} official`, () =>
    regionApi.officialCounts(region.code),
  );
  return (
    <section className="panel" aria-labelledby="official">
      <h2 id="official" className="h3">
        {t('official.title')}
      </h2>
      <p>{t('official.text')}</p>
      {loaded.state === 'loading' && <Loading />}
      {loaded.state === 'failed' && <Trouble error={loaded.error} onRetry={again} />}
      {loaded.state === 'ready' && (
        <>
          <Standing counts={loaded.value} />
          <details className="disclosure">
            <summary>{t(loaded.value ? 'official.change' : 'official.load')}</summary>
            <CountsForm region={region.code} counts={loaded.value} onChanged={set} />
          </details>
        </>
      )}
    </section>
  );
}

function Standing({ counts }: { counts: OfficialCounts | null }) {
  const { t } = useTranslation('region');
  const day = useDay();
  const names = useNames();
  if (!counts) return <p>{t('official.notLoaded')}</p>;
  const { source, asOf, total } = counts;
  return <p>{t('official.loaded', { source, day: day(asOf), total: names.count(total) })}</p>;
}

interface FormProps {
  region: string;
  counts: OfficialCounts | null;
  onChanged: (counts: OfficialCounts) => void;
}

function CountsForm({ region, counts: before, onChanged }: FormProps) {
  const { t } = useTranslation('region');
  const explain = useFaultTexts();
  const [source, setSource] = useState(before?.source ?? '');
  const [asOf, setAsOf] = useState(before?.asOf ?? '');
  const [total, setTotal] = useState(before ? String(before.total) : '');
  const [lines, setLines] = useState(before ? writeCounts(before.counts) : '');
  const { submit, error, isSaved } = useSaving(async () => {
    const { counts, wrongLine } = readCounts(lines);
    if (wrongLine !== null) throw new WrongLine(wrongLine);
    const wanted = { source, asOf, total: Number(total), counts };
    await regionApi.setOfficialCounts(region, wanted);
    onChanged(wanted);
  });
  return (
    <form onSubmit={submit}>
      <Field name="source" label={t('official.source')} hint={t('official.sourceHint')}>
        {(attributes) => (
          <input
            {...attributes}
            required
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        )}
      </Field>
      <Field name="counts-as-of" label={t('official.asOf')}>
        {(attributes) => (
          <input
            {...attributes}
            required
            type="date"
            value={asOf}
            onChange={(event) => setAsOf(event.target.value)}
          />
        )}
      </Field>
      <Field name="total" label={t('official.total')}>
        {(attributes) => (
          <input
            {...attributes}
            required
            type="number"
            min={1}
            step={1}
            value={total}
            onChange={(event) => setTotal(event.target.value)}
          />
        )}
      </Field>
      <Field name="lines" label={t('official.lines')} hint={t('official.linesHint')}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={8}
            placeholder={EXAMPLE}
            value={lines}
            onChange={(event) => setLines(event.target.value)}
          />
        )}
      </Field>
      {error !== null && (
        <Notice tone="error">
          <ul>
            {explain(error).map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      <button type="submit" className="btn btn-primary">
        {t('official.save')}
      </button>
      <Said className={isSaved ? 'said-good' : ''}>{isSaved && t('official.saved')}</Said>
    </form>
  );
}

const FAULTS = ['unknown-code', 'more-than-total', 'in-the-future', 'before-epoch'] as const;

/** A line that cannot be read, so that nothing is sent. */
class WrongLine extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`line ${line}`);
    this.line = line;
  }
}

/** One sentence for each line that cannot be read or that the service refused, named as it was typed. */
function useFaultTexts(): (error: unknown) => string[] {
  const { t } = useTranslation('region');
  const explain = useRegionErrorText();
  return (error) => {
    if (error instanceof WrongLine) return [t('official.wrongLine', { line: error.line })];
    const issues = error instanceof ApiError ? error.issues : [];
    const known = issues.flatMap(({ path, code }) => {
      const fault = FAULTS.find((each) => each === code);
      const place = path.replace('counts.', '').replace('.', ',');
      return fault ? [t(`official.fault.${fault}`, { place })] : [];
    });
    return known.length > 0 ? known : [explain(error)];
  };
}
