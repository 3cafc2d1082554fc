import { memo, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Survey } from 'survey-react-ui';
import type { SurveyElement, Text } from '../../scoring/definition.ts';
import { Icon } from '../ui/icon.tsx';
import { usePick } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { CarriedNote } from './carried-note.tsx';
import { MatrixQuestion } from './matrix-question.tsx';
import { NumberQuestion } from './number-question.tsx';
import { Progress } from './progress.tsx';
import { areaOf } from './reserved-choices.ts';
import { isOurs } from './survey-model.ts';
import { REVIEW } from './survey-page.tsx';
import type { SessionState, SurveySession } from './survey-session.ts';

// Drawing it again while somebody types would lose what they type.
const SurveyPanel = memo(Survey);

interface QuestionScreenProps {
  session: SurveySession;
  state: SessionState;
  question: string;
  goTo: (place: string) => void;
}

/** One question: what is asked, an example of the firm's own trade, the answers, and the way on. */
export function QuestionScreen({ session, state, question, goTo }: QuestionScreenProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const element = findElement(session, question);
  const position = state.questions.indexOf(question);
  const area = session.view.model.areas.find(({ id }) => id === areaOf(session.view, question));
  useLayoutEffect(() => session.turnTo(question), [session, question]);
  if (!element) return null;
  const title = pick(element.title);
  const example = exampleFor(session, state, element);
  // Beside a table, a number or a list to tick stands how to answer, not an example.
  const isLadder = element.type === 'radiogroup';
  return (
    <>
      <Progress session={session} state={state} question={question} />
      {area && <p className="survey-area">{pick(area.name)}</p>}
      <PageTitle place={question} tab={title}>
        {title}
      </PageTitle>
      {example && (
        <p className="survey-example">
          {isLadder && <strong>{t('survey.example')}</strong>} {pick(example)}
        </p>
      )}
      <CarriedNote session={session} question={question} />
      <HowToAnswer session={session} />
      <AnswerPanel key={question} session={session} state={state} question={question} />
      <div className="survey-buttons">
        <button
          type="button"
          className="btn btn-primary btn-lg"
          onClick={() => goTo(state.questions[position + 1] ?? REVIEW)}
        >
          {position + 1 < state.questions.length ? t('survey.next') : t('survey.toReview')}{' '}
          <Icon name="arrow" />
        </button>
        {position > 0 && (
          <button
            type="button"
            className="btn btn-outline-primary btn-lg"
            onClick={() => goTo(state.questions[position - 1] ?? REVIEW)}
          >
            <Icon name="back" /> {t('survey.back')}
          </button>
        )}
      </div>
    </>
  );
}

/** SurveyJS draws what is chosen from one list; numbers and matrices are drawn by us. */
function AnswerPanel({ session, state, question }: Omit<QuestionScreenProps, 'goTo'>) {
  const defined = session.view.definition.questions.find(({ id }) => id === question);
  if (!defined || !isOurs(defined)) return <SurveyPanel model={session.model} />;
  const asked = { session, state, question: defined };
  return defined.rule.type === 'number' ? (
    <NumberQuestion {...asked} />
  ) : (
    <MatrixQuestion {...asked} />
  );
}

/** The rule by which the lines are read, always at hand. */
function HowToAnswer({ session }: { session: SurveySession }) {
  const { t } = useTranslation();
  const pick = usePick();
  const { description } = session.view.survey;
  if (!description) return null;
  return (
    <details className="survey-how">
      <summary>{t('survey.how')}</summary>
      <p>{pick(description)}</p>
    </details>
  );
}

function findElement(session: SurveySession, question: string): SurveyElement | undefined {
  return session.view.survey.pages
    .flatMap((page) => page.elements)
    .find(({ name }) => name === question);
}

/** An example in the words of the firm's trade, or else the one that everybody gets. */
function exampleFor(
  session: SurveySession,
  state: SessionState,
  element: SurveyElement,
): Text | undefined {
  const examples = session.view.examples[element.name];
  return examples?.[state.profile.valueChain ?? ''] ?? element.description;
}
