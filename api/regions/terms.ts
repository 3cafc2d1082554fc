import { join } from 'node:path';
import { z } from 'zod';
import { type Language, type Text, textSchema } from '../../scoring/definition.ts';
import type { Classifications } from '../companies/classifications.service.ts';
import type { Grouping, RegionTerms } from '../contract-regions.ts';
import { readDataFile } from '../data-file.ts';
import { projectRoot } from '../project-root.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { GROUPINGS } from './table-plan.ts';

const codes = z.array(z.strictObject({ code: z.string().min(1), name: textSchema })).min(1);
const termsSchema = z.strictObject({
  groupings: z.record(z.enum(GROUPINGS), textSchema),
  codes: z.strictObject({
    identity: codes,
    size: codes,
    track: codes,
    section: codes,
    /** Those that the list of activities does not name as a whole. */
    division: codes,
  }),
  unknown: textSchema,
  overall: textSchema,
});
type Codes = z.infer<typeof codes>;

/** What a region reads is called, in every language: put together from the model, the classifications and `terms.json`. */
export function loadRegionTerms(
  { model, instruments }: Questionnaires,
  { activities, provinces }: Classifications,
): RegionTerms {
  const file = readDataFile(join(projectRoot, 'api/regions/terms.json'), termsSchema);
  const whole = activities.filter(({ code }) => /^\d\d$/.test(code));
  const lists: Record<Grouping, Codes> = {
    ...file.codes,
    division: [
      ...file.codes.division,
      ...whole.map(({ code, title }) => ({ code, name: curl(title) })),
    ],
    nuts3: provinces.map(({ code, name }) => ({ code, name: curl({ en: name, it: name }) })),
    valueChain: model.valueChains.map(({ id, name }) => ({ code: id, name: curl(shorten(name)) })),
    lifePhase: model.lifePhases.map(({ id, name }) => ({ code: id, name: curl(shorten(name)) })),
    instrument: [...instruments.values()].map(({ survey, instrument: { id } }) => ({
      code: id,
      name: curl(survey.title),
    })),
    // Named by rule: see nameOfCode.
    quarter: [],
  };
  const named = GROUPINGS.map((each) => [
    each,
    { name: file.groupings[each], codes: lists[each].toSorted(byCodeIf(each === 'division')) },
  ]);
  return {
    levels: model.levels.map(({ name }) => name),
    thresholds: model.levels.map(({ from }) => from / 1000),
    nodes: [
      {
        id: 'overall',
        kind: 'overall',
        dimension: null,
        name: file.overall,
        short: file.overall,
      },
      ...model.dimensions.map(({ id, name }) => ({
        id,
        kind: 'dimension' as const,
        dimension: id,
        name: curl(name),
        short: curl(name),
      })),
      ...model.areas.map(({ id, dimension, name, short }) => ({
        id,
        kind: 'area' as const,
        dimension,
        name: curl(name),
        short: curl(short),
      })),
    ],
    groupings: Object.fromEntries(named) as RegionTerms['groupings'],
    unknown: file.unknown,
  };
}

/** A code's name: from the list, `unknown`, a quarter as the pages write it, or else the code as it is. */
export function nameOfCode(
  terms: RegionTerms,
  grouping: Grouping,
  code: string,
  language: Language,
): string {
  if (code === 'unknown') return terms.unknown[language];
  if (grouping === 'quarter') return quarterName(code, language);
  const found = terms.groupings[grouping].codes.find((each) => each.code === code);
  return found?.name[language] ?? code;
}

/** 2026-Q4 → “Q4 2026”, “4º trim. 2026”. */
function quarterName(code: string, language: Language): string {
  const [year = '', quarter = ''] = code.split('-Q');
  return language === 'it' ? `${quarter}º trim. ${year}` : `Q${quarter} ${year}`;
}

/** What a table is about, such as “Province × Value chain”. */
export function tableTitle(groupings: Grouping[], { groupings: named }: RegionTerms): Text {
  const names = groupings.map((each) => named[each].name);
  if (names.length === 0) return { en: 'Whole region', it: 'Intera regione' };
  return {
    en: names.map(({ en }) => en).join(' × '),
    it: names.map(({ it }) => it).join(' × '),
  };
}

const byCodeIf = (sorted: boolean) => (a: Codes[number], b: Codes[number]) =>
  sorted ? a.code.localeCompare(b.code) : 0;

/** Apostrophes as the pages write them: those of model and classifications are straight. */
function curl({ en, it }: Text): Text {
  const curled = (name: string) => name.replaceAll("'", '’');
  return { en: curled(en), it: curled(it) };
}

/** The name without what explains it. */
function shorten({ en, it }: Text): Text {
  const short = (name: string) => name.split(/[:(]/)[0]?.trim() ?? name;
  return { en: short(en), it: short(it) };
}
