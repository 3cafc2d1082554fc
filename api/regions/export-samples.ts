import type { Language } from '../../scoring/definition.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import type { CellView, EditionView, RegionTerms, TableView } from '../contract-regions.ts';
import { nameOfCode, tableTitle } from './terms.ts';

/** Groups of one kind up to so many are named with their sizes; of more, only how many there are is said. */
const NAMED_AT_MOST = 20;

/** A table at one node, where each group has one cell. */
export type SizeTable = Pick<TableView, 'groupings' | 'cells'>;
export type ReadTable = (id: string, node?: string) => Promise<TableView>;

/** The groups of every table of an edition with their sizes, one small read after the other. */
export async function readSizes({ tables }: EditionView, readTable: ReadTable) {
  const sizes: SizeTable[] = [];
  for (const { id } of tables) sizes.push(await readTable(id, 'overall'));
  return sizes;
}

/** How many firms stand behind the figures of each table; a size that is withheld is named as such. */
export function sampleLine(
  { groupings, cells }: SizeTable,
  terms: RegionTerms,
  words: Wording,
  language: Language,
): string {
  const table = tableTitle(groupings, terms)[language];
  const [grouping, ...others] = groupings;
  if (!grouping || others.length > 0 || cells.length > NAMED_AT_MOST) {
    const withheld = cells.filter(({ count }) => count === null).length;
    return words.say('edition.sample.table', { table, count: cells.length, withheld });
  }
  const { codes } = terms.groupings[grouping];
  const placeOf = ({ at }: CellView): number => {
    const place = codes.findIndex(({ code }) => code === at[0]);
    return place === -1 ? codes.length : place;
  };
  // As readers look for them: micro before small, what the terms do not list last.
  const ordered = cells.toSorted((a, b) => placeOf(a) - placeOf(b));
  const sizes = ordered.map(({ at, count }) => {
    const group = nameOfCode(terms, grouping, at[0] ?? '', language);
    return count === null
      ? words.say('edition.sample.hidden', { group })
      : words.say('edition.sample.size', { group, firms: count });
  });
  return words.say('edition.sample.groups', { table, sizes: sizes.join(', ') });
}
