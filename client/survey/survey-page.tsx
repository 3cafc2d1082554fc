import 'survey-core/survey-core.fontless.min.css';
import './survey.scss';
import { Suspense, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { AssessmentView, QuestionnaireView } from '../../api/contract.ts';
import { api } from '../api.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { Contents } from './contents.tsx';
import { lastPlace, rememberAssessment, rememberPlace } from './place-memory.ts';
import { ProfileScreen } from './profile-screen.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';
import { SaveStatus } from './save-status.tsx';
import { SurveySession } from './survey-session.ts';

export const REVIEW = 'review';
export const PROFILE = 'profile';

/** `/{language}/survey/:id/:place?`: one question, the review or the profile. */
export default function SurveyPage() {
  const { id = '' } = useParams();
  const language = useLanguage();
  const { loaded, again } = useLoaded(id, () => loadSurvey(id));
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const { assessment, view } = loaded.value;
  if (assessment.status === 'submitted')
    return <Navigate replace to={`/${language}/results/${id}`} />;
  if (assessment.right === 'read') return <NotFinished held={assessment.held} />;
  return <SurveyRoom key={assessment.id} assessment={assessment} view={view} />;
}

async function loadSurvey(id: string) {
  const assessment = await api.assessment(id);
  const view = await api.questionnaire(assessment.instrument, assessment.version);
  return { assessment, view };
}

function NotFinished({ held }: { held: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="container measure-page">
      <PageTitle place="not-finished" tab={t('survey.notFinishedTitle')}>
        {t('survey.notFinishedTitle')}
      </PageTitle>
      <p className="lead">{held ? t('survey.notFinishedHeld') : t('survey.notFinishedText')}</p>
    </div>
  );
}

function SurveyRoom({ assessment, view }: { assessment: AssessmentView; view: QuestionnaireView }) {
  const language = useLanguage();
  const navigate = useNavigate();
  const session = useSession(assessment, view);
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const { place } = useParams();
  const addressOf = (other: string) => `/${language}/survey/${assessment.id}/${other}`;
  const goTo = (other: string) => void navigate(addressOf(other));
  useLayoutEffect(() => session.setLanguage(language), [session, language]);
  useEffect(() => {
    if (place !== undefined) rememberPlace(assessment.id, place);
  }, [assessment.id, place]);
  if (place === undefined)
    return <Navigate replace to={addressOf(resumeAt(assessment.id, state))} />;
  const isQuestion = state.questions.includes(place);
  if (!isQuestion && place !== REVIEW && place !== PROFILE) return <NotFoundPage />;
  return (
    // Texts that are still to be loaded wait in here: above, every new attempt would open a session of its own.
    <Suspense fallback={<Loading />}>
      <div className="container survey">
        <div className="survey-main">
          {isQuestion && (
            <QuestionScreen session={session} state={state} question={place} goTo={goTo} />
          )}
          {place === REVIEW && <ReviewScreen session={session} state={state} goTo={goTo} />}
          {place === PROFILE && (
            <ProfileScreen session={session} state={state} onDone={() => goTo(REVIEW)} />
          )}
        </div>
        <aside className="survey-side">
          <SaveStatus session={session} saving={state.saving} />
          <Contents session={session} state={state} place={place} goTo={goTo} />
        </aside>
        {state.saving.kind === 'conflict' && (
          <ConflictDialog session={session} conflicts={state.saving.conflicts} />
        )}
      </div>
    </Suspense>
  );
}

/** The question at which this browser stopped; elsewhere the first open one, or the review when none is open. */
function resumeAt(
  id: string,
  { questions, answers }: { questions: string[]; answers: Record<string, unknown> },
): string {
  const kept = lastPlace(id);
  if (kept !== null && (questions.includes(kept) || kept === REVIEW)) return kept;
  return questions.find((question) => answers[question] === undefined) ?? REVIEW;
}

/** One session for as long as the assessment is on the screen; what waits is sent when the page goes. */
function useSession(assessment: AssessmentView, view: QuestionnaireView): SurveySession {
  const [session] = useState(() => new SurveySession(assessment, view));
  useEffect(() => {
    rememberAssessment(session.id);
    const leave = () => session.saver.leave();
    const hide = () => document.visibilityState === 'hidden' && leave();
    const online = () => void session.saver.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('online', online);
    return () => {
      leave();
      session.saver.stop();
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('online', online);
    };
  }, [session]);
  return session;
}
