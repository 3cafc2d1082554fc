import type { AnswerValue } from '../../scoring/answers.ts';
import type { Question, SurveyElement, Text } from '../../scoring/definition.ts';
import { reservedChoices } from '../survey/reserved-choices.ts';
import { useRoom } from './audit-context.ts';
import { ChoiceControl, ListControl, YesNoControl } from './choice-controls.tsx';
import { GridControl } from './grid-control.tsx';
import { NumberControl } from './number-control.tsx';

/** What every kind of control is given. */
export interface ControlProps {
  definition: Question;
  element: SurveyElement;
  /** "I don't know" and "not relevant", as far as they are allowed here. */
  apart: { value: string; text: Text }[];
  /** Names the controls, and begins their ids: the same indicator may be drawn twice. */
  name: string;
  value: AnswerValue | undefined;
  onChange: (value: AnswerValue | undefined) => void;
}

interface AnswerControlProps extends Pick<ControlProps, 'name' | 'value' | 'onChange'> {
  question: string;
  labelledBy: string;
}

const CONTROLS = {
  choice: ChoiceControl,
  boolean: YesNoControl,
  count: ListControl,
  matrix: GridControl,
  number: NumberControl,
} as const;

/** Takes the answer to one indicator by plain controls. */
export function AnswerControl({ question, labelledBy, ...rest }: AnswerControlProps) {
  const { view } = useRoom().session;
  const definition = view.definition.questions.find(({ id }) => id === question);
  const element = view.survey.pages
    .flatMap(({ elements }) => elements)
    .find(({ name }) => name === question);
  if (!definition || !element) return null;
  const Control = CONTROLS[definition.rule.type];
  const apart = reservedChoices(view, definition);
  return (
    <fieldset className="answer" aria-labelledby={labelledBy}>
      <Control definition={definition} element={element} apart={apart} {...rest} />
    </fieldset>
  );
}
