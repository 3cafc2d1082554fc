import type { Grouping, RegionTerms } from '../../api/contract-regions.ts';

/** Cells as a reader looks for their groups: as the terms list them, micro before small; what they do not list stays last. */
export function inReadingOrder<T extends { at: string[] }>(
  cells: readonly T[],
  groupings: readonly Grouping[],
  terms: Pick<RegionTerms, 'groupings'>,
): T[] {
  const places = groupings.map(
    (each) => new Map(terms.groupings[each].codes.map(({ code }, place) => [code, place])),
  );
  const placeOf = ({ at }: T, index: number): number =>
    places[index]?.get(at[index] ?? '') ?? places[index]?.size ?? 0;
  return cells.toSorted((a, b) =>
    groupings.reduce((order, _, index) => order || placeOf(a, index) - placeOf(b, index), 0),
  );
}
