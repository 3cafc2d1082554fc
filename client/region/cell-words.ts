import { useTranslation } from 'react-i18next';
import type { CellView, Figure } from '../../api/contract-regions.ts';
import type { Shown } from './number-table.tsx';
import { useNames } from './names.ts';

const ORDER: Figure[] = ['count', 'mean', 'quartiles', 'levels'];
const ALL_LEVELS = [0, 1, 2, 3, 4, 5, 6];

const VALUES: Record<Figure, (cell: CellView) => (number | null)[]> = {
  count: ({ count }) => [count],
  mean: ({ mean }) => [mean],
  quartiles: ({ quartiles }) => [0, 1, 2].map((at) => quartiles?.[at] ?? null),
  levels: ({ levels }) => ALL_LEVELS.map((level) => levels?.[level] ?? null),
};

/** The figures of a cell as words for tables: heads, and for each head the number or null where it is withheld. */
export function useCellWords() {
  const { t } = useTranslation('region');
  const names = useNames();
  const levelHead = (level: number) =>
    level === 6 ? t('head.without') : `${level} ${names.level(level)}`;
  const heads: Record<Figure, () => string[]> = {
    count: () => [t('head.firms')],
    mean: () => [t('head.mean')],
    quartiles: () => [t('head.lower'), t('head.median'), t('head.upper')],
    levels: () => ALL_LEVELS.map(levelHead),
  };
  const show = (value: number | null | undefined, write: (value: number) => string): Shown =>
    value == null ? null : write(value);
  const cells: Record<Figure, (cell: CellView) => Shown[]> = {
    count: ({ count }) => [show(count, names.count)],
    mean: ({ mean }) => [show(mean, names.points)],
    quartiles: ({ quartiles }) => [0, 1, 2].map((at) => show(quartiles?.[at], names.points)),
    levels: ({ levels }) => ALL_LEVELS.map((level) => show(levels?.[level], names.count)),
  };
  const inOrder = (figures: readonly Figure[]) => ORDER.filter((each) => figures.includes(each));
  return {
    levelHead,
    head: (figures: readonly Figure[]) => inOrder(figures).flatMap((figure) => heads[figure]()),
    row: (cell: CellView, figures: readonly Figure[]) =>
      inOrder(figures).flatMap((figure) => cells[figure](cell)),
    /** The numbers behind the words of `row`. */
    values: (cell: CellView, figures: readonly Figure[]) =>
      inOrder(figures).flatMap((figure) => VALUES[figure](cell)),
  };
}
