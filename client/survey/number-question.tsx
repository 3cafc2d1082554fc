import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerValue } from '../../scoring/answers.ts';
import type { Question } from '../../scoring/definition.ts';
import { Field } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import { reservedChoices } from './reserved-choices.ts';
import type { SessionState, SurveySession } from './survey-session.ts';

interface NumberQuestionProps {
  session: SurveySession;
  state: SessionState;
  question: Question;
}

/** A whole number, or beside it that it is not known. What is no number of the range is not an answer yet. */
export function NumberQuestion({ session, state, question }: NumberQuestionProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const { id, rule } = question;
  if (rule.type !== 'number') return null;
  const answer = state.answers[id];
  const shown = typed ?? (typeof answer === 'number' ? String(answer) : '');
  const range = { min: rule.min, max: rule.max };
  const wrong = shown.trim() !== '' && readNumber(shown, range) === undefined;
  const change = (text: string) => {
    setTyped(text);
    session.answer(id, readNumber(text, range));
  };
  return (
    <div className="number-question">
      <Field
        name={id}
        label={t('survey.number')}
        hint={t('survey.numberHint', range)}
        error={wrong ? t('survey.numberWrong', range) : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={shown}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      <Reserved
        session={session}
        question={question}
        answer={answer}
        onChoose={(value) => {
          setTyped(null);
          session.answer(id, value);
        }}
      />
    </div>
  );
}

/** "I don't know" and, where the question allows it, "not relevant". */
function Reserved({
  session,
  question,
  answer,
  onChoose,
}: {
  session: SurveySession;
  question: Question;
  answer: AnswerValue | undefined;
  onChoose: (value: string | undefined) => void;
}) {
  const pick = usePick();
  return reservedChoices(session.view, question).map(({ value, text }) => (
    <label key={value} className="option stands-apart">
      <input
        type="checkbox"
        checked={answer === value}
        onChange={(event) => onChoose(event.target.checked ? value : undefined)}
      />
      <span>{pick(text)}</span>
    </label>
  ));
}

function readNumber(text: string, { min, max }: { min: number; max: number }): number | undefined {
  if (!/^\s*\d{1,9}\s*$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}
