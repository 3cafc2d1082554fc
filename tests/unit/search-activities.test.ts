import { describe, expect, it } from '@jest/globals';
import { loadClassifications } from '../../api/companies/classifications.service.ts';
import { searchActivities } from '../../client/profile/search-activities.ts';
import type { Language } from '../../scoring/definition.ts';

const { activities } = loadClassifications();

function codes(query: string, language: Language = 'it', limit?: number): string[] {
  return searchActivities(activities, query, language, limit).map(({ code }) => code);
}

describe('everyday words', () => {
  it.each([
    ['orafo', '32.12'],
    ['gioielli', '32.12'],
    ['argentiere', '32.12'],
    ['oro', '32.12'],
    ['pelletteria', '15.12'],
    ['borse', '15.12'],
    ['conceria', '15.11'],
    ['scarpe', '15.20'],
    ['prosciutto', '10.13'],
    ['salumi', '10.13'],
    ['caseificio', '10.51'],
    ['frantoio', '10.41'],
    ['olio', '10.41'],
    ['forno', '10.71'],
    ['pane', '10.71'],
    ['barche', '30.12'],
    ['allestimento nautico', '30.12'],
    ['carpenteria metallica', '25.11'],
    ['torneria', '25.62'],
    ['stampi', '25.73'],
    ['galvanica', '25.61'],
    ['mobili imbottiti', '31.09'],
    ['falegname', '16.23'],
    ['piastrelle', '23.31'],
    ['marmo', '23.70'],
    ['cartiera', '17.12'],
    ['tipografia', '18.12'],
    ['macchine per imballaggio', '28.29'],
    ['odontotecnico', '32.50'],
    ['idraulico', '43.2'],
  ])('when an Italian owner types "%s", then %s comes first', (word, code) => {
    expect(codes(word)[0]).toBe(code);
  });

  it.each([
    ['goldsmith', '32.12'],
    ['jeweller', '32.12'],
    ['bags', '15.12'],
    ['shoes', '15.20'],
    ['ham', '10.13'],
    ['cheese', '10.51'],
    ['olive oil', '10.41'],
    ['bakery', '10.71'],
    ['boat fitting', '30.12'],
    ['yachts', '30.12'],
    ['welding', '25.11'],
    ['lathe', '25.62'],
    ['mould maker', '25.73'],
    ['electroplating', '25.61'],
    ['sofas', '31.09'],
    ['carpenter', '16.23'],
    ['tiles', '23.31'],
    ['paper mill', '17.12'],
    ['printer', '18.12'],
    ['packaging machines', '28.29'],
    ['wine', '11.02'],
    ['software', '62'],
  ])('when an English reader types "%s", then %s comes first', (word, code) => {
    expect(codes(word, 'en')[0]).toBe(code);
  });

  it('when the page is in English and the word Italian, then it is found all the same', () => {
    expect(codes('orafo', 'en')[0]).toBe('32.12');
  });

  it('when a sentence is typed, then the activity with most of its words comes first', () => {
    expect(codes('faccio borse in pelle')[0]).toBe('15.12');
  });

  it.each(['torn', 'tornito', 'TORNERIA', '  torneria  '])(
    'when "%s" is typed, then turning is found',
    (word) => {
      expect(codes(word)[0]).toBe('25.62');
    },
  );
});

describe('slips of the keyboard', () => {
  it.each([
    ['oreficieria', 'it', '32.12'],
    ['gioieleria', 'it', '32.12'],
    ['pelleteria', 'it', '15.12'],
    ['prosciuto', 'it', '10.13'],
    ['caffe', 'it', '10.83'],
    ['orafi', 'it', '32.12'],
    ['borsa', 'it', '15.12'],
    ['goldsmtih', 'en', '32.12'],
    ['ceramc tiles', 'en', '23.31'],
  ] as const)('when "%s" is typed (%s), then %s comes first', (word, language, code) => {
    expect(codes(word, language)[0]).toBe(code);
  });

  it('when the word is spelt right, then look-alikes stay away', () => {
    expect(codes('borse')).toEqual(['15.12']);
  });
});

describe('codes', () => {
  it.each(['32.12', '3212', '32.12.10', '321210', 'C 32.12', 'ATECO 32.12', ' nace 32.12 '])(
    'when "%s" is typed, then 32.12 is found alone',
    (code) => {
      expect(codes(code)).toEqual(['32.12']);
    },
  );

  it('when a division is typed, then its classes are listed in order', () => {
    expect(codes('25', 'it', 3)).toEqual(['25.11', '25.12', '25.21']);
  });

  it('when the list has only the division of a class, then the division is found', () => {
    expect(codes('62.01')).toEqual(['62']);
  });

  it('when there is no such code, then nothing is found', () => {
    expect(codes('99.99')).toEqual([]);
  });
});

describe('limits', () => {
  it.each(['', '   ', 'xqzwk', 'di', '…', '<script>'])(
    'when "%s" is typed, then nothing is found',
    (word) => {
      expect(codes(word)).toEqual([]);
    },
  );

  it('when more fit, then no more than the limit are given', () => {
    expect(codes('macchine')).toHaveLength(8);
    expect(codes('macchine', 'it', 2)).toHaveLength(2);
  });

  it('when asked twice, then the answer is the same and the list is untouched', () => {
    const before = JSON.stringify(activities);
    expect(codes('macchine')).toEqual(codes('macchine'));
    expect(JSON.stringify(activities)).toBe(before);
  });
});
