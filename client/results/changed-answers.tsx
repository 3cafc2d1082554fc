import { useTranslation } from 'react-i18next';
import { useAnswerText } from '../survey/answer-text.ts';
import { useQuestionTitle } from '../survey/question-title.ts';
import type { ComparisonData } from './comparison-data.ts';

/** Questions whose answer gives other points now, with both answers where the reader may see them. */
export function ChangedAnswers({ data }: { data: ComparisonData }) {
  const { t } = useTranslation('deeper');
  const titleOf = useQuestionTitle(data.view);
  const answerText = useAnswerText(data.view);
  const { before, after } = data;
  const { changed } = data.compared.comparison;
  return (
    <section aria-labelledby="changed-answers">
      <h2 id="changed-answers">{t('comparison.changed')}</h2>
      {changed.length === 0 && <p>{t('comparison.changedNone')}</p>}
      <dl className="changed-answers">
        {changed.map(({ question }) => (
          <div key={question}>
            <dt>{titleOf(question)}</dt>
            {before && (
              <dd>
                {t('comparison.was', { answer: answerText(question, before.answers[question]) })}
              </dd>
            )}
            <dd>{t('comparison.is', { answer: answerText(question, after.answers[question]) })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
