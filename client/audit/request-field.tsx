import { useTranslation } from 'react-i18next';
import { useRoom } from './audit-context.ts';
import { Disclosure } from './indicator-frame.tsx';

const MOST_TEXT = 2000;

/** What the firm is to change here: collected, and sent with all the others from the summary. */
export function RequestField({ question }: { question: string }) {
  const { t } = useTranslation('audit');
  const { asked, ask } = useRoom();
  const text = asked[question] ?? '';
  return (
    <Disclosure title={t(text === '' ? 'ask.title' : 'ask.titleFull')} isOpen={text !== ''}>
      <label className="small-label" htmlFor={`ask-${question}`}>
        {t('ask.label')}
      </label>
      <p className="hint" id={`ask-hint-${question}`}>
        {t('ask.hint')}
      </p>
      <textarea
        id={`ask-${question}`}
        className="input is-short"
        aria-describedby={`ask-hint-${question}`}
        maxLength={MOST_TEXT}
        value={text}
        onChange={({ target }) => ask(question, target.value)}
      />
    </Disclosure>
  );
}
