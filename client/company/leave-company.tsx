import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { MemberList } from '../../api/contract-companies.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
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
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const leave = async () => {
    setFailure(null);
    try {
      await companyApi.removeMember(company.id, 'me');
      await navigate(`/${language}/account`, { replace: true });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <p>{t('leave.text')}</p>
      <button type="button" className="btn btn-outline-danger" onClick={() => setAsking(true)}>
        {t('leave.button')}
      </button>
      {asking && (
        <Dialog title={t('leave.ask', { company: company.name })} onClose={() => setAsking(false)}>
          <p>{t('leave.text')}</p>
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className="btn btn-danger" onClick={() => void leave()}>
              {t('leave.yes')}
            </button>
            <button
              type="button"
              className="btn btn-outline-primary"
              onClick={() => setAsking(false)}
            >
              {t('leave.no')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
