import { lazy, Suspense, useEffect, useState } from 'react';
import { Route, Routes, useLocation, useNavigate } from 'react-router';
import type { Language } from '../scoring/definition.ts';
import { OpenPage } from './access/open-page.tsx';
import { AccountMenu } from './account/account-menu.tsx';
import { frameTexts, isLanguage, loadLanguage } from './i18n.ts';
import { CrashGuard } from './ui/crash-guard.tsx';
import { Frame } from './ui/frame.tsx';
import { LanguageContext } from './ui/language.ts';
import { Loading } from './ui/loading.tsx';
import { NotFoundPage } from './ui/not-found-page.tsx';

// The survey and the charts are heavy: they are fetched only by those who get there.
const StartPage = lazy(() => import('./profile/start-page.tsx'));
const SurveyPage = lazy(() => import('./survey/survey-page.tsx'));
const BeginPage = lazy(() => import('./survey/begin-page.tsx'));
const ComparisonPage = lazy(() => import('./results/comparison-page.tsx'));
const ResultsPage = lazy(() => import('./results/results-page.tsx'));
const SignInPage = lazy(() => import('./account/sign-in-page.tsx'));
const AccountPage = lazy(() => import('./account/account-page.tsx'));
const AdminPage = lazy(() => import('./admin/admin-page.tsx'));
const NewCompanyPage = lazy(() => import('./company/new-company-page.tsx'));
const CompanyPage = lazy(() => import('./company/company-page.tsx'));
const InvitationPage = lazy(() => import('./company/invitation-page.tsx'));
const EngagementLinkPage = lazy(() => import('./company/engagement-link-page.tsx'));
const ConsultantPage = lazy(() => import('./consultant/consultant-page.tsx'));
const ProgrammePage = lazy(() => import('./programme/programme-page.tsx'));
const RegionPage = lazy(() => import('./region/region-page.tsx'));
const EditionsPage = lazy(() => import('./region/editions-page.tsx'));
const AuditPage = lazy(() => import('./audit/audit-page.tsx'));

export function App() {
  const language = useShownLanguage();
  const { pathname, search, hash, state } = useLocation();
  const navigate = useNavigate();
  const placeIn = (other: Language) =>
    `/${other}/${pathname.split('/').slice(2).join('/')}${search}`;
  return (
    <LanguageContext value={language}>
      <Frame
        language={language}
        texts={frameTexts(language)}
        placeIn={placeIn}
        onLanguage={(other) =>
          void navigate(placeIn(other) + hash, { replace: true, preventScrollReset: true, state })
        }
        account={<AccountMenu language={language} texts={frameTexts(language)} />}
      >
        <CrashGuard key={pathname.split('/')[2]}>
          <Suspense fallback={<Loading />}>
            <Routes>
              <Route path="/:language">
                <Route path="start" element={<StartPage />} />
                <Route path="survey/:id/:place?" element={<SurveyPage />} />
                <Route path="results/:id" element={<ResultsPage />} />
                <Route path="advanced" element={<BeginPage />} />
                <Route path="comparison/:id" element={<ComparisonPage />} />
                <Route path="open" element={<OpenPage />} />
                <Route path="sign-in/:way?" element={<SignInPage />} />
                <Route path="account/:section?" element={<AccountPage />} />
                <Route path="admin" element={<AdminPage />} />
                <Route path="consultant/:part?" element={<ConsultantPage />} />
                <Route path="company/new" element={<NewCompanyPage />} />
                <Route path="company/:id/:part?" element={<CompanyPage />} />
                <Route path="invitation" element={<InvitationPage />} />
                <Route path="engagement" element={<EngagementLinkPage />} />
                <Route path="region/:region?/:release?/:part?" element={<RegionPage />} />
                <Route path="editions/:edition?/:part?" element={<EditionsPage />} />
                <Route path="audit/:id/:part?" element={<AuditPage />} />
                <Route path="programme/:call?" element={<ProgrammePage />} />
              </Route>
              <Route path="*" element={<NotFoundPage />} />
            </Routes>
          </Suspense>
        </CrashGuard>
      </Frame>
    </LanguageContext>
  );
}

/** The language of the address, once its texts are there; until then the one before. */
function useShownLanguage(): Language {
  const asked = useLocation().pathname.split('/')[1];
  const [shown, setShown] = useState<Language>(isLanguage(asked) ? asked : 'it');
  useEffect(() => {
    if (!isLanguage(asked) || asked === shown) return;
    let current = true;
    void loadLanguage(asked).then(() => current && setShown(asked));
    return () => {
      current = false;
    };
  }, [asked, shown]);
  return shown;
}
