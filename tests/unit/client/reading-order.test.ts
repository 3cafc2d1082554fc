import { describe, expect, it } from '@jest/globals';
import type { Grouping } from '../../../api/contract-regions.ts';
import { inReadingOrder } from '../../../client/region/reading-order.ts';
import { terms } from '../../support/region-figures.ts';

const order = (groupings: Grouping[], codes: string[]) =>
  inReadingOrder(
    codes.map((each) => ({ at: each.split(' ') })),
    groupings,
    terms,
  ).map(({ at }) => at.join(' '));

describe('the groups of a table', () => {
  it('when firms have sizes, then they go from micro to large and what is not stated is last', () => {
    expect(order(['size'], ['large', 'medium', 'micro', 'small', 'unknown'])).toEqual([
      'micro',
      'small',
      'medium',
      'large',
      'unknown',
    ]);
  });

  it('when a value chain is another one, then it comes after those that have a name', () => {
    expect(order(['valueChain'], ['nautical', 'other', 'paper', 'unknown']).slice(-2)).toEqual([
      'other',
      'unknown',
    ]);
  });

  it('when there are two groupings, then the second counts within the first', () => {
    const codes = ['ITI12 large', 'ITI12 micro', 'ITI11 small', 'ITI11 micro'];
    expect(order(['nuts3', 'size'], codes)).toEqual([
      'ITI11 micro',
      'ITI11 small',
      'ITI12 micro',
      'ITI12 large',
    ]);
  });

  it('quarters stay by time', () => {
    const quarters = ['2025-Q4', '2026-Q1', '2026-Q2'];
    expect(order(['quarter'], quarters)).toEqual(quarters);
  });
});
