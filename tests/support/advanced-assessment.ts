/** The first-level survey and the advanced assessment side by side, and the firms that have answered both. */
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import type { LoadedInstrument } from '../../api/questionnaires/questionnaires.load.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { InstrumentQuestion } from '../../scoring/definition.ts';
import { profileFacts } from '../../scoring/profile.ts';
import type { Facts, Profile } from '../../scoring/profile.ts';

const { model, instruments } = readQuestionnaires();
export const first = loaded('first-level/v1');
export const advanced = loaded('advanced/v1');
export { model };

function loaded(key: string): LoadedInstrument {
  const found = instruments.get(key);
  if (!found) throw new Error(`There is no instrument “${key}”`);
  return found;
}

/** The advanced assessment's questions about an area, in order. */
export function questionsOf(area: string): InstrumentQuestion[] {
  return advanced.instrument.questions.filter((question) => question.area === area);
}

export interface Changes {
  answers?: Answers;
}

/** A golden firm of the advanced assessment, with some answers replaced. */
export function firm(id: string, { answers }: Changes = {}): { facts: Facts; answers: Answers } {
  const found = advanced.firms.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no golden firm “${id}”`);
  return {
    facts: profileFacts(found.profile as unknown as Profile),
    answers: { ...(found.answers as Answers), ...answers },
  };
}
