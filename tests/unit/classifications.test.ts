import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadClassifications } from '../../api/companies/classifications.service.ts';
import { DataError } from '../../api/data-file.ts';
import { projectRoot } from '../../api/project-root.ts';

const ACTIVITY = {
  code: '32.12',
  title: { en: 'Jewellery', it: 'Gioielleria' },
  words: { en: ['goldsmith', 'rings'], it: ['orafo', 'gioielli'] },
  valueChain: null,
};
const PROVINCE = { code: 'ITI18', name: 'Arezzo', region: 'ITI1', regionName: 'Toscana' };

describe('the activities that ship with the service', () => {
  const { activities } = loadClassifications();

  it('hold every class of manufacturing: 230 in the divisions 10 to 33', () => {
    const manufacturing = activities.filter(
      ({ code }) => Number(code.slice(0, 2)) >= 10 && Number(code.slice(0, 2)) <= 33,
    );
    expect(manufacturing.filter(({ code }) => /^\d{2}\.\d{2}$/.test(code))).toHaveLength(230);
    expect(manufacturing).toHaveLength(230);
    expect(new Set(manufacturing.map(({ code }) => code.slice(0, 2))).size).toBe(24);
  });

  it('lead to every value chain of the maturity model but "other", and to no further one', () => {
    const model = JSON.parse(
      readFileSync(join(projectRoot, 'questionnaires/model/v1/model.json'), 'utf8'),
    ) as {
      valueChains: { id: string }[];
    };
    const chains = new Set(model.valueChains.map(({ id }) => id));
    const named = activities.flatMap(({ valueChain }) => valueChain ?? []);
    expect(named.filter((chain) => !chains.has(chain))).toEqual([]);
    expect([...chains].filter((chain) => !named.includes(chain))).toEqual(['other']);
  });

  it('never give one everyday word to two activities', () => {
    for (const language of ['en', 'it'] as const) {
      const words = activities.flatMap((activity) => activity.words[language]);
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    }
  });
});

describe('the provinces that ship with the service', () => {
  const { provinces } = loadClassifications();
  const namesOf = (region: string) =>
    provinces.filter((province) => province.region === region).map(({ name }) => name);

  it('are the 107 of NUTS 2021 in 21 regions', () => {
    expect(provinces).toHaveLength(107);
    expect(new Set(provinces.map(({ region }) => region)).size).toBe(21);
  });

  it('place the ten Tuscan and the nine Emilian ones in their regions', () => {
    expect(namesOf('ITI1')).toHaveLength(10);
    expect(namesOf('ITI1')).toContain('Arezzo');
    expect(namesOf('ITH5')).toHaveLength(9);
    expect(namesOf('ITH5')).toContain('Forlì-Cesena');
  });
});

describe('loading', () => {
  it('when called twice, then gives the same frozen lists', () => {
    const lists = loadClassifications();
    expect(loadClassifications()).toBe(lists);
    const [first] = lists.activities;
    expect(() => first?.words.it.push('altro')).toThrow(TypeError);
    expect(() => Object.assign(lists.provinces[0] ?? {}, { name: 'altro' })).toThrow(TypeError);
  });
});

describe('reading a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'classifications-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(activities: unknown, provinces: unknown): void {
    writeFileSync(join(folder, 'activities.json'), JSON.stringify(activities));
    writeFileSync(join(folder, 'provinces.json'), JSON.stringify(provinces));
  }

  it('when both lists are right, then returns them', () => {
    write([ACTIVITY], [PROVINCE]);
    expect(loadClassifications(folder)).toEqual({ activities: [ACTIVITY], provinces: [PROVINCE] });
  });

  it.each([
    [
      'an activity without Italian title',
      [{ ...ACTIVITY, title: { en: 'Jewellery' } }],
      [PROVINCE],
      /activities\.json: 0\.title\.it/,
    ],
    [
      'a code of another form',
      [{ ...ACTIVITY, code: 'C32' }],
      [PROVINCE],
      /activities\.json: 0\.code/,
    ],
    [
      'a single everyday word',
      [{ ...ACTIVITY, words: { en: ['one'], it: ['orafo', 'oro'] } }],
      [PROVINCE],
      /activities\.json: 0\.words\.en/,
    ],
    ['a surplus field', [{ ...ACTIVITY, note: 'x' }], [PROVINCE], /activities\.json: 0/],
    [
      'a code that is there twice',
      [ACTIVITY, ACTIVITY],
      [PROVINCE],
      /activities\.json: 32\.12: The code is there twice/,
    ],
    ['an empty list', [], [PROVINCE], /activities\.json/],
    [
      'a province in another region',
      [ACTIVITY],
      [{ ...PROVINCE, region: 'ITI2' }],
      /provinces\.json: 0\.region/,
    ],
    ['an object instead of a list', [ACTIVITY], {}, /provinces\.json/],
  ])(
    'when there is %s, then says so with file and path',
    (_case, activities, provinces, message) => {
      write(activities, provinces);
      expect(() => loadClassifications(folder)).toThrow(DataError);
      expect(() => loadClassifications(folder)).toThrow(message);
    },
  );

  it('when a file is missing or no JSON, then says so in one sentence', () => {
    expect(() => loadClassifications(folder)).toThrow(/activities\.json: cannot be read/);
    writeFileSync(join(folder, 'activities.json'), '[{');
    expect(() => loadClassifications(folder)).toThrow(/activities\.json: not JSON/);
  });
});
