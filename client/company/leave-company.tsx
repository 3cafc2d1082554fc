import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { MemberList } from '../../api/contract-companies.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { useLanguage } from '../ui/language.ts';
import { companyApi } from './company-api.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { useCompany } from './use-company.ts';

/** The way out of a company; whoever is its last owner is told what comes first. */
export function LeaveCompany({ members }: { members: MemberList['members'] }) {
  const { t } = useTranslation('company');
  const { isOwner } = useCompany();
  const owners = members.filter(({ role }) => role === 'owner');
  const isLastOwner = isOwner && owners.length === 1;
  return (
    <section className="company-panel" aria-labelledby="leave">
      <h2 id="leave">{t('leave.title')}</h2>
      {isLastOwner ? <p>{t(members.length > 1 ? 'leave.lastOwner' : 'leave.alone')}</p> : <Leave />}
    </section>
  );
}

function Leave() {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useCompanyErrorText();
  const { company } = useCompany();
  const leave = async () => {
    await companyApi.removeMember(company.id, 'me');
    await navigate(`/${language}/account`, { replace: true });
  };
  return (
    <>
      <p>{t('leave.text')}</p>
      <AskFirst
        button={t('leave.button')}
        tone="danger"
        title={t('leave.ask', { company: company.name })}
        yes={t('leave.yes')}
        no={t('leave.no')}
        explain={explain}
        onYes={leave}
      >
        <p>{t('leave.text')}</p>
      </AskFirst>
    </>
  );
}
