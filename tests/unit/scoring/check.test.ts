import { afterAll, describe, expect, it } from '@jest/globals';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCatalogue } from '../../../api/catalogue/catalogue.load.ts';
import {
  checkAll,
  questionnairesFolder,
  readQuestionnaires,
} from '../../../api/questionnaires/questionnaires.load.ts';
import { checkDefinition } from '../../../scoring/check-definition.ts';
import { minutesToAnswer } from '../../../scoring/check-questionnaire.ts';
import { RULES } from '../../../scoring/check-rules.ts';
import type { Finding } from '../../../scoring/check-rules.ts';
import { CARRY_OVER_CASES } from '../../support/check-cases/carry-over-cases.ts';
import { CATALOGUE_CASES, checkSound } from '../../support/check-cases/catalogue-cases.ts';
import type { CheckCase } from '../../support/check-cases/check-case.ts';
import { DEFINITION_CASES, SOUND_DEFINITION } from '../../support/check-cases/definition-cases.ts';
import { FILE_CASES, findingsAfter } from '../../support/check-cases/file-cases.ts';
import { GOLDEN_CASES } from '../../support/check-cases/golden-cases.ts';
import { QUESTIONNAIRE_CASES, SHIPPED } from '../../support/check-cases/questionnaire-cases.ts';
import { STAGES_CASES } from '../../support/check-cases/stages-cases.ts';
import { makeFolder, removeFolders } from '../../support/data-folder.ts';

afterAll(removeFolders);

describe('sound data have no finding', () => {
  it('the shipped model, questionnaires, golden firms and catalogue', () => {
    expect(checkAll(readQuestionnaires(), loadCatalogue())).toEqual([]);
  });

  it('the samples that the cases below change', () => {
    expect(checkDefinition(SOUND_DEFINITION, 'definition.json')).toEqual([]);
    expect(checkSound()).toEqual([]);
  });
});

describe.each<[string, CheckCase[]]>([
  ['a definition', DEFINITION_CASES],
  ['a model or survey', QUESTIONNAIRE_CASES],
  ['a golden firm', GOLDEN_CASES],
  ['a catalogue', CATALOGUE_CASES],
  ['a crosswalk of stages', STAGES_CASES],
  ['what is carried over', CARRY_OVER_CASES],
])('%s', (_what, cases) => {
  it.each(cases)('has $findings when $what', ({ check, findings }) => {
    const found = check();
    expect(places(found)).toEqual(expect.arrayContaining(findings));
    expect(rulesOf(places(found))).toEqual(rulesOf(findings));
  });
});

const places = (found: Finding[]) => found.map(({ rule, path }) => `${rule} ${path}`);
const rulesOf = (found: string[]) => new Set(found.map((finding) => finding.split(' ')[0] ?? ''));

describe('a file', () => {
  it.each(FILE_CASES)('has $finding when $what', async (changed) => {
    expect(await findingsAfter(changed)).toContainEqual(changed.finding);
  });

  it('of words of reports is checked beside the model', async () => {
    const copy = await makeFolder();
    await cp(questionnairesFolder, copy, { recursive: true });
    const file = join(copy, 'model/v1/report.it.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('’', "'"));
    const found = checkAll(readQuestionnaires(copy), loadCatalogue(), copy);
    expect(found.map(({ rule, file: name }) => [rule, name])).toEqual([['R28', file]]);
  });
});

describe('the rules', () => {
  const cases = [
    ...DEFINITION_CASES,
    ...QUESTIONNAIRE_CASES,
    ...GOLDEN_CASES,
    ...CATALOGUE_CASES,
    ...STAGES_CASES,
    ...CARRY_OVER_CASES,
  ];

  it('are all broken by some case above', () => {
    const broken = [
      ...cases.flatMap(({ findings }) => findings),
      ...FILE_CASES.map(({ finding }) => finding),
    ];
    expect([...rulesOf(broken)].toSorted()).toEqual(Object.keys(RULES).toSorted());
  });

  it('name the file at fault', () => {
    const files = cases.flatMap(({ check }) => check().map(({ file }) => file));
    expect([...new Set(files)].toSorted()).toEqual([
      'acatech.json',
      'carry-over.json',
      'definition.json',
      'first-level/examples.json',
      'first-level/scoring.json',
      'first-level/survey.json',
      'model.json',
      'profiles.json',
      'sample/call/CALL.json',
      'sample/incentive/IPER.json',
      'sample/service/B.1.json',
      'sample/training/T-01.json',
    ]);
  });
});

describe('the time to answer', () => {
  const text = (words: number) => ({ en: 'word '.repeat(words).trim(), it: 'parola' });
  const [first] = SHIPPED.instrument.questions.filter(({ notRelevant }) => !notRelevant);
  const [page] = SHIPPED.survey.pages;
  if (!first || !page) throw new Error('the first-level survey is empty');
  const limits = { ...SHIPPED.instrument.limits, profile: { questions: 2, words: 100 } };
  const one = {
    model: SHIPPED.model,
    instrument: { ...SHIPPED.instrument, limits, questions: [first] },
    survey: {
      title: text(50),
      description: text(40),
      pages: [
        {
          ...page,
          elements: [
            {
              type: 'radiogroup' as const,
              name: first.id,
              title: text(10),
              description: text(5),
              choices: [
                { value: 'low', text: text(12) },
                { value: 'high', text: text(18) },
              ],
            },
          ],
        },
      ],
    },
    examples: { [first.id]: { ceramics: text(9), paper: text(7) } },
  };

  it('counts words ÷ 200 a minute and 8 seconds a question, with the longest example', () => {
    // 8 fixed + 100 of the profile + 40 intro + 10 question + 30 options + 9 longest example = 197 words
    expect(minutesToAnswer(one, 'en')).toBeCloseTo(197 / 200 + (3 * 8) / 60, 10);
  });

  it('counts the ground of “not relevant” where it is offered, and not the dashes', () => {
    const model = structuredClone(one.model);
    for (const area of model.areas)
      if (area.id === first.area) area.notRelevant = { en: 'never – ever 2 x', it: 'mai' };
    const asked = { ...one.instrument, questions: [{ ...first, notRelevant: true }] };
    expect(minutesToAnswer({ ...one, model, instrument: asked }, 'en')).toBeCloseTo(
      201 / 200 + (3 * 8) / 60,
      10,
    );
  });
});
