import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UNKNOWN_ANSWER, NOT_RELEVANT_ANSWER, type AnswerValue } from '../../scoring/answers.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { usePick } from '../ui/language.ts';
import { areaOf } from './survey-model.ts';
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
  const go = (next: string) => {
    goTo(next);
    if (!window.matchMedia(WIDE).matches) setOpen(false);
  };
  return (
    <nav aria-label={t('survey.contents')} className="survey-contents">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('survey.contents')}</summary>
        {session.view.model.dimensions.map((dimension) => (
          <section key={dimension.id}>
            <h2 className="h6">{pick(dimension.name)}</h2>
            <ol>
              {questionsOf(session, state, dimension.id).map(({ question, name }) => (
                <Entry
                  key={question}
                  name={pick(name)}
                  answer={state.answers[question]}
                  current={question === place}
                  onGo={() => go(question)}
                />
              ))}
            </ol>
          </section>
        ))}
        <p className="survey-contents-more">
          <button
            type="button"
            className="link-button"
            aria-current={place === REVIEW ? 'step' : undefined}
            onClick={() => go(REVIEW)}
          >
            {t('survey.review')}
          </button>
          <button
            type="button"
            className="link-button"
            aria-current={place === PROFILE ? 'step' : undefined}
            onClick={() => go(PROFILE)}
          >
            {t('survey.profile')}
          </button>
        </p>
      </details>
    </nav>
  );
}

function questionsOf(session: SurveySession, state: SessionState, dimension: string) {
  return state.questions.flatMap((question) => {
    const area = session.view.model.areas.find(({ id }) => id === areaOf(session.view, question));
    return area?.dimension === dimension ? [{ question, name: area.name }] : [];
  });
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

export type EntryState = 'open' | 'answered' | 'unknown' | 'notRelevant';
const MARKS: Record<EntryState, IconName> = {
  open: 'dot',
  answered: 'check',
  unknown: 'question',
  notRelevant: 'dash',
};

export function stateOf(answer: AnswerValue | undefined): EntryState {
  if (answer === undefined) return 'open';
  if (answer === UNKNOWN_ANSWER) return 'unknown';
  return answer === NOT_RELEVANT_ANSWER ? 'notRelevant' : 'answered';
}
