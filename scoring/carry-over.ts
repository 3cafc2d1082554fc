/** Answers to another instrument that say the same: taken over, or held against what is answered here. */
import { NOT_RELEVANT_ANSWER, UNKNOWN_ANSWER, questionsById, readAnswers } from './answers.ts';
import type { AnswerValue, Answers } from './answers.ts';
import type { CarryOver, Definition, Question } from './definition.ts';
import { toPoints } from './ratio.ts';
import { readPoints, ruleScale } from './rules.ts';

/** The answers that count of another assessment (see `countedAnswers`), and what they answer. */
export interface AnswersElsewhere {
  instrument: string;
  version: number;
  answers: Answers;
}

export interface Carried {
  answers: Answers;
  /** Question here → question there. */
  sources: Record<string, string>;
}

export interface Contradiction {
  question: string;
  /** For a matrix. */
  row: string | null;
  value: AnswerValue;
  /** Points of the value; null for "not relevant to us". */
  level: number | null;
  there: {
    question: string;
    row: string | null;
    value: AnswerValue;
    level: number | null;
    /** The value in the words of the question here: what it becomes if the person settles for it. */
    here: AnswerValue;
  };
}

/**
 * The answers that go over into a version of an instrument, in its own words. "Don't know" and "not relevant" go over
 * where the question here allows them. Nothing where no rule speaks of the other instrument's version.
 */
export function carryOver(
  definition: Definition,
  carried: CarryOver,
  from: AnswersElsewhere,
): Carried {
  const found: Carried = { answers: {}, sources: {} };
  for (const pair of pairsFrom(carried, from)) {
    const value = from.answers[pair.from];
    const here = value === undefined ? undefined : translate(pair, value);
    if (here === undefined || !fits(definition, pair.to, here)) continue;
    found.answers[pair.to] = here;
    found.sources[pair.to] = pair.from;
  }
  return found;
}

/**
 * Where an answer here and an answer there say another level of the same fact, in the order of the questions here.
 * An open or unknown answer contradicts nothing. Which of the two holds is for the person to say.
 */
export function findContradictions(
  definition: Definition,
  carried: CarryOver,
  answers: Answers,
  from: AnswersElsewhere,
): Contradiction[] {
  const byQuestion = new Map(pairsFrom(carried, from).map((pair) => [pair.to, pair]));
  return definition.questions.flatMap((question): Contradiction[] => {
    const pair = byQuestion.get(question.id);
    const [value, there] = [answers[question.id], pair && from.answers[pair.from]];
    if (!pair || value === undefined || there === undefined) return [];
    return isRows(value) && isRows(there)
      ? contradictingRows(question, pair, value, there)
      : contradicting(question, pair, value, there);
  });
}

type Pair = CarryOver['from'][number]['questions'][number];

function pairsFrom({ from }: CarryOver, { instrument, version }: AnswersElsewhere): Pair[] {
  return from
    .filter((rules) => rules.instrument === instrument && rules.version === version)
    .flatMap(({ questions }) => questions);
}

/** The value in the words of the question here; undefined where it has none. */
function translate(pair: Pair, value: AnswerValue): AnswerValue | undefined {
  if (typeof value === 'string') return translateWord(pair, value);
  if (Array.isArray(value)) {
    const items = value.map((item) => translateWord(pair, item));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (typeof value !== 'object') return value;
  const rows = Object.entries(value).flatMap(([row, stage]): [string, string][] => {
    const [toRow, toStage] = [pair.rows ? pair.rows[row] : row, translateWord(pair, stage)];
    return toRow === undefined || toStage === undefined ? [] : [[toRow, toStage]];
  });
  return rows.length === 0 ? undefined : Object.fromEntries(rows);
}

function translateWord({ values }: Pair, word: string): string | undefined {
  return values === undefined || isReserved(word) ? word : values[word];
}

function isReserved(value: AnswerValue): boolean {
  return value === UNKNOWN_ANSWER || value === NOT_RELEVANT_ANSWER;
}

function isRows(value: AnswerValue): value is Record<string, string> {
  return typeof value === 'object' && !Array.isArray(value);
}

function fits(definition: Definition, question: string, value: AnswerValue): boolean {
  return (
    questionsById(definition).has(question) &&
    readAnswers(definition, { [question]: value }).issues.length === 0
  );
}

function contradicting(
  question: Question,
  pair: Pair,
  value: AnswerValue,
  there: AnswerValue,
): Contradiction[] {
  const here = translate(pair, there);
  if (here === undefined || value === UNKNOWN_ANSWER || here === UNKNOWN_ANSWER) return [];
  const [level, levelThere] = [levelOf(question, value), levelOf(question, here)];
  if (level === levelThere) return [];
  return [
    {
      question: question.id,
      row: null,
      value,
      level,
      there: { question: pair.from, row: null, value: there, level: levelThere, here },
    },
  ];
}

function contradictingRows(
  question: Question,
  pair: Pair,
  value: Record<string, string>,
  there: Record<string, string>,
): Contradiction[] {
  return Object.entries(there).flatMap(([rowThere, stage]): Contradiction[] => {
    const row = pair.rows ? pair.rows[rowThere] : rowThere;
    const here = translateWord(pair, stage);
    const own = row === undefined ? undefined : value[row];
    if (row === undefined || own === undefined || here === undefined) return [];
    if (own === UNKNOWN_ANSWER || here === UNKNOWN_ANSWER) return [];
    const [level, levelThere] = [stageLevel(question, own), stageLevel(question, here)];
    if (level === levelThere) return [];
    const said = { question: pair.from, row: rowThere, value: stage, level: levelThere, here };
    return [{ question: question.id, row, value: own, level, there: said }];
  });
}

/** Points that the answer states, on the question here; null for "not relevant". */
function levelOf(question: Question, value: AnswerValue): number | null {
  const { points } = readPoints(question, ruleScale(question.rule), value);
  return points && toPoints(points);
}

function stageLevel({ rule }: Question, stage: string): number | null {
  const points = rule.type === 'matrix' ? rule.stages[stage] : undefined;
  return points === undefined ? null : points / 1000;
}
