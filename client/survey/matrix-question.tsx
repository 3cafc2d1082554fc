import type { Answers } from '../../scoring/answers.ts';
import type { Question } from '../../scoring/definition.ts';
import { usePick } from '../ui/language.ts';
import { reservedChoices } from './reserved-choices.ts';
import type { SessionState, SurveySession } from './survey-session.ts';

interface MatrixQuestionProps {
  session: SurveySession;
  state: SessionState;
  question: Question;
}

/** One list of stages for each row: side by side where there is room, one below the other on a phone. */
export function MatrixQuestion({ session, state, question }: MatrixQuestionProps) {
  const pick = usePick();
  const element = session.view.survey.pages
    .flatMap((page) => page.elements)
    .find(({ name }) => name === question.id);
  const rows = element?.rows ?? [];
  const given = stagesOf(state.answers[question.id], rows);
  const choose = (row: string, stage: string) =>
    session.answer(question.id, { ...given, [row]: stage });
  return (
    <div className="matrix-question">
      {rows.map((row) => (
        <fieldset key={row.value} className="field">
          <legend>{pick(row.text)}</legend>
          {[
            ...(element?.columns ?? []).map((stage) => ({ ...stage, look: 'option' })),
            ...reservedChoices(session.view, question).map((choice) => ({
              ...choice,
              look: 'option stands-apart',
            })),
          ].map(({ value, text, look }) => (
            <label key={value} className={look}>
              <input
                type="radio"
                name={`${question.id}.${row.value}`}
                value={value}
                checked={given[row.value] === value}
                onChange={() => choose(row.value, value)}
              />
              <span>{pick(text)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

/** A stage for each row; what is not known as a whole is not known of each. */
function stagesOf(
  answer: Answers[string] | undefined,
  rows: { value: string }[],
): Record<string, string> {
  if (typeof answer === 'string') return Object.fromEntries(rows.map((row) => [row.value, answer]));
  return typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
}
