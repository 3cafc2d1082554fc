import { describe, expect, it } from '@jest/globals';
import { elide } from '../../../scoring/elision.ts';

describe('an Italian article before a number', () => {
  it.each([
    ['firmato il 8 marzo', 'firmato l’8 marzo'],
    ['Il 11 marzo', 'L’11 marzo'],
    ['dal 8 al 11 marzo', 'dall’8 all’11 marzo'],
    ['Dal 80 % del 8 %', 'Dall’80 % dell’8 %'],
    ['fino al 11.000', 'fino all’11.000'],
  ])('when “%s” is said with a vowel, then it reads “%s”', (written, said) => {
    expect(elide(written)).toBe(said);
  });

  it.each([
    'il 18 marzo',
    'dal 1º maggio al 28 maggio',
    'al 110 %',
    'gli 8 indicatori',
    'mobil 8',
    'All 8 indicators',
    'a total 11',
  ])('when nothing has to be dropped, as in “%s”, then it stays', (text) => {
    expect(elide(text)).toBe(text);
  });
});
