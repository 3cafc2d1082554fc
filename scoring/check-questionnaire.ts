/** Checks an instrument against the model and its survey: rules R2, R3, R10–R13 and R15–R20. */
import { findingsIn, repeated } from './check-rules.ts';
import type { Finding, ReportFinding } from './check-rules.ts';
import type {
  Examples,
  Instrument,
  InstrumentQuestion,
  Language,
  Model,
  Survey,
  SurveyElement,
  Text,
} from './definition.ts';

export const LANGUAGES: Language[] = ['en', 'it'];
const DIMENSION_WEIGHT = 100;
/** Reading speed and the time to think and tap, after usual practice for online questionnaires. */
const WORDS_PER_MINUTE = 200;
const SECONDS_PER_QUESTION = 8;
/** “I don’t know” and “Not relevant to us, because” are the same on every screen: read once, then recognised. */
const FIXED_WORDS = 8;
const LONGEST = { shortCharacters: 18, stemWords: 20, optionWords: 25, exampleWords: 22 };

export function checkModel(model: Model, file: string): Finding[] {
  return findingsIn(file, (report) => {
    const goals = model.goals.map(({ id }) => id);
    const lists = {
      areas: model.areas,
      dimensions: model.dimensions,
      levels: model.levels,
      goals: model.goals,
      valueChains: model.valueChains,
      chainRoles: model.chainRoles,
      lifePhases: model.lifePhases,
    };
    for (const [name, list] of Object.entries(lists))
      for (const id of repeated(list.map((entry) => entry.id)))
        report('R2', name, `The id “${id}” is used twice`);
    for (const dimension of model.dimensions) {
      const sum = model.areas
        .filter((area) => area.dimension === dimension.id)
        .reduce((total, area) => total + area.weight, 0);
      if (sum !== DIMENSION_WEIGHT)
        report('R15', `dimensions.${dimension.id}`, `The areas weigh ${sum} together`);
    }
    model.areas.forEach((area, index) => checkArea(model, area, goals, `areas.${index}`, report));
  });
}

function checkArea(
  model: Model,
  area: Model['areas'][number],
  goals: string[],
  path: string,
  report: ReportFinding,
): void {
  if (!model.dimensions.some(({ id }) => id === area.dimension))
    report('R3', `${path}.dimension`, `There is no dimension “${area.dimension}”`);
  for (const goal of goals) {
    const relevance = area.relevance[goal];
    if (relevance === undefined)
      report('R16', `${path}.relevance`, `“${area.id}” does not state its relevance to “${goal}”`);
    if (area.foundation && relevance === 0)
      report(
        'R16',
        `${path}.relevance`,
        `“${area.id}” is a foundation and must not be 0 for “${goal}”`,
      );
  }
  for (const goal of Object.keys(area.relevance))
    if (!goals.includes(goal)) report('R3', `${path}.relevance`, `There is no goal “${goal}”`);
  for (const [size, target] of Object.entries(area.targets)) {
    if (target < 1000 || target > 4000)
      report('R16', `${path}.targets.${size}`, 'A target runs from 1 to 4');
  }
  area.shifts.forEach((shift, index) => {
    for (const chain of shift.valueChains ?? [])
      if (!model.valueChains.some(({ id }) => id === chain))
        report('R3', `${path}.shifts.${index}`, `There is no value chain “${chain}”`);
    for (const role of shift.chainRoles ?? [])
      if (!model.chainRoles.some(({ id }) => id === role))
        report('R3', `${path}.shifts.${index}`, `There is no role “${role}”`);
  });
  for (const language of LANGUAGES) {
    if (area.short[language].length > LONGEST.shortCharacters)
      report('R17', `${path}.short.${language}`, `At most ${LONGEST.shortCharacters} characters`);
  }
}

export interface Questionnaire {
  model: Model;
  instrument: Instrument;
  survey: Survey;
  examples: Examples;
}

