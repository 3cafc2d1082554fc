import './results.scss';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import type { Profile } from '../../scoring/profile.ts';
import type { ReportTexts } from '../../scoring/report.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { Areas } from './areas.tsx';
import { Charts } from './charts.tsx';
import { Highlights } from './highlights.tsx';
import { MissingFacts } from './missing-facts.tsx';
import { NextSteps } from './next-steps.tsx';
import { Offers } from './offers.tsx';
import { Overall } from './overall.tsx';
import { ReferralsProvider } from './referrals.tsx';
import { loadReportTexts, loadResults, reportOn, type ResultsData } from './results-data.ts';
import { PageLinks } from './page-links.tsx';
import { PaperButtons } from './paper-buttons.tsx';
import { Peers } from './peers.tsx';
import { ReturnButton } from './return-button.tsx';
import { Share } from './share.tsx';
import { Versions } from './versions.tsx';
import { WhatIf } from './what-if.tsx';
import { WhatNext } from './what-next.tsx';

/** `/{language}/results/:id` */
export default function ResultsPage() {
  const { id = '' } = useParams();
  const language = useLanguage();
  const { loaded, again, set } = useLoaded(id, () => loadResults(id));
  const texts = useLoaded(language, () => loadReportTexts(language)).loaded;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  if (texts.state === 'failed') return <Trouble error={texts.error} onRetry={again} />;
  if (loaded.state === 'loading' || texts.state === 'loading') return <Loading />;
  if (loaded.value.assessment.status === 'draft')
    return <Navigate replace to={`/${language}/survey/${id}`} />;
  return <Results key={id} data={loaded.value} texts={texts.value} onChanged={set} />;
}

interface ResultsProps {
  data: ResultsData;
  texts: ReportTexts;
  onChanged: (data: ResultsData) => void;
}

function Results({ data, texts, onChanged }: ResultsProps) {
  const { t } = useTranslation();
  const { assessment } = data;
  const [profile, setProfile] = useState<Profile>(assessment.profile);
  const saved = useMemo(
    () => reportOn(data, assessment.profile, texts),
    [data, assessment.profile, texts],
  );
  const report = useMemo(
    () => (profile === assessment.profile ? saved : reportOn(data, profile, texts)),
    [data, profile, assessment.profile, saved, texts],
  );
  if (!report || !saved) return <Trouble error={null} onRetry={() => window.location.reload()} />;
  const mayAct = assessment.may.includes('share');
  return (
    <ReferralsProvider id={assessment.id} mayEdit={mayAct}>
      <div className="container results">
        <PageTitle place="results" tab={report.title}>
          {report.title}
        </PageTitle>
        <p className="muted">
          {t('results.asOf', { assessedOn: report.assessedOn, judgedOn: report.judgedOn })}
        </p>
        <Versions assessment={assessment} />
        <PaperButtons id={assessment.id}>
          {mayAct && !assessment.held && <ReturnButton id={assessment.id} />}
        </PaperButtons>
        <Overall report={report} />
        <PageLinks />
        <NextSteps report={report} data={data} profile={profile} />
        <Charts report={report} />
        <Peers id={assessment.id} model={data.view.model} texts={texts} />
        <Highlights report={report} />
        <Areas report={report} />
        <WhatIf data={data} profile={profile} before={report} texts={texts} />
        <MissingFacts
          data={data}
          missing={saved.missing}
          profile={profile}
          onTry={setProfile}
          onSaved={(assessmentNow) => onChanged({ ...data, assessment: assessmentNow })}
        />
        <Offers report={report} data={data} profile={profile} />
        <WhatNext assessment={assessment} />
        <Share
          assessment={assessment}
          onKept={() => onChanged({ ...data, assessment: { ...assessment, held: true } })}
        />
        <section aria-labelledby="notes">
          <h2 id="notes">{t('results.notes')}</h2>
          <ul>
            {[...report.changes, ...report.notes].map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      </div>
    </ReferralsProvider>
  );
}
