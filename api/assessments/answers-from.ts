/** What an assessment has from the one it began with: pure functions of its record. */
import type { ContradictionView } from '../contract.ts';
import type { LoadedInstrument } from '../questionnaires/questionnaires.load.ts';
import type { Answers, AnswerValue } from '../../scoring/answers.ts';
import { canonicalJson } from '../../scoring/canonical.ts';
import { carryOver, type Carried, findContradictions } from '../../scoring/carry-over.ts';
import { profileFacts } from '../../scoring/profile.ts';
import { countedAnswers } from '../../scoring/visibility.ts';
import type { AssessmentRecord, KeptAnswers } from './assessments.record.ts';

/** What a submitted assessment gives to one that begins with its answers; null before submitting. */
export function answersOf(
  { _id, instrument, version, answers, profile, assessedOn }: AssessmentRecord,
  { definition }: LoadedInstrument,
): KeptAnswers | null {
  if (assessedOn === null) return null;
  const counted = countedAnswers(definition, answers, profileFacts(profile));
  return { assessment: _id, instrument, version, assessedOn, answers: counted };
}

/** Whether answers to the other version can say anything here. */
export function canBeginFrom(instrument: LoadedInstrument, from: KeptAnswers): boolean {
  const { carryOver: rules } = instrument;
  return (
    isSameVersion(instrument, from) ||
    rules.from.some((each) => each.instrument === from.instrument && each.version === from.version)
  );
}

/** The answers that go over, and the question each of them comes from. */
export function carriedFrom(instrument: LoadedInstrument, from: KeptAnswers): Carried {
  if (!isSameVersion(instrument, from)) {
    return carryOver(instrument.definition, instrument.carryOver, from);
  }
  const { answers } = from;
  return { answers, sources: Object.fromEntries(Object.keys(answers).map((id) => [id, id])) };
}

/** Question here → question there, where the answer is still the one that went over. */
export function stillCarried(
  instrument: LoadedInstrument,
  { answers, from }: Pick<AssessmentRecord, 'answers' | 'from'>,
): Record<string, string> {
  if (!from) return {};
  const carried = carriedFrom(instrument, from);
  const isUntouched = ([question]: [string, string]) =>
    isSame(answers[question], carried.answers[question]);
  return Object.fromEntries(Object.entries(carried.sources).filter(isUntouched));
}

/**
 * Where an answer says another level than the one it began with. An answer settled for stays settled until it
 * changes. What is measured again may differ: there nothing contradicts.
 */
export function contradictionsOf(
  instrument: LoadedInstrument,
  record: Pick<AssessmentRecord, 'answers' | 'from' | 'settled' | 'profile'>,
): ContradictionView[] {
  const { from, settled = {}, profile } = record;
  if (!from || isSameVersion(instrument, from)) return [];
  const { definition, carryOver: rules } = instrument;
  const answers: Answers = countedAnswers(definition, record.answers, profileFacts(profile));
  return findContradictions(definition, rules, answers, from).map((found) => {
    const id = found.row === null ? found.question : `${found.question}.${found.row}`;
    const before = settled[id];
    return {
      ...found,
      id,
      settled: before && isSame(before.answer, found.value) ? before.how : null,
    };
  });
}

function isSameVersion({ instrument }: LoadedInstrument, from: KeptAnswers): boolean {
  return instrument.id === from.instrument && instrument.version === from.version;
}

/** Rows are compared by content, lists whatever their order. */
function isSame(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  return a !== undefined && b !== undefined && textOf(a) === textOf(b);
}

function textOf(value: AnswerValue): string {
  return canonicalJson(Array.isArray(value) ? value.toSorted() : value);
}
