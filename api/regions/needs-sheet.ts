import type { NeedsView } from '../contract-programmes.ts';
import type { RegionTerms } from '../contract-regions.ts';
import type { Language } from '../../scoring/definition.ts';
import type { Sheet, SheetColumn } from './export-sheet.ts';
import { nameOfCode } from './terms.ts';

const text = (name: string): SheetColumn => ({ name, type: 'text' });
const integer = (name: string): SheetColumn => ({ name, type: 'integer' });

/**
 * The annex of a resolution: one row for each need, one for each offer that answers none. `finding` says which:
 * `answered`, `uncovered`, `no-need`, `withheld` or `unneeded`.
 */
export function needsSheet(view: NeedsView, terms: RegionTerms, language: Language): Sheet {
  const sizeName = (size: string): string => nameOfCode(terms, 'size', size, language);
  return {
    name: 'needs',
    columns: [
      ...['finding', 'area', 'area_name', 'size', 'size_name'].map(text),
      integer('target_level'),
      integer('firms_below'),
      { name: 'share_percent', type: 'number' },
      text('offers'),
      text('offer_titles'),
    ],
    rows: [
      ...view.needs.map(({ area, size, target, firms, share, offers }) => [
        findingOf(firms, offers),
        area,
        areaNameOf(terms, area, language),
        size,
        sizeName(size),
        target,
        firms,
        share === null ? null : share / 10,
        codesOf(view, offers),
        titlesOf(view, offers, language),
      ]),
      ...view.unneeded.map((id) => [
        'unneeded',
        '',
        '',
        '',
        '',
        null,
        null,
        null,
        codesOf(view, [id]),
        titlesOf(view, [id], language),
      ]),
    ],
  };
}

/** The coherence matrix, line by line: how many offers of each kind answer a need of an area. */
export function coherenceSheet(
  { coherence }: NeedsView,
  terms: RegionTerms,
  language: Language,
): Sheet {
  return {
    name: 'coherence',
    columns: [...['area', 'area_name', 'kind'].map(text), integer('offers')],
    rows: coherence.map(({ area, kind, offers }) => [
      area,
      areaNameOf(terms, area, language),
      kind,
      offers,
    ]),
  };
}

function areaNameOf({ nodes }: RegionTerms, area: string, language: Language): string {
  return nodes.find(({ id }) => id === area)?.name[language] ?? area;
}

function findingOf(firms: number | null, offers: string[]): string {
  if (firms === null) return 'withheld';
  if (firms === 0) return 'no-need';
  return offers.length === 0 ? 'uncovered' : 'answered';
}

function codesOf({ programmes }: NeedsView, ids: string[]): string {
  return programmes.flatMap(({ id, code }) => (ids.includes(id) ? [code] : [])).join('; ');
}

function titlesOf({ programmes }: NeedsView, ids: string[], language: Language): string {
  const found = programmes.filter(({ id }) => ids.includes(id));
  return found.map(({ title }) => title[language]).join('; ');
}