/** `folder` names the files in the findings: `<folder>/scoring.json` and its siblings. */
export function checkQuestionnaire(
  { model, instrument, survey, examples }: Questionnaire,
  folder: string,
): Finding[] {
  return [
    ...findingsIn(`${folder}/scoring.json`, (report) => checkInstrument(model, instrument, report)),
    ...findingsIn(`${folder}/survey.json`, (report) =>
      checkSurvey({ model, instrument, survey, examples }, report),
    ),
    ...findingsIn(`${folder}/examples.json`, (report) =>
      checkExamples(model, instrument, examples, report),
    ),
  ];
}

function checkInstrument(model: Model, instrument: Instrument, report: ReportFinding): void {
  if (instrument.model.id !== model.id || instrument.model.version !== model.version)
    report('R3', 'model', `The model is ${model.id} v${model.version}`);
  instrument.questions.forEach((question, index) => {
    const area = model.areas.find(({ id }) => id === question.area);
    if (!area) report('R3', `questions.${index}.area`, `There is no area “${question.area}”`);
    if (area && question.notRelevant && area.notRelevant === null)
      report('R18', `questions.${index}.notRelevant`, `“${area.id}” is always relevant`);
  });
  for (const { id } of model.areas)
    if (!instrument.questions.some(({ area }) => area === id))
      report('R20', 'questions', `Nothing is asked about “${id}”`);
  const { questions, choices } = instrument.limits;
  if (instrument.questions.length > questions)
    report('R13', 'questions', `${instrument.questions.length} questions, at most ${questions}`);
  instrument.questions.forEach((question, index) => {
    if (question.rule.type === 'choice' && Object.keys(question.rule.points).length > choices)
      report('R13', `questions.${index}.rule`, `At most ${choices} choices`);
  });
}

function checkSurvey(questionnaire: Questionnaire, report: ReportFinding): void {
  const { instrument, survey } = questionnaire;
  const elements = survey.pages.flatMap((page) => page.elements);
  for (const id of repeated([
    ...elements.map(({ name }) => name),
    ...survey.pages.map(({ name }) => `page ${name}`),
  ]))
    report('R2', 'pages', `“${id}” stands twice`);
  for (const { id } of instrument.questions)
    if (!elements.some(({ name }) => name === id))
      report('R10', 'pages', `The question “${id}” is not in the survey`);
  survey.pages.forEach((page, pageIndex) =>
    page.elements.forEach((element, index) => {
      const path = `pages.${pageIndex}.elements.${index}`;
      const question = instrument.questions.find(({ id }) => id === element.name);
      if (!question) report('R10', path, `“${element.name}” is not in the scoring file`);
      else checkElement(question, element, path, report);
    }),
  );
  for (const language of LANGUAGES) {
    const minutes = minutesToAnswer(questionnaire, language);
    if (minutes > instrument.limits.minutes)
      report(
        'R12',
        language,
        `Takes ${minutes.toFixed(1)} minutes, at most ${instrument.limits.minutes}`,
      );
  }
}

const ELEMENT_TYPES = {
  choice: 'radiogroup',
  count: 'checkbox',
  matrix: 'matrix',
  number: 'text',
  boolean: 'boolean',
} as const;

function checkElement(
  { rule }: InstrumentQuestion,
  element: SurveyElement,
  path: string,
  report: ReportFinding,
): void {
  if (element.type !== ELEMENT_TYPES[rule.type])
    report('R10', `${path}.type`, `A ${rule.type} is shown as ${ELEMENT_TYPES[rule.type]}`);
  if (rule.type === 'choice')
    sameList(Object.keys(rule.points), element.choices, `${path}.choices`, report);
  if (rule.type === 'count')
    sameList(
      [...Object.keys(rule.items), ...(rule.none === undefined ? [] : [rule.none])],
      element.choices,
      `${path}.choices`,
      report,
    );
  if (rule.type === 'matrix') {
    sameList(rule.rows, element.rows, `${path}.rows`, report);
    sameList(Object.keys(rule.stages), element.columns, `${path}.columns`, report);
  }
  const points = rule.type === 'choice' ? rule.points : rule.type === 'matrix' ? rule.stages : null;
  const shown = rule.type === 'matrix' ? element.columns : element.choices;
  if (points) rising(points, shown ?? [], path, report);
  checkWords(element, path, report);
}

