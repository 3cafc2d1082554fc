import './account.scss';
import '../look/rooms.scss';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate, useParams } from 'react-router';
import { NoticesDue } from '../privacy/notices-due.tsx';
import { useLanguage } from '../ui/language.ts';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { Home } from './home.tsx';
import { RecordOfData } from './record-of-data.tsx';
import { Sessions } from './sessions.tsx';
import { Settings } from './settings.tsx';
import { SignedIn } from './signed-in.tsx';
import { takeWantedPlace } from './wanted-place.ts';
import { YourData } from './your-data.tsx';

const SECTIONS = {
  home: Home,
  settings: Settings,
  sessions: Sessions,
  record: RecordOfData,
  data: YourData,
} as const;
type Section = keyof typeof SECTIONS;

/** `/{language}/account` and its parts. */
export default function AccountPage() {
  const { section = 'home' } = useParams();
  if (!Object.hasOwn(SECTIONS, section)) return <NotFoundPage />;
  const Part = SECTIONS[section as Section];
  return (
    <SignedIn>
      <GoOn />
      <div className="container account">
        <NoticesDue />
        <Parts />
        <Part />
      </div>
    </SignedIn>
  );
}

/** A provider sends the browser back here: on to where one wanted to go before. */
function GoOn() {
  const navigate = useNavigate();
  useEffect(() => {
    const wanted = takeWantedPlace();
    if (wanted !== null) void navigate(wanted, { replace: true });
  }, [navigate]);
  return null;
}

function Parts() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  return (
    <nav className="room-ways" aria-label={t('nav.label')}>
      <ul>
        {(Object.keys(SECTIONS) as Section[]).map((section) => (
          <li key={section}>
            <NavLink
              end
              to={section === 'home' ? `/${language}/account` : `/${language}/account/${section}`}
            >
              {t(`nav.${section}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
