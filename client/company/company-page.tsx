import '../account/account.scss';
import '../engagement/engagement.scss';
import '../look/rooms.scss';
import './company.scss';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import type { CompanyView } from '../../api/contract-companies.ts';
import { SignedIn } from '../account/signed-in.tsx';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { CompanyData } from './company-data.tsx';
import { companyApi } from './company-api.ts';
import { CompanyEngagements } from './company-engagements.tsx';
import { CompanyProfile } from './company-profile.tsx';
import { CompanyRecord } from './company-record.tsx';
import { FindConsultant } from './find-consultant.tsx';
import { NoCompany } from './no-company.tsx';
import { Overview } from './overview.tsx';
import { People } from './people.tsx';
import { SizePage } from './size-page.tsx';
import { CompanyContext, useCompany } from './use-company.ts';

const PARTS = {
  home: Overview,
  people: People,
  engagements: CompanyEngagements,
  consultants: FindConsultant,
  profile: CompanyProfile,
  size: SizePage,
  record: CompanyRecord,
  data: CompanyData,
} as const;
type Part = keyof typeof PARTS;

/** What the bar leads to; a consultant sees what serves the work, owners alone the record. */
function partsFor(role: CompanyView['role']): Part[] {
  if (role === null) return ['home'];
  const all: Part[] = ['home', 'people', 'engagements', 'profile', 'size'];
  return role === 'owner' ? [...all, 'record', 'data'] : all;
}

/** `/{language}/company/:id/:part?`: all that a firm and its people have here. */
export default function CompanyPage() {
  const { id = '' } = useParams();
  return (
    <SignedIn>
      <Room key={id} id={id} />
    </SignedIn>
  );
}

function Room({ id }: { id: string }) {
  const { loaded, set, again } = useLoaded(id, () => companyApi.read(id));
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <NoCompany error={loaded.error} onRetry={again} />;
  return (
    <CompanyContext value={{ company: loaded.value, set }}>
      <div className="container company">
        <Bar />
        <Content />
      </div>
    </CompanyContext>
  );
}

function Bar() {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const { company } = useCompany();
  const parts = partsFor(company.role);
  if (parts.length < 2) return null;
  return (
    <nav className="room-ways" aria-label={company.name}>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <NavLink
              end
              to={`/${language}/company/${company.id}${part === 'home' ? '' : `/${part}`}`}
            >
              {t(`parts.${part}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Content() {
  const { part = 'home' } = useParams();
  const { company } = useCompany();
  if (!isPart(part, company.role)) return <NotFoundPage />;
  const Page = PARTS[part];
  return <Page />;
}

function isPart(text: string, role: CompanyView['role']): text is Part {
  if (text === 'consultants') return role === 'owner';
  return (partsFor(role) as string[]).includes(text);
}
