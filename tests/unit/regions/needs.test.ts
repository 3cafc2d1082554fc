import { describe, expect, it } from '@jest/globals';
import type { CellView } from '../../../api/contract-regions.ts';
import { compareNeeds } from '../../../api/regions/needs.ts';
import type { Catalogue, Offer } from '../../../scoring/offer.ts';
import { catalogue, questionnaires } from '../../support/service.ts';

const { model } = questionnaires;
const release = { region: 'ITI1', asOf: '2026-11-20' };
const AREA = 'cybersecurity';
const SMALL = 'small';

/** Firms of one size at the levels 0–5, then those without a score. */
function cell(size: string, levels: (number | null)[] | null): CellView {
  const shown = { node: AREA, mean: null, quartiles: null, status: 'shown' as const };
  return { ...shown, at: [size], count: 100, levels };
}

function compare(levels: (number | null)[] | null, offers: Offer[] = catalogue.offers) {
  const cells = new Map([[AREA, [cell(SMALL, levels)]]]);
  const needs = compareNeeds(release, cells, model, { ...catalogue, offers });
  return { ...needs, need: needs.needs.find(({ area, size }) => area === AREA && size === SMALL) };
}

/** Offers of 2026 with other facts. */
function onlyOffers(...changes: Partial<Offer>[]): Catalogue['offers'] {
  const newest = catalogue.offers.find(({ id }) => id === 'demonstration-2026/service/B.5.4');
  return changes.map((change, index) => ({ ...newest, id: `offer-${index}`, ...change }) as Offer);
}

const areas = (from: number, to: number) => ({ areas: [{ area: AREA, from, to }] });

describe('needs against programmes', () => {
  const target = Math.floor((model.areas.find(({ id }) => id === AREA)?.targets.small ?? 0) / 1000);

  it('count the firms below the level of the target, and their share of those with a level', () => {
    const levels = [10, 20, 30, 40, 0, 0, 7];
    const { need } = compare(levels);
    const firms = levels.slice(0, target).reduce((sum, count) => sum + count, 0);
    expect(need).toMatchObject({ target, firms, share: Math.round(firms * 10) });
  });

  it('say nothing of firms where any level below is withheld', () => {
    expect(compare([10, null, 30, 40, 0, 0, 7]).need).toMatchObject({ firms: null, share: null });
    expect(compare(null).need).toMatchObject({ firms: null, share: null });
  });

  it('that no offer answers are named', () => {
    const { uncovered, need } = compare([10, 20, 0, 0, 0, 0, 0], onlyOffers(areas(3, 4)));
    expect(need?.offers).toEqual([]);
    expect(uncovered).toEqual([{ area: AREA, size: SMALL }]);
  });

  it('are answered by an offer that helps from a level that firms have', () => {
    const { need, uncovered } = compare(
      [10, 0, 0, 0, 0, 0, 0],
      onlyOffers(areas(0, 1), areas(1, 2)),
    );
    expect(need?.offers).toEqual(['offer-0']);
    expect(uncovered).toEqual([]);
  });

  it('tell which offers nobody needs', () => {
    const offers = onlyOffers(areas(0, 2), areas(0, 2));
    expect(compare([0, 0, 0, 9, 9, 0, 0], offers).unneeded).toEqual(['offer-0', 'offer-1']);
    expect(compare([9, 0, 0, 9, 9, 0, 0], offers).unneeded).toEqual([]);
  });

  it('do not call an offer unneeded while the firms are withheld', () => {
    expect(compare(null, onlyOffers(areas(0, 2))).unneeded).toEqual([]);
  });

  it.each<[string, Partial<Offer>]>([
    ['closed', { closes: '2026-11-19' }],
    ['not yet open', { opens: '2026-11-21' }],
    ['out of money', { funds: { state: 'exhausted', asOf: '2026-11-01' } }],
    ['of another region', { who: { nuts: ['ITC4'] } }],
    ['of another country', { who: { countries: ['HU'] } }],
    ['for other sizes', { who: { sizes: ['medium'] } }],
    ['of an edition that is over', { edition: 'demonstration-2018' }],
  ])('leave out an offer that is %s', (_what, change) => {
    const { need } = compare([10, 10, 10, 0, 0, 0, 0], onlyOffers({ ...areas(0, 5), ...change }));
    expect(need?.offers).toEqual([]);
  });

  it('take in an offer for one province of the region', () => {
    const offers = onlyOffers({ ...areas(0, 5), who: { nuts: ['ITI18'] } });
    expect(compare([10, 10, 10, 0, 0, 0, 0], offers).need?.offers).toEqual(['offer-0']);
  });

  it('of the whole catalogue make a matrix of areas by kind of offer', () => {
    const { coherence, programmes } = compare([10, 10, 10, 0, 0, 0, 0]);
    expect(programmes.some(({ kind }) => kind === 'case')).toBe(false);
    const services = coherence.find(({ area, kind }) => area === AREA && kind === 'service');
    expect(services?.offers).toBeGreaterThan(0);
  });
});
