import '../account/account.scss';
import '../look/rooms.scss';
import './consultant.scss';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { SignedIn, useOwn } from '../account/signed-in.tsx';
import { useLanguage } from '../ui/language.ts';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ConsultantEngagements } from './consultant-engagements.tsx';
import { ConsultantProfileForm } from './consultant-profile.tsx';
import { ProposeForm } from './propose-form.tsx';
import { Workspace } from './workspace.tsx';

const PARTS = {
  audits: Workspace,
  engagements: ConsultantEngagements,
  propose: ProposeForm,
  profile: ConsultantProfileForm,
} as const;
type Part = keyof typeof PARTS;

/** `/{language}/consultant/:part?`: what a consultant works on. */
export default function ConsultantPage() {
  return (
    <SignedIn>
      <Room />
    </SignedIn>
  );
}

function Room() {
  const { t } = useTranslation('consultant');
  const { account } = useOwn();
  const language = useLanguage();
  const { part = 'audits' } = useParams();
  if (!account.roles.includes('consultant')) return <NotConsultant />;
  if (!isPart(part)) return <NotFoundPage />;
  const Content = PARTS[part];
  return (
    <div className="container consultant">
      <nav className="room-ways" aria-label={t('title')}>
        <ul>
          {(Object.keys(PARTS) as Part[]).map((each) => (
            <li key={each}>
              <NavLink
                end
                to={
                  each === 'audits' ? `/${language}/consultant` : `/${language}/consultant/${each}`
                }
              >
                {t(`parts.${each}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Content />
    </div>
  );
}

function isPart(text: string): text is Part {
  return Object.hasOwn(PARTS, text);
}

function NotConsultant() {
  const { t } = useTranslation('consultant');
  return (
    <div className="container measure-page">
      <PageTitle place="not-consultant" tab={t('title')}>
        {t('title')}
      </PageTitle>
      <Notice>{t('notConsultant')}</Notice>
    </div>
  );
}
