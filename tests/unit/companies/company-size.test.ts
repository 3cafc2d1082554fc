import { describe, expect, it } from '@jest/globals';
import { statisticalSize, workOutSize } from '../../../api/companies/company-size.ts';
import { PEOPLE } from '../../../scoring/profile.ts';

describe('the sizes of a company', () => {
  it('the class of business statistics goes by heads alone', () => {
    expect(PEOPLE.map((people) => [people, statisticalSize(people)])).toEqual([
      ['one', '0-9'],
      ['2-9', '0-9'],
      ['10-49', '10-49'],
      ['50-249', '50-249'],
      ['250-plus', '250+'],
    ]);
    expect(statisticalSize(undefined)).toBeNull();
  });

  it('the EU class is not known without a period', () => {
    expect(workOutSize([])).toBeNull();
  });
});
