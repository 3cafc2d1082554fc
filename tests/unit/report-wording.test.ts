import { describe, expect, it } from '@jest/globals';
import { readLabels } from '../../api/reports/labels.ts';
import { checkReportTexts, createWording } from '../../scoring/report-wording.ts';
import type { ReportTexts } from '../../scoring/report-wording.ts';
import { reportTexts } from '../support/report-builder.ts';

const enWords = createWording(reportTexts('en'));
const itWords = createWording(reportTexts('it'));

describe('numbers, sums and days', () => {
  it.each([
    [0, '0.0', '0,0'],
    [0.04, '0.0', '0,0'],
    [0.05, '0.1', '0,1'],
    [1.15, '1.2', '1,2'],
    [2.25, '2.3', '2,3'],
    [2.3499, '2.3', '2,3'],
    [4.95, '5.0', '5,0'],
    [5, '5.0', '5,0'],
  ])('when a score is %d, then it reads %s and %s', (points, english, italian) => {
    expect([enWords.score(points), itWords.score(points)]).toEqual([english, italian]);
  });

  it.each([
    [3, '3', '3'],
    [2.5, '2.5', '2,5'],
    [1.96, '2', '2'],
  ])('when points are %d, then a zero after the point is left out', (points, english, italian) => {
    expect([enWords.points(points), itWords.points(points)]).toEqual([english, italian]);
  });

  it.each([
    [0, '0 €', '0 €'],
    [5, '0.05 €', '0,05 €'],
    [99900, '999 €', '999 €'],
    [1250000, '12,500 €', '12.500 €'],
    [333333, '3,333.33 €', '3.333,33 €'],
    [460000000, '4,600,000 €', '4.600.000 €'],
  ])('when a sum is %d cents, then it reads %s and %s', (cents, english, italian) => {
    expect([enWords.money(cents), itWords.money(cents)]).toEqual([english, italian]);
  });

  it.each([
    ['2026-11-20', '20 November 2026', '20 novembre 2026'],
    ['2027-03-31', '31 March 2027', '31 marzo 2027'],
    ['2026-05-01', '1 May 2026', '1º maggio 2026'],
    ['2028-02-29', '29 February 2028', '29 febbraio 2028'],
  ])('when the day is %s, then it reads %s and %s', (day, english, italian) => {
    expect([enWords.day(day), itWords.day(day)]).toEqual([english, italian]);
  });

  it.each([
    ['2026-03-08', 'dall’8 marzo 2026 all’8 marzo 2026'],
    ['2026-03-11', 'dall’11 marzo 2026 all’11 marzo 2026'],
    ['2026-03-01', 'dal 1º marzo 2026 al 1º marzo 2026'],
    ['2026-03-18', 'dal 18 marzo 2026 al 18 marzo 2026'],
  ])('when an Italian article stands before %s, then it reads %s', (day, expected) => {
    const words = createWording({
      language: 'it',
      texts: { ...reportTexts('it').texts, days: 'dal {from} al {until}' },
    });
    expect(words.say('days', { from: words.day(day), until: words.day(day) })).toBe(expected);
  });

  it('when people wrote an article before an eight, then their words are left alone', () => {
    const words = createWording({ language: 'it', texts: { reason: 'Motivo: {reason}' } });
    expect(words.say('reason', { reason: 'visto il 8 marzo' })).toBe('Motivo: visto il 8 marzo');
  });

  it('when a rate has tenths of a per cent, then they are written', () => {
    expect([enWords.rate(600), enWords.rate(125), itWords.rate(125)]).toEqual([
      '60 %',
      '12.5 %',
      '12,5 %',
    ]);
  });

  it('when things are listed, then the last is joined by "and", in Italian "ed" before an e', () => {
    expect(enWords.list([])).toBe('');
    expect(enWords.list(['A'])).toBe('A');
    expect(enWords.list(['A', 'B', 'C'])).toBe('A, B and C');
    expect(itWords.list(['Toscana', 'Emilia-Romagna'])).toBe('Toscana ed Emilia-Romagna');
    expect(itWords.list(['oro', 'argento'])).toBe('oro e argento');
  });
});

describe('templates', () => {
  const texts: ReportTexts = {
    language: 'en',
    texts: {
      greeting: 'Good day, {name}',
      days: { one: 'one day', other: '{count} days' },
      'notation.thousands': ',',
    },
  };
  const words = createWording(texts);

  it('when a value is given, then it is filled; whole numbers are grouped', () => {
    expect(words.say('greeting', { name: 'Ada' })).toBe('Good day, Ada');
    expect(words.say('days', { count: 1200 })).toBe('1,200 days');
  });

  it('when the count is one, then the singular is taken', () => {
    expect(words.say('days', { count: 1 })).toBe('one day');
    expect(words.say('days', { count: 0 })).toBe('0 days');
  });

  it('when a value looks like a placeholder, then it is left as it is', () => {
    expect(words.say('greeting', { name: '{count} $&' })).toBe('Good day, {count} $&');
  });

  it('when the text or a value is missing, then the report stops instead of showing a hole', () => {
    expect(() => words.say('nothing')).toThrow('The report has no text “nothing” in en');
    expect(() => words.say('greeting')).toThrow('The text “greeting” needs a value for {name}');
    expect(words.find('nothing')).toBeNull();
  });
});

describe('the texts of the two languages', () => {
  it.each([
    ['report', reportTexts],
    ['documents and mails', readLabels],
  ])('when those of %s are compared, then keys and placeholders are the same', (_, read) => {
    expect(checkReportTexts([read('en'), read('it')])).toEqual([]);
  });

  it('when one lacks a text or a placeholder, or has an empty one, then each is a finding', () => {
    const first: ReportTexts = { language: 'en', texts: { a: 'A {x}', b: 'B', c: 'C' } };
    const second: ReportTexts = { language: 'it', texts: { a: 'A {y}', c: '' } };
    expect(checkReportTexts([first, second])).toEqual([
      'a: the languages have different placeholders (x / y)',
      'b: no text in it',
      'c: empty text in it',
    ]);
  });

  it('when a singular spells its number out, then that is no difference', () => {
    const first: ReportTexts = { language: 'en', texts: { a: { one: 'one', other: '{count}' } } };
    const second: ReportTexts = { language: 'it', texts: { a: '{count}' } };
    expect(checkReportTexts([first, second])).toEqual([]);
  });
});