function sameList(
  wanted: string[],
  shown: { value: string }[] | undefined,
  path: string,
  report: ReportFinding,
): void {
  const values = (shown ?? []).map(({ value }) => value);
  for (const value of wanted)
    if (!values.includes(value)) report('R10', path, `“${value}” is not shown`);
  for (const value of values)
    if (!wanted.includes(value)) report('R10', path, `“${value}” gives no points`);
  for (const value of repeated(values)) report('R2', path, `“${value}” stands twice`);
}

function rising(
  points: Record<string, number>,
  shown: { value: string }[],
  path: string,
  report: ReportFinding,
): void {
  shown.forEach(({ value }, index) => {
    const before = shown[index - 1];
    if (before && (points[value] ?? 0) <= (points[before.value] ?? 0))
      report('R11', path, `“${value}” must give more points than “${before.value}”`);
  });
}

function checkWords(element: SurveyElement, path: string, report: ReportFinding): void {
  for (const language of LANGUAGES) {
    if (words(element.title[language]) > LONGEST.stemWords)
      report('R17', `${path}.title.${language}`, `At most ${LONGEST.stemWords} words`);
    element.choices?.forEach(({ text }, index) => {
      if (words(text[language]) > LONGEST.optionWords)
        report(
          'R17',
          `${path}.choices.${index}.text.${language}`,
          `At most ${LONGEST.optionWords} words`,
        );
    });
  }
}

function checkExamples(
  model: Model,
  instrument: Instrument,
  examples: Examples,
  report: ReportFinding,
): void {
  for (const [question, chains] of Object.entries(examples)) {
    if (!instrument.questions.some(({ id }) => id === question))
      report('R3', question, `There is no question “${question}”`);
    for (const [chain, text] of Object.entries(chains)) {
      if (!model.valueChains.some(({ id }) => id === chain))
        report('R3', `${question}.${chain}`, `There is no value chain “${chain}”`);
      for (const language of LANGUAGES)
        if (words(text[language]) > LONGEST.exampleWords)
          report(
            'R17',
            `${question}.${chain}.${language}`,
            `At most ${LONGEST.exampleWords} words`,
          );
    }
  }
}

/**
 * Estimated minutes to answer with the profile: everything on the screen is read (the longest example and the
 * ground of “not relevant” included), words ÷ 200 a minute, and 8 s to decide each question.
 */
export function minutesToAnswer(
  { model, instrument, survey, examples }: Questionnaire,
  language: Language,
): number {
  const { profile } = instrument.limits;
  let total = FIXED_WORDS + profile.words + words(survey.description?.[language] ?? '');
  for (const element of survey.pages.flatMap((page) => page.elements)) {
    const question = instrument.questions.find(({ id }) => id === element.name);
    const ground = question?.notRelevant
      ? model.areas.find(({ id }) => id === question.area)?.notRelevant
      : null;
    const samples = [element.description, ...Object.values(examples[element.name] ?? {})].map(
      (text) => words(text?.[language] ?? ''),
    );
    const texts: (Text | null | undefined)[] = [
      element.title,
      ground,
      ...[...(element.choices ?? []), ...(element.rows ?? []), ...(element.columns ?? [])].map(
        ({ text }) => text,
      ),
    ];
    total +=
      Math.max(...samples) + texts.reduce((sum, text) => sum + words(text?.[language] ?? ''), 0);
  }
  const questions = instrument.questions.length + profile.questions;
  return total / WORDS_PER_MINUTE + (questions * SECONDS_PER_QUESTION) / 60;
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
