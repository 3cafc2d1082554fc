import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDay } from '../ui/day.ts';
import { areaOf } from '../survey/reserved-choices.ts';
import { useQuestionTitle } from '../survey/question-title.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { useRoom } from './audit-context.ts';

/** What the consultant asks the firm to change: all of it on top, or what belongs to one indicator beside it. */
export function Requests({ of }: { of: string | null }) {
  const { t } = useTranslation('audit');
  const { audit } = useRoom();
  if (audit.status !== 'changes-requested') return null;
  const shown = audit.requests.filter(({ question }) => of === null || question === of);
  if (shown.length === 0) return null;
  return (
    <Notice tone="warning">
      {of === null ? (
        <h2 className="h4">{t(`requests.title-${audit.side}`, { count: shown.length })}</h2>
      ) : (
        <p>
          <strong>{t(`requests.here-${audit.side}`)}</strong>
        </p>
      )}
      <ul>
        {shown.map((request) => (
          <li key={`${request.at} ${request.question} ${request.text}`}>
            <RequestLine {...request} withTitle={of === null} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function RequestLine({
  question,
  text,
  at,
  withTitle,
}: {
  question: string | null;
  text: string;
  at: string;
  withTitle: boolean;
}) {
  const day = useDay();
  const address = useIndicatorAddress();
  const { session } = useRoom();
  const titleOf = useQuestionTitle(session.view);
  return (
    <>
      {withTitle && question !== null && (
        <>
          <Link to={address(question)}>{titleOf(question)}</Link>
          <br />
        </>
      )}
      <span className="typed-text">{text}</span> <span className="muted">({day(at)})</span>
    </>
  );
}

/** Where an indicator stands: on the page of its area. */
export function useIndicatorAddress(): (question: string) => string {
  const language = useLanguage();
  const { audit, session } = useRoom();
  const part = audit.side === 'company' ? 'declare' : 'verify';
  return (question) => {
    const area = areaOf(session.view, question) ?? '';
    return `/${language}/audit/${audit.id}/${part}?area=${area}#indicator-${question}`;
  };
}
