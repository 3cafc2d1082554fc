import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../scoring/answers.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { Report } from '../../scoring/report-model.ts';
import type { ReportTexts } from '../../scoring/report.ts';
import { useAnswerText } from '../survey/answer-text.ts';
import { Choices, Field } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import { reportIf, type ResultsData } from './results-data.ts';
import { WhatIfChanges } from './what-if-changes.tsx';

interface WhatIfProps {
  data: ResultsData;
  profile: Profile;
  before: Report;
  texts: ReportTexts;
}

/** "What if": another answer, and at once what would change. Everything happens in the browser; nothing is saved. */
export function WhatIf({ data, profile, before, texts }: WhatIfProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const [question, setQuestion] = useState('');
  const [tried, setTried] = useState<Answers>({});
  const changed = Object.keys(tried);
  const after = useMemo(
    () =>
      changed.length === 0
        ? null
        : reportIf(data, { ...data.assessment.answers, ...tried }, profile, texts),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [data, tried, profile, texts],
  );
  const elements = data.view.survey.pages
    .flatMap((page) => page.elements)
    .filter(({ choices }) => choices !== undefined);
  return (
    <section className="panel what-if no-print" aria-labelledby="what-if">
      <h2 id="what-if">{t('whatIf.title')}</h2>
      <p>
        {t('whatIf.lead')} <strong>{t('whatIf.nothingSaved')}</strong>
      </p>
      <Field name="what-if" label={t('whatIf.question')}>
        {(attributes) => (
          <select
            {...attributes}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          >
            <option value="">{t('common.choose')}</option>
            {elements.map(({ name, title }) => (
              <option key={name} value={name}>
                {tried[name] === undefined ? '' : '• '}
                {pick(title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {question !== '' && (
        <Ladder
          data={data}
          question={question}
          tried={tried}
          onTry={(value) => setTried(withTried(data.assessment.answers, tried, question, value))}
        />
      )}
      <div aria-live="polite">{after && <WhatIfChanges before={before} after={after} />}</div>
      {changed.length > 0 && (
        <button type="button" className="btn btn-outline-primary" onClick={() => setTried({})}>
          {t('whatIf.reset')}
        </button>
      )}
    </section>
  );
}

function Ladder({
  data,
  question,
  tried,
  onTry,
}: {
  data: ResultsData;
  question: string;
  tried: Answers;
  onTry: (value: string) => void;
}) {
  const { t } = useTranslation();
  const pick = usePick();
  const answerText = useAnswerText(data.view);
  const element = data.view.survey.pages
    .flatMap((page) => page.elements)
    .find(({ name }) => name === question);
  const given = data.assessment.answers[question];
  const value = tried[question] ?? given;
  return (
    <Choices
      name="what-if-answer"
      label={element ? pick(element.title) : question}
      hint={t('whatIf.yourAnswer', { answer: answerText(question, given) })}
      options={(element?.choices ?? []).map((choice) => ({
        value: choice.value,
        text: pick(choice.text),
      }))}
      value={typeof value === 'string' ? value : ''}
      onChange={onTry}
    />
  );
}

/** Choosing the given answer again takes the trial back. */
function withTried(given: Answers, tried: Answers, question: string, value: string): Answers {
  const { [question]: _before, ...rest } = tried;
  return given[question] === value ? rest : { ...rest, [question]: value };
}
