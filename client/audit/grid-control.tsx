import { useTranslation } from 'react-i18next';
import { usePick } from '../ui/language.ts';
import type { ControlProps } from './answer-control.tsx';

/** A stage for each row; on a phone the rows stand below each other. */
export function GridControl({ element, apart, name, value, onChange }: ControlProps) {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const rows = element.rows ?? [];
  const stages = [...(element.columns ?? []), ...apart];
  // One word for the whole grid is the same word for each of its rows.
  const stageOf = (row: string): string => {
    if (typeof value === 'string') return value;
    return typeof value === 'object' && !Array.isArray(value) ? (value[row] ?? '') : '';
  };
  const change = (row: string, stage: string) => {
    const all = rows.map(({ value: id }) => [id, id === row ? stage : stageOf(id)] as const);
    const given = all.filter(([, one]) => one !== '');
    onChange(given.length > 0 ? Object.fromEntries(given) : undefined);
  };
  return (
    <div className="grid-control">
      {rows.map((row) => (
        <div key={row.value} className="grid-row">
          <label htmlFor={`${name}-${row.value}`}>{pick(row.text)}</label>
          <select
            id={`${name}-${row.value}`}
            className="input"
            value={stageOf(row.value)}
            onChange={({ target }) => change(row.value, target.value)}
          >
            <option value="">{t('answer.choose')}</option>
            {stages.map((stage) => (
              <option key={stage.value} value={stage.value}>
                {pick(stage.text)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}
