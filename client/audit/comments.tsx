import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentView } from '../../api/contract-audits.ts';
import { useDay } from '../ui/day.ts';
import { ApiError } from '../http.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Notice } from '../ui/notice.tsx';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';
import { useDraft } from './use-draft.ts';

const MOST_TEXT = 2000;

/** What the two sides say to each other about an indicator, or about the whole. */
export function Comments({ question }: { question: string | null }) {
  const { t } = useTranslation('audit');
  const { audit, may } = useRoom();
  const shown = audit.comments.filter((comment) => comment.question === question);
  return (
    <div className="comments">
      {shown.length === 0 && !may('comment') && <p>{t('comments.none')}</p>}
      {shown.length > 0 && (
        <ul className="plain-list">
          {shown.map((comment) => (
            <Comment key={comment.id} comment={comment} />
          ))}
        </ul>
      )}
      {may('comment') && <AddComment question={question} />}
    </div>
  );
}

function Comment({ comment }: { comment: CommentView }) {
  const { t } = useTranslation('audit');
  const day = useDay();
  const explain = useErrorText();
  const { session, may } = useRoom();
  const [failure, setFailure] = useState<unknown>(null);
  const withdraw = async () => {
    setFailure(null);
    try {
      await auditApi.withdrawComment(session.id, comment.id);
      session.patch(({ comments }) => ({
        comments: comments.filter(({ id }) => id !== comment.id),
      }));
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <li className={`comment is-${comment.by}`}>
      <p className="muted">
        {comment.yours ? t('comments.you') : t(`sides.${comment.by}`)}, {day(comment.at)}
      </p>
      <p className="typed-text">{comment.text}</p>
      {comment.yours && may('comment') && (
        <button type="button" className="link-button" onClick={() => void withdraw()}>
          {t('comments.withdraw')}
        </button>
      )}
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </li>
  );
}

function AddComment({ question }: { question: string | null }) {
  const { t } = useTranslation('audit');
  const explain = useErrorText();
  const { session, audit } = useRoom();
  const name = question ?? 'audit';
  const [text, setText, forget] = useDraft(`${session.id}.comment.${name}`, '');
  const [failure, setFailure] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '' || sending) return;
    setFailure(null);
    setSending(true);
    try {
      const comment = await auditApi.comment(session.id, { question, text: text.trim() });
      forget();
      session.patch(({ comments }) => ({ comments: [...comments, comment] }));
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(false);
    }
  };
  const other = audit.side === 'company' ? 'consultant' : 'company';
  return (
    <form className="no-print" onSubmit={(event) => void add(event)}>
      <label className="small-label" htmlFor={`comment-${name}`}>
        {t('comments.label')}
      </label>
      <p className="hint" id={`comment-hint-${name}`}>
        {t(`comments.seenBy-${other}`)}
      </p>
      <textarea
        id={`comment-${name}`}
        className="input is-short"
        aria-describedby={`comment-hint-${name}`}
        maxLength={MOST_TEXT}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {failure !== null && (
        <Notice tone="error">
          {failure instanceof ApiError && failure.status === 0
            ? t('comments.unsent')
            : explain(failure)}
        </Notice>
      )}
      <button
        type="submit"
        className="btn btn-outline-primary"
        disabled={text.trim() === '' || sending}
      >
        {t('comments.add')}
      </button>
    </form>
  );
}
