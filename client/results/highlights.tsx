import { useTranslation } from 'react-i18next';
import type { Report } from '../../scoring/report-model.ts';

/** The rest stands behind a press: a list of ten says nothing. */
const IN_SIGHT = 5;

type Entry = Report['gaps'][number];

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
          <ul className="highlight-list">
            {report.shortcuts.map((shortcut) => (
              <Shortcut key={shortcut.dimension} shortcut={shortcut} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** How many steps, and which behind a press; a single one in sight. */
function Shortcut({ shortcut: { text, steps } }: { shortcut: Report['shortcuts'][number] }) {
  const { t } = useTranslation();
  const list = (
    <ul>
      {steps.map((step) => (
        <li key={`${step.name} ${step.text}`}>
          <strong>{step.name}</strong> {step.text}
        </li>
      ))}
    </ul>
  );
  return (
    <li>
      {text}
      {steps.length === 1 ? (
        list
      ) : (
        <details className="more">
          <summary>{t('highlights.steps')}</summary>
          {list}
        </details>
      )}
    </li>
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
  entries: Entry[];
}) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {entries.length === 0 && <p>{empty}</p>}
      <Entries entries={entries.slice(0, IN_SIGHT)} />
      {entries.length > IN_SIGHT && (
        <details className="more">
          <summary>{t('highlights.more', { count: entries.length - IN_SIGHT })}</summary>
          <Entries entries={entries.slice(IN_SIGHT)} />
        </details>
      )}
    </section>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  return (
    <ul className="highlight-list">
      {entries.map(({ area, name, text }) => (
        <li key={area}>
          <strong>{name}</strong> {text}
        </li>
      ))}
    </ul>
  );
}
