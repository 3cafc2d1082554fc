import { useTranslation } from 'react-i18next';
import type { AuditContext } from '../../scoring/audit-report-context.ts';
import { offersSection } from '../../scoring/audit-report-offers.ts';
import { chaptersOf } from '../survey/chapters.ts';
import { usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import { LongSection } from './long-section.tsx';
import { MeasuresEditor } from './measures-editor.tsx';
import { PrioritiesEditor } from './priorities-editor.tsx';
import type { ReportData } from './report-data.ts';
import { StageEditor } from './stage-editor.tsx';

const MOST_SUMMARY = 5000;
const MOST_FINDING = 2000;

interface ConclusionsEditorProps {
  data: ReportData;
  /** Null before the audit is verified. */
  context: AuditContext | null;
}

/** What the consultant concludes, saved at every change. */
export function ConclusionsEditor({ data, context }: ConclusionsEditorProps) {
  const { t } = useTranslation('audit');
  return (
    <>
      <h2 className="conclude-title">{t('conclude.title')}</h2>
      <p>{t('conclude.lead')}</p>
      <Summary />
      <Findings />
      <PrioritiesEditor context={context} />
      <MeasuresEditor data={data} />
      <StageEditor data={data} context={context} />
      {context && <LongSection section={offersSection(context)} />}
    </>
  );
}

function Summary() {
  const { t } = useTranslation('audit');
  const { audit, session } = useRoom();
  return (
    <div className="field">
      <label htmlFor="summary">{t('conclude.summary')}</label>
      <p className="hint" id="summary-hint">
        {t('conclude.summaryHint')}
      </p>
      <textarea
        id="summary"
        className="input"
        aria-describedby="summary-hint"
        maxLength={MOST_SUMMARY}
        value={audit.conclusions.value.summary}
        onChange={({ target }) => session.conclude({ summary: target.value })}
      />
    </div>
  );
}

/** One finding for each area that concerns the firm. */
function Findings() {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const { audit, session, questions } = useRoom();
  const { findings } = audit.conclusions.value;
  const change = (area: string, text: string) => {
    const { [area]: _before, ...others } = findings;
    // Spaces alone are no finding; what is typed around words is tidied by the service.
    session.conclude({ findings: text.trim() === '' ? others : { ...others, [area]: text } });
  };
  return (
    <section aria-labelledby="findings">
      <h3 id="findings">{t('conclude.findings')}</h3>
      <p className="hint">{t('conclude.findingsHint')}</p>
      {chaptersOf(session.view, questions).map(({ area, name }) => {
        const text = findings[area] ?? '';
        return (
          <details key={area} className="disclosure" open={text !== '' || undefined}>
            <summary>
              {pick(name)}
              {text !== '' && <span className="muted"> · {t('conclude.written')}</span>}
            </summary>
            <div>
              <label className="small-label" htmlFor={`finding-${area}`}>
                {t('conclude.findingOf', { area: pick(name) })}
              </label>
              <textarea
                id={`finding-${area}`}
                className="input is-short"
                maxLength={MOST_FINDING}
                value={text}
                onChange={({ target }) => change(area, target.value)}
              />
            </div>
          </details>
        );
      })}
    </section>
  );
}
