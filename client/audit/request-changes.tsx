import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuestionTitle } from '../survey/question-title.ts';
import { auditApi } from './audit-api.ts';
import { useRoom, WHOLE } from './audit-context.ts';
import { useIndicatorAddress } from './requests.tsx';
import { StepTrouble } from './step-trouble.tsx';
import { useStep } from './use-step.ts';

const MOST_TEXT = 2000;

/** What was collected for the firm to change, one thing about the whole, and the button that sends it all. */
export function RequestChanges() {
  const { t } = useTranslation('audit');
  const { session, audit, asked, ask, askedAll, may } = useRoom();
  const titleOf = useQuestionTitle(session.view);
  const address = useIndicatorAddress();
  const items = Object.entries(asked).flatMap(([question, text]) =>
    text.trim() === ''
      ? []
      : [{ question: question === WHOLE ? null : question, text: text.trim() }],
  );
  const { step, failure, isUnsaved, isBusy } = useStep(async () => {
    const moved = await auditApi.requestChanges(audit.id, { items });
    askedAll();
    return moved;
  });
  if (!may('request-changes')) return null;
  const about = items.filter(({ question }) => question !== null);
  return (
    <section aria-labelledby="ask" className="no-print">
      <h2 id="ask">{t('ask.heading')}</h2>
      <p>{t('ask.text')}</p>
      {about.length > 0 && (
        <ul>
          {about.map(({ question, text }) => (
            <li key={question}>
              <Link to={address(question ?? '')}>{titleOf(question ?? '')}</Link>
              <br />
              <span className="typed-text">{text}</span>
            </li>
          ))}
        </ul>
      )}
      <label className="small-label" htmlFor="ask-audit">
        {t('ask.whole')}
      </label>
      <textarea
        id="ask-audit"
        className="input is-short"
        maxLength={MOST_TEXT}
        value={asked[WHOLE] ?? ''}
        onChange={({ target }) => ask(WHOLE, target.value)}
      />
      <StepTrouble failure={failure} isUnsaved={isUnsaved} />
      <button
        type="button"
        className="btn btn-outline-primary"
        disabled={items.length === 0 || isBusy}
        onClick={() => void step()}
      >
        {t('ask.send', { count: items.length })}
      </button>
    </section>
  );
}
