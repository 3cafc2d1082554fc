import { useTranslation } from 'react-i18next';
import { useDay } from '../ui/day.ts';
import { Icon } from '../ui/icon.tsx';
import { AnswerControl } from './answer-control.tsx';
import { useRoom } from './audit-context.ts';
import { useAnswerWords } from './entry-words.ts';
import { IndicatorFrame, titleId } from './indicator-frame.tsx';
import { isDifferent } from './progress.ts';

/** An indicator as the firm sees it: its own answer, and beside it what was found once that is shown. */
export function DeclareIndicator({ question }: { question: string }) {
  const { t } = useTranslation('audit');
  const { audit, session, may } = useRoom();
  const words = useAnswerWords();
  const answer = audit.declared.value[question];
  const isCarried = session.isCarried(question);
  const state = isDifferent(audit, question) ? 'different' : answer === undefined ? 'open' : 'done';
  return (
    <IndicatorFrame question={question} state={state}>
      {isCarried && (
        <p className="carried">
          <Icon name="back" /> {t('declare.carried')}
        </p>
      )}
      {may('declare') ? (
        <>
          <AnswerControl
            question={question}
            name={`declared-${question}`}
            labelledBy={titleId(question)}
            value={answer}
            onChange={(value) => session.declare(question, value)}
          />
          {answer !== undefined && (
            <button
              type="button"
              className="link-button"
              onClick={() => session.declare(question, undefined)}
            >
              {t('declare.clear')}
            </button>
          )}
        </>
      ) : (
        <p>
          <strong>{t('track.declared')}</strong> {words(question, answer)}
        </p>
      )}
      <Found question={question} />
    </IndicatorFrame>
  );
}

/** What the consultant found, and why it differs. */
function Found({ question }: { question: string }) {
  const { t } = useTranslation('audit');
  const day = useDay();
  const { audit } = useRoom();
  const words = useAnswerWords();
  const found = audit.verified.value[question];
  if (!found) return null;
  return (
    <div className={`found ${isDifferent(audit, question) ? 'is-different' : 'is-same'}`}>
      <p>
        <strong>{t('track.verified', { on: day(found.on) })}</strong> {words(question, found.value)}
      </p>
      {found.reason !== undefined && (
        <p className="typed-text">{t('track.reason', { reason: found.reason })}</p>
      )}
    </div>
  );
}
