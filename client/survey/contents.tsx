import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UNKNOWN_ANSWER, NOT_RELEVANT_ANSWER, type AnswerValue } from '../../scoring/answers.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { usePick } from '../ui/language.ts';
import { type Chapter, chaptersOf, hasChapters } from './chapters.ts';
import { useQuestionTitle } from './question-title.ts';
import { PROFILE, REVIEW } from './survey-page.tsx';
import type { SessionState, SurveySession } from './survey-session.ts';

interface ContentsProps {
  session: SurveySession;
  state: SessionState;
  place: string;
  goTo: (place: string) => void;
}

const WIDE = '(min-width: 992px)';

/** All questions with the state of each: any can be opened in any order. Folded away on a phone. */
export function Contents({ session, state, place, goTo }: ContentsProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const [open, setOpen] = useState(() => window.matchMedia(WIDE).matches);
  const chapters = chaptersOf(session.view, state.questions);
  const go = (next: string) => {
    goTo(next);
    if (!window.matchMedia(WIDE).matches) setOpen(false);
  };
  const part = { session, state, place, goTo: go };
  return (
    <nav aria-label={t('survey.contents')} className="survey-contents">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('survey.contents')}</summary>
        {session.view.model.dimensions.map((dimension) => {
          const own = chapters.filter((chapter) => chapter.dimension === dimension.id);
          return (
            <section key={dimension.id}>
              <h2 className="h6">{pick(dimension.name)}</h2>
              {hasChapters(chapters) ? (
                own.map((chapter) => <Folded key={chapter.area} chapter={chapter} {...part} />)
              ) : (
                <Flat chapters={own} {...part} />
              )}
            </section>
          );
        })}
        <Ends place={place} go={go} />
      </details>
    </nav>
  );
}

/** Where each area has one question, its name stands for it. */
function Flat({ chapters, state, place, goTo }: ContentsProps & { chapters: Chapter[] }) {
  const pick = usePick();
  return (
    <ol>
      {chapters.flatMap(({ name, questions }) =>
        questions.map((question) => (
          <Entry
            key={question}
            name={pick(name)}
            answer={state.answers[question]}
            current={question === place}
            onGo={() => goTo(question)}
          />
        )),
      )}
    </ol>
  );
}

/** A chapter with what is answered of it; the one that is open in the survey is open here. */
function Folded({ chapter, session, state, place, goTo }: ContentsProps & { chapter: Chapter }) {
  const { t } = useTranslation();
  const pick = usePick();
  const titleOf = useQuestionTitle(session.view);
  const { questions } = chapter;
  const isHere = questions.includes(place);
  const answered = questions.filter((question) => state.answers[question] !== undefined).length;
  const isDone = answered === questions.length;
  return (
    <details className="contents-chapter" key={String(isHere)} open={isHere}>
      <summary className={isDone ? 'is-answered' : undefined}>
        <Icon name={isDone ? 'check' : 'dot'} />
        <span>{pick(chapter.name)}</span>
        <span className="contents-count">
          <span aria-hidden="true">
            {answered}/{questions.length}
          </span>
          <span className="visually-hidden">
            {t('survey.answered', { answered, count: questions.length })}
          </span>
        </span>
      </summary>
      <ol>
        {questions.map((question) => (
          <Entry
            key={question}
            name={titleOf(question)}
            answer={state.answers[question]}
            current={question === place}
            onGo={() => goTo(question)}
          />
        ))}
      </ol>
    </details>
  );
}

function Ends({ place, go }: { place: string; go: (place: string) => void }) {
  const { t } = useTranslation();
  const ends = [
    [REVIEW, t('survey.review')],
    [PROFILE, t('survey.profile')],
  ] as const;
  return (
    <p className="survey-contents-more">
      {ends.map(([end, name]) => (
        <button
          key={end}
          type="button"
          className="link-button"
          aria-current={place === end ? 'step' : undefined}
          onClick={() => go(end)}
        >
          {name}
        </button>
      ))}
    </p>
  );
}

function Entry({
  name,
  answer,
  current,
  onGo,
}: {
  name: string;
  answer: AnswerValue | undefined;
  current: boolean;
  onGo: () => void;
}) {
  const { t } = useTranslation();
  const state = stateOf(answer);
  return (
    <li>
      <button
        type="button"
        className={`contents-entry is-${state}`}
        aria-current={current ? 'step' : undefined}
        onClick={onGo}
      >
        <Icon name={MARKS[state]} />
        <span>
          {name} <span className="visually-hidden">({t(`survey.states.${state}`)})</span>
        </span>
      </button>
    </li>
  );
}

type EntryState = 'open' | 'answered' | 'unknown' | 'notRelevant';
const MARKS: Record<EntryState, IconName> = {
  open: 'dot',
  answered: 'check',
  unknown: 'question',
  notRelevant: 'dash',
};

function stateOf(answer: AnswerValue | undefined): EntryState {
  if (answer === undefined) return 'open';
  if (answer === UNKNOWN_ANSWER) return 'unknown';
  return answer === NOT_RELEVANT_ANSWER ? 'notRelevant' : 'answered';
}
