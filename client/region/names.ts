import { createContext, use } from 'react';
import type { Grouping, RegionTerms } from '../../api/contract-regions.ts';
import { useLanguage } from '../ui/language.ts';
import { inReadingOrder } from './reading-order.ts';

export const TermsContext = createContext<RegionTerms | null>(null);

/** What codes are called in the language in use, and how numbers are written. */
export function useNames() {
  const terms = use(TermsContext);
  const language = useLanguage();
  if (!terms) throw new Error('useNames needs WithTerms around it');
  const whole = new Intl.NumberFormat(language, { useGrouping: true });
  const points = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const percent = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const nodeOf = (id: string) => terms.nodes.find((each) => each.id === id);
  return {
    terms,
    node: (id: string) => nodeOf(id)?.name[language] ?? id,
    short: (id: string) => nodeOf(id)?.short[language] ?? id,
    isArea: (id: string) => nodeOf(id)?.kind === 'area',
    /** Overall, then each dimension before its areas. */
    byDimension: <T extends { node: string }>(cells: readonly T[]): T[] => {
      const dimensions = terms.nodes.filter(({ kind }) => kind === 'dimension');
      const order = [
        'overall',
        ...dimensions.flatMap(({ id }) =>
          terms.nodes.filter(({ dimension }) => dimension === id).map((node) => node.id),
        ),
      ];
      return cells.toSorted((a, b) => order.indexOf(a.node) - order.indexOf(b.node));
    },
    inOrder: <T extends { at: string[] }>(cells: readonly T[], ...groupings: Grouping[]) =>
      inReadingOrder(cells, groupings, terms),
    grouping: (grouping: Grouping) => terms.groupings[grouping].name[language],
    /** The level that a mean in points lies at. */
    levelAt: (mean: number) => terms.thresholds.findLastIndex((from) => mean >= from),
    level: (level: number) => terms.levels[level]?.[language] ?? String(level),
    code(grouping: Grouping, code: string): string {
      if (code === 'unknown') return terms.unknown[language];
      if (grouping === 'quarter') return quarterName(code, language);
      const found = terms.groupings[grouping].codes.find((each) => each.code === code);
      return found?.name[language] ?? code;
    },
    count: (value: number) => whole.format(value),
    points: (value: number) => points.format(value),
    percent: (value: number) => `${percent.format(value)} %`,
  };
}
export type Names = ReturnType<typeof useNames>;

/** 2026-Q4 → “Q4 2026”, “4º trim. 2026”. */
function quarterName(code: string, language: string): string {
  const [year = '', quarter = ''] = code.split('-Q');
  return language === 'it' ? `${quarter}º trim. ${year}` : `Q${quarter} ${year}`;
}
