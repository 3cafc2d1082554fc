import { describe, expect, it } from '@jest/globals';
import { readVatNumber } from '../../../api/companies/vat-number.ts';

describe('reading a VAT number', () => {
  it.each([
    ['IT', '00743110157', '00743110157', 'IT00743110157'],
    ['IT', ' it 007.4311.0157', '00743110157', 'IT00743110157'],
    ['DE', 'DE 136 695 976', 'DE 136 695 976', 'DE136695976'],
    ['DE', '136695976', '136695976', 'DE136695976'],
    ['GR', 'EL094259216', 'EL094259216', 'EL094259216'],
    ['GR', '094259216', '094259216', 'EL094259216'],
    ['IE', '1X23456+L', '1X23456+L', 'IE1X23456+L'],
    ['NL', 'NL004495445B01', 'NL004495445B01', 'NL004495445B01'],
  ])('of %s, typed %j, shows %j and is kept apart by %s', (country, typed, shown, key) => {
    expect(readVatNumber(country, typed)).toEqual({ shown, key });
  });

  it.each([
    ['IT', '00743110158', 'its check digit is wrong'],
    ['IT', '0074311015', 'a digit is missing'],
    ['IT', 'DE136695976', 'it is of another country'],
    ['IT', '٠٠٧٤٣١١٠١٥٧', 'the digits are of another script'],
    ['DE', '123', 'it is too short'],
    ['DE', '1234567890123456', 'it is too long'],
    ['FR', 'FR12_3456789', 'a sign is in it that no number has'],
    ['FR', '', 'it is empty'],
  ])('of %s finds none in %j: %s', (country, typed) => {
    expect(readVatNumber(country, typed)).toBeNull();
  });
});
