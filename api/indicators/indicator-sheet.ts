import type { IndicatorsView } from '../contract-programmes.ts';
import type { Sheet, SheetColumn } from '../regions/export-sheet.ts';
import type { Language } from '../../scoring/definition.ts';

const text = (name: string): SheetColumn => ({ name, type: 'text' });
const number = (name: string): SheetColumn => ({ name, type: 'number' });

/** One row for each indicator at each place; money in euro. */
export function indicatorSheet({ indicators }: IndicatorsView, language: Language): Sheet {
  return {
    name: 'indicators',
    columns: [
      ...['indicator', 'indicator_name', 'unit', 'place'].map(text),
      ...['target', 'actual'].map(number),
      ...['status', 'from', 'to', 'source'].map(text),
    ],
    rows: indicators.flatMap(({ id, name, unit, places, period, source }) => {
      const shown = (value: number | null): number | null =>
        value === null || unit !== 'cents' ? value : value / 100;
      return places.map(({ code, target, actual, status }) => [
        id,
        name[language],
        unit === 'cents' ? 'euro' : unit,
        code,
        shown(target),
        shown(actual),
        status,
        period.from,
        period.to,
        source[language],
      ]);
    }),
  };
}
