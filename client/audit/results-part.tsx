import { useTranslation } from 'react-i18next';
import type { AuditContext } from '../../scoring/audit-report-context.ts';
import { findingsSection } from '../../scoring/audit-report-findings.ts';
import { offersSection } from '../../scoring/audit-report-offers.ts';
import { opening } from '../../scoring/audit-report-opening.ts';
import { planSection, prioritiesSection, priorityOrder } from '../../scoring/audit-report-plan.ts';
import { stageSection } from '../../scoring/audit-report-stage.ts';
import { tracksSection } from '../../scoring/audit-report-tracks.ts';
import type { Section } from '../../scoring/document.ts';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { useLoaded } from '../ui/use-loaded.ts';
import { useRoom } from './audit-context.ts';
import { ConclusionsEditor } from './conclusions-editor.tsx';
import { NextVersion } from './next-version.tsx';
import { Papers } from './papers.tsx';
import { LongSection } from './long-section.tsx';
import { Blocks, ReportSection } from './report-blocks.tsx';
import { contextOf, loadReportData, type ReportData } from './report-data.ts';
import { SignOff } from './sign-off.tsx';

/** What came out of the audit: declared against verified, then what the consultant concludes. */
export function ResultsPart() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const explain = useErrorText();
  const { loaded } = useLoaded(language, () => loadReportData(language));
  return (
    <>
      <PageTitle place="results" tab={t('parts.results')}>
        {t('parts.results')}
      </PageTitle>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && <Results data={loaded.value} />}
    </>
  );
}

function Results({ data }: { data: ReportData }) {
  const { t } = useTranslation('audit');
  const room = useRoom();
  const { audit, may } = room;
  const context = contextOf(room, data);
  return (
    <div className="audit-results">
      {context ? (
        <>
          <Papers />
          <Opening context={context} />
          <Tracks context={context} />
        </>
      ) : (
        <Notice>{t(may('conclude') ? 'results.notYetConsultant' : 'results.notYet')}</Notice>
      )}
      {may('conclude') ? (
        <>
          <ConclusionsEditor data={data} context={context} />
          <SignOff />
        </>
      ) : (
        context && <Concluded context={context} />
      )}
      {audit.status === 'signed-off' && <NextVersion />}
    </div>
  );
}

/** In short: where the firm stands, and what to take up first. */
function Opening({ context }: { context: AuditContext }) {
  const [, status, short] = opening(context, priorityOrder(context));
  return (
    <>
      {status && <Blocks blocks={[status]} depth={0} title="" />}
      {short?.kind === 'section' && <ReportSection section={short} />}
    </>
  );
}

/** On the page the picture comes before the business processes. */
function Tracks({ context }: { context: AuditContext }) {
  const { blocks, ...rest } = tracksSection(context);
  const isPart = (block: (typeof blocks)[number]): block is Section => block.kind === 'section';
  const parts = blocks.filter(isPart).toReversed();
  const section = { ...rest, blocks: [...blocks.filter((block) => !isPart(block)), ...parts] };
  return <ReportSection section={section} />;
}

/** What the consultant concluded, to read. */
function Concluded({ context }: { context: AuditContext }) {
  const parts = [prioritiesSection(context), planSection(context), stageSection(context)];
  const { blocks, ...findings } = findingsSection(context);
  const isPart = (block: (typeof blocks)[number]): block is Section => block.kind === 'section';
  return (
    <>
      {parts.map((section) => (
        <ReportSection key={section.title} section={section} />
      ))}
      <ReportSection section={{ ...findings, blocks: blocks.filter((block) => !isPart(block)) }}>
        {blocks.filter(isPart).map((dimension) => (
          <LongSection key={dimension.title} section={dimension} />
        ))}
      </ReportSection>
      <section className="report-section">
        <LongSection section={offersSection(context)} depth={0} />
      </section>
    </>
  );
}
