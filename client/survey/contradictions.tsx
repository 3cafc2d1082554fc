import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContradictionView } from '../../api/contract.ts';
import { Choices } from '../ui/fields.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAnswerText } from './answer-text.ts';
import { useOrigin } from './carried-note.tsx';
import { useQuestionTitle } from './question-title.ts';
import type { Choice, Settling } from './use-settling.ts';
import type { SurveySession } from './survey-session.ts';

/** Answers that say another level than those they began with: the person says which are right. */
export function Contradictions({
  session,
  settling,
}: {
  session: SurveySession;
  settling: Settling;
}) {
  const { t } = useTranslation();
  const { contradictions, open, failure, refresh } = settling;
  useEffect(() => void refresh(), [refresh]);
  if (failure !== null) return <Notice tone="error">{t('review.contradictionsFailed')}</Notice>;
  if (contradictions.length === 0) return null;
  return (
    <section aria-labelledby="contradictions" className="contradictions">
      <h2 id="contradictions" tabIndex={-1}>
        {t('review.contradictions', { count: contradictions.length })}
      </h2>
      <p>{t('review.contradictionsText')}</p>
      {open === 0 && <Notice tone="good">{t('review.contradictionsSettled')}</Notice>}
      {contradictions.map((each) => (
        <Pair key={each.id} session={session} settling={settling} contradiction={each} />
      ))}
    </section>
  );
}

function Pair({
  session,
  settling,
  contradiction,
}: {
  session: SurveySession;
  settling: Settling;
  contradiction: ContradictionView;
}) {
  const { t } = useTranslation();
  const titleOf = useQuestionTitle(session.view);
  const answerText = useAnswerText(session.view);
  const origin = useOrigin();
  const { id, question, value, there } = contradiction;
  const { from } = session.opened;
  const here = answerText(question, value);
  const before = answerText(question, there.here);
  return (
    <Choices<Choice>
      name={`settle-${id}`}
      label={titleOf(question)}
      hint={t('review.contradictionHint', {
        here,
        before,
        origin: from ? origin(from) : '',
      })}
      options={[
        { value: 'keep', text: t('review.settle.keep', { answer: here }) },
        { value: 'take', text: t('review.settle.take', { answer: before }) },
        { value: 'both', text: t('review.settle.both') },
      ]}
      value={settling.choiceOf(id) ?? ''}
      onChange={(choice) => void settling.settle(contradiction, choice)}
    />
  );
}
