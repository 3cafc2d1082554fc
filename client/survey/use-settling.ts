import { useCallback, useState } from 'react';
import type { ContradictionView, Settlement } from '../../api/contract.ts';
import type { AnswerValue } from '../../scoring/answers.ts';
import { api } from '../api.ts';
import { ApiError } from '../http.ts';
import type { SurveySession } from './survey-session.ts';

/** Keep the answer here, take the one from there, or both are right: things have changed since. */
export type Choice = Settlement | 'take';

export interface Settling {
  /** Those found when they were last asked for; what was taken over since stays in sight. */
  contradictions: ContradictionView[];
  /** How many nobody has settled. */
  open: number;
  failure: unknown;
  choiceOf: (id: string) => Choice | null;
  /** Sends what waits and asks the service what contradicts now. */
  refresh: () => Promise<void>;
  settle: (contradiction: ContradictionView, choice: Choice) => Promise<void>;
}

/** The contradictions of the review, each settled as soon as a choice is made. */
export function useSettling(session: SurveySession): Settling {
  const [contradictions, setContradictions] = useState<ContradictionView[]>([]);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const choiceOf = (id: string) => choices[id] ?? null;
  const refresh = useCallback(async () => {
    // Only an assessment that began with answers of another one can contradict them.
    if (session.opened.from === null) return;
    try {
      await session.saver.flush();
      const found = (await api.assessment(session.id)).contradictions;
      setContradictions(found);
      setChoices(settledOf(found));
      setFailure(null);
    } catch (error) {
      setFailure(error);
    }
  }, [session]);
  const settle = async (contradiction: ContradictionView, choice: Choice) => {
    const next = { ...choices, [contradiction.id]: choice };
    setChoices(next);
    try {
      session.answer(contradiction.question, answerFor(session, contradiction, choice));
      await session.saver.flush();
      await saveSettlements(session, next);
      setFailure(null);
    } catch (error) {
      setFailure(error);
    }
  };
  const open = contradictions.filter(({ id }) => choiceOf(id) === null).length;
  return { contradictions, open, failure, choiceOf, refresh, settle };
}

function settledOf(found: ContradictionView[]): Record<string, Choice> {
  return Object.fromEntries(
    found.flatMap(({ id, settled }) => (settled === null ? [] : [[id, settled]])),
  );
}

/** The answer to the whole question: a matrix changes in the one row. */
function answerFor(
  session: SurveySession,
  { question, row, value, there }: ContradictionView,
  choice: Choice,
): AnswerValue {
  const chosen = choice === 'take' ? there.here : value;
  const given = session.snapshot().answers[question];
  const isRow = row !== null && typeof given === 'object' && !Array.isArray(given);
  return isRow && typeof chosen === 'string' ? { ...given, [row]: chosen } : chosen;
}

/** What was taken over is an answer, and nothing to settle any more. Another tab's change is taken in, and tried once more. */
async function saveSettlements(
  session: SurveySession,
  choices: Record<string, Choice>,
): Promise<void> {
  const settlements = Object.fromEntries(
    Object.entries(choices).filter((entry): entry is [string, Settlement] => entry[1] !== 'take'),
  );
  const send = () =>
    api.saveSettlements(session.id, {
      changeId: crypto.randomUUID(),
      revision: session.saver.revision,
      settlements,
    });
  const saved = await send().catch((error: unknown) => {
    const current = error instanceof ApiError && error.status === 409 ? error.current : undefined;
    if (!current) throw error;
    session.saver.absorb(current);
    return send();
  });
  session.saver.revision = saved.revision;
}
