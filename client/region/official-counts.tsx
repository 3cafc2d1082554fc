import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionView } from '../../api/contract-regions.ts';
import { Field } from '../ui/fields.tsx';
import { Notice } from '../ui/notice.tsx';
import { Said } from '../ui/said.tsx';
import { readCounts } from './read-counts.ts';
import { regionApi } from './region-api.ts';
import { useRegionErrorText } from './region-error-text.ts';

const EXAMPLE = 'nuts3,ITI18,30000\nsize,micro,335000\nsection,C,46000';

/** How many firms there are by the official register, so that the next release can say how many took part. */
export function OfficialCountsForm({ region }: { region: RegionView }) {
  const { t } = useTranslation('region');
  const explain = useRegionErrorText();
  const [source, setSource] = useState('');
  const [asOf, setAsOf] = useState('');
  const [total, setTotal] = useState('');
  const [lines, setLines] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const save = async () => {
    setIsSaved(false);
    const { counts, wrongLine } = readCounts(lines);
    if (wrongLine !== null) return setError(t('official.wrongLine', { line: wrongLine }));
    setError(null);
    try {
      await regionApi.setOfficialCounts(region.code, {
        source,
        asOf,
        total: Number(total),
        counts,
      });
      setIsSaved(true);
    } catch (thrown) {
      setError(explain(thrown));
    }
  };
  return (
    <details className="disclosure">
      <summary>{t('official.title')}</summary>
      <div>
        <p>{t('official.text')}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
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
          {error !== null && <Notice tone="error">{error}</Notice>}
          <button type="submit" className="btn btn-primary">
            {t('official.save')}
          </button>
          <Said className={isSaved ? 'said-good' : ''}>{isSaved && t('official.saved')}</Said>
        </form>
      </div>
    </details>
  );
}
