import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuestionTitle } from '../survey/question-title.ts';
import { usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import { Comments } from './comments.tsx';
import { Evidence } from './evidence.tsx';
import { PrivateNote } from './private-note.tsx';
import { Requests } from './requests.tsx';
import { hasDraft } from './use-draft.ts';

/** Id of an indicator's title, which names its controls. */
export const titleId = (question: string) => `indicator-${question}`;

interface IndicatorFrameProps {
  question: string;
  /** Its state, for the edge of the frame. */
  state: 'open' | 'done' | 'different';
  children: ReactNode;
  /** Further ways beside evidence and comments. */
  ways?: ReactNode;
}

/** One indicator: its title, what to look at, its answer, then evidence, comments and notes. */
export function IndicatorFrame({ question, state, children, ways }: IndicatorFrameProps) {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const { audit, session } = useRoom();
  const titleOf = useQuestionTitle(session.view);
  const help = session.view.survey.pages
    .flatMap(({ elements }) => elements)
    .find(({ name }) => name === question)?.description;
  const process = session.view.processes[question];
  // A comment that was not sent is not to be forgotten behind a closed line.
  const [isTyped] = useState(() => hasDraft(`${session.id}.comment.${question}`));
  const comments = audit.comments.filter((comment) => comment.question === question).length;
  const files = audit.evidence.filter((file) => file.question === question).length;
  return (
    <section className={`panel indicator is-${state}`} aria-labelledby={titleId(question)}>
      {process && <p className="indicator-process">{t(`processes.${process}`)}</p>}
      <h2 id={titleId(question)} tabIndex={-1}>
        {titleOf(question)}
      </h2>
      {help && <Help side={audit.side} text={pick(help)} />}
      <Requests of={question} />
      {children}
      <Disclosure title={t('evidence.title', { count: files })}>
        <Evidence question={question} />
      </Disclosure>
      <Disclosure title={t('comments.title', { count: comments })} isOpen={comments > 0 || isTyped}>
        <Comments question={question} />
      </Disclosure>
      {audit.notes !== null && (
        <Disclosure
          title={t(audit.notes[question] ? 'note.titleFull' : 'note.title')}
          isOpen={Boolean(audit.notes[question])}
        >
          <PrivateNote about={question} />
        </Disclosure>
      )}
      {ways}
    </section>
  );
}

/** What the consultant looks at: the consultant's own guide, and no secret for the firm. */
function Help({ side, text }: { side: 'company' | 'consultant'; text: string }) {
  const { t } = useTranslation('audit');
  if (side === 'consultant') return <p className="hint">{text}</p>;
  return (
    <details className="more no-print">
      <summary>{t('indicators.lookedAt')}</summary>
      <p>{text}</p>
    </details>
  );
}

export function Disclosure({
  title,
  isOpen = false,
  children,
}: {
  title: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="disclosure" open={isOpen || undefined}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
