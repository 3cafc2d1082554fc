import '../results/results.scss';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { Audits } from './audits.tsx';
import { BeforeAfter } from './before-after.tsx';
import { useCompanyErrorText } from './company-error-text.ts';
import { CompanyAssessments } from './company-assessments.tsx';
import { Maturity } from './maturity.tsx';
import { OffersTaken } from './offers-taken.tsx';
import { loadOverview, type OverviewData, standingResults } from './overview-data.ts';
import { useCompany } from './use-company.ts';
import { Waiting } from './waiting.tsx';

/** The first page of a company: what waits, where it stands, what it has answered and taken up. */
export function Overview() {
  const { t } = useTranslation('company');
  const { company, isMember } = useCompany();
  const language = useLanguage();
  const explain = useCompanyErrorText();
  const { loaded, again } = useLoaded(company.id, () => loadOverview(company.id));
  return (
    <>
      <PageTitle place={`company ${company.id}`} tab={company.name}>
        {company.name}
      </PageTitle>
      <p className="lead">{t(company.role === null ? 'asConsultant' : `as.${company.role}`)}</p>
      {!isMember && (
        <p>
          <Link to={`/${language}/consultant`}>{t('toWork')}</Link>
        </p>
      )}
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && <Sections data={loaded.value} onChanged={again} />}
    </>
  );
}

function Sections({ data, onChanged }: { data: OverviewData; onChanged: () => void }) {
  const { isMember } = useCompany();
  const results = standingResults(data);
  const [newest] = results;
  const followed = results.find(({ follows }) => follows !== null);
  return (
    <>
      {isMember && <Waiting data={data} />}
      {newest && <Maturity newest={newest} />}
      {followed && <BeforeAfter measured={followed} />}
      <CompanyAssessments assessments={data.assessments} onChanged={onChanged} />
      <Audits audits={data.audits} engagements={data.engagements} />
      <OffersTaken assessments={data.assessments} />
    </>
  );
}
