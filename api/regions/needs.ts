import type { NeedsView, NeedView, ProgrammeView } from '../contract-programmes.ts';
import type { CellView } from '../contract-regions.ts';
import type { Model } from '../../scoring/definition.ts';
import { criteriaOf, toApplicant, worst } from '../../scoring/eligibility.ts';
import type { Catalogue, Offer } from '../../scoring/offer.ts';

/** Sizes that programmes are made for; a large firm has no part in them. */
const SIZES = ['micro', 'small', 'medium'] as const;
type Size = NeedView['size'];

/** Cells of the release's table by size, at one area and all sizes; only what it shows. */
export type AreaCells = ReadonlyMap<string, readonly CellView[]>;

/** An offer with the levels in each area from which to which it leads. */
interface Programme extends ProgrammeView {
  areas: Offer['areas'];
  sizes: ReadonlySet<Size>;
}

/**
 * Sets what firms lack against what the catalogue offers on a day, from nothing but the figures that the release shows.
 * @param cells by area, of the table by size with its levels
 */
export function compareNeeds(
  { region, asOf }: { region: string; asOf: string },
  cells: AreaCells,
  model: Model,
  catalogue: Catalogue,
): Pick<NeedsView, 'needs' | 'programmes' | 'uncovered' | 'unneeded' | 'coherence'> {
  const programmes = programmesOf(catalogue, region, asOf);
  const lacks = model.areas.flatMap((area) =>
    SIZES.map((size) =>
      lackOf(cells.get(area.id) ?? [], area.id, size, levelOf(model, area.targets[size])),
    ),
  );
  const needs = lacks.map(({ levels, ...need }): NeedView => ({
    ...need,
    offers: programmes.filter((each) => answers(each, need, levels)).map(({ id }) => id),
  }));
  for (const need of needs)
    for (const programme of programmes)
      if (need.offers.includes(programme.id))
        programme.needs.push({ area: need.area, size: need.size });
  const isNeeded = (need: NeedView): boolean => need.firms === null || need.firms > 0;
  return {
    needs,
    programmes: programmes.map(({ areas: _areas, sizes: _sizes, ...view }) => view),
    uncovered: needs
      .filter((need) => (need.firms ?? 0) > 0 && need.offers.length === 0)
      .toSorted((a, b) => (b.firms ?? 0) - (a.firms ?? 0))
      .map(({ area, size }) => ({ area, size })),
    unneeded: programmes.filter(({ needs: its }) => its.length === 0).map(({ id }) => id),
    coherence: coherenceOf(programmes, needs.filter(isNeeded)),
  };
}

/** Firms of one size below the level that they should reach. `levels` is null where the release withholds any of them. */
function lackOf(cells: readonly CellView[], area: string, size: Size, target: number) {
  const cell = cells.find(({ at }) => at[0] === size);
  const shown = cell?.levels ?? null;
  // A size that is not in the table has no firm, which everybody can see.
  const isEmpty = cell === undefined;
  const scored = shown?.slice(0, 6) ?? null;
  const below = scored?.slice(0, target) ?? null;
  const firms = isEmpty ? 0 : below && sumOf(below);
  const all = scored && sumOf(scored);
  const share = firms === null || !all ? null : Math.round((firms / all) * 1000);
  return { area, size, target, firms, share, levels: below };
}

/** Null as soon as one part is withheld. */
function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce(
    (sum: number | null, count) => (sum === null || count === null ? null : sum + count),
    0,
  );
}

/** Whether the offer helps firms of that size at a level that some of them have, or may have. */
function answers(
  { areas, sizes }: Programme,
  { area, size, target, firms }: Pick<NeedView, 'area' | 'size' | 'target' | 'firms'>,
  levels: readonly (number | null)[] | null,
): boolean {
  if (!sizes.has(size) || firms === 0) return false;
  return areas.some(
    (each) =>
      each.area === area &&
      Array.from({ length: target }, (_, level) => level).some(
        // An offer that ends at a level leads to it: who is there already is not helped any further.
        (level) => level >= each.from && level < each.to && levels?.[level] !== 0,
      ),
  );
}

/** Offers in force for firms of the region on the day. Case studies are stories: they answer no need. */
function programmesOf(catalogue: Catalogue, region: string, day: string): Programme[] {
  const editions = new Map(
    catalogue.editions
      .filter(({ from, to }) => from <= day && (to === undefined || day <= to))
      .map((edition) => [edition.id, edition]),
  );
  return catalogue.offers.flatMap((offer): Programme[] => {
    const edition = editions.get(offer.edition);
    const sizes = SIZES.filter((size) => isFor(offer, region, size, day));
    if (!edition || offer.kind === 'case' || sizes.length === 0) return [];
    const { id, code, kind, title, areas } = offer;
    const { demonstration } = edition;
    return [{ id, code, kind, title, demonstration, areas, sizes: new Set(sizes), needs: [] }];
  });
}

function isFor(offer: Offer, region: string, size: Size, day: string): boolean {
  const profile = { country: region.slice(0, 2), size };
  const assessment = { assessedOn: day, accredited: false, stage: null };
  const applicant = toApplicant(profile, assessment, day);
  if (worst(criteriaOf(offer).map((judge) => judge(applicant))) === 'no') return false;
  const places = offer.who.nuts ?? [region];
  return places.some((place) => place.startsWith(region) || region.startsWith(place));
}

/** How many offers of each kind address an area that some firm needs. */
function coherenceOf(
  programmes: readonly Programme[],
  needs: readonly NeedView[],
): NeedsView['coherence'] {
  const areas = [...new Set(needs.map(({ area }) => area))];
  const kinds = [...new Set(programmes.map(({ kind }) => kind))].toSorted();
  return areas.flatMap((area) =>
    kinds.map((kind) => ({
      area,
      kind,
      offers: programmes.filter(
        (each) => each.kind === kind && each.needs.some((need) => need.area === area),
      ).length,
    })),
  );
}

/** The level that a target in thousandths lies in. */
function levelOf({ levels }: Model, target: number): number {
  return levels.findLastIndex(({ from }) => from <= target);
}
