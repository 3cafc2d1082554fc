import { useTranslation } from 'react-i18next';
import type { Report } from '../../scoring/report-model.ts';

/** What is strong, what is missing, what to find out first, and the shortest way up. */
export function Highlights({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <div className="highlights">
      <TextList
        id="strengths"
        title={t('highlights.strengths')}
        empty={t('highlights.noStrengths')}
        entries={report.strengths}
      />
      <TextList
        id="gaps"
        title={t('highlights.gaps')}
        empty={t('highlights.noGaps')}
        entries={report.gaps}
      />
      {report.findOut.length > 0 && (
        <TextList id="find-out" title={t('highlights.findOut')} empty="" entries={report.findOut} />
      )}
      {report.shortcuts.length > 0 && (
        <section aria-labelledby="shortcuts">
          <h2 id="shortcuts">{t('highlights.shortcuts')}</h2>
          <ul>
            {report.shortcuts.map(({ dimension, text }) => (
              <li key={dimension}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function TextList({
  id,
  title,
  empty,
  entries,
}: {
  id: string;
  title: string;
  empty: string;
  entries: { area: string; name: string; text: string }[];
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {entries.length === 0 && <p>{empty}</p>}
      <ul className="highlight-list">
        {entries.map(({ area, name, text }) => (
          <li key={area}>
            <strong>{name}</strong> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
