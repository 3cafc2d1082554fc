import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Assignment, ConsultantView } from '../../api/contract-companies.ts';
import { AccountForm } from '../account/account-form.tsx';
import { useSending } from '../account/use-sending.ts';
import {
  AssignmentFields,
  emptyAssignment,
  useAssignmentCheck,
} from '../engagement/assignment-fields.tsx';
import { engagementApi } from '../engagement/engagement-api.ts';
import { todayInRome } from '../results/today.ts';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { useCompanyErrorText } from './company-error-text.ts';
import { useCompany } from './use-company.ts';

interface ProposeEngagementProps {
  consultant: ConsultantView;
  onBack: () => void;
}

/** An owner proposes an engagement; that accepts it for the firm. */
export function ProposeEngagement({ consultant, onBack }: ProposeEngagementProps) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useCompanyErrorText();
  const { company } = useCompany();
  const check = useAssignmentCheck();
  const [draft, setDraft] = useState<Assignment>(() => emptyAssignment(todayInRome()));
  const sending = useSending({
    check: () => check(draft),
    send: async () => {
      await engagementApi.proposeToConsultant(company.id, {
        ...draft,
        consultant: consultant.account,
      });
      await navigate(`/${language}/company/${company.id}/engagements`);
    },
  });
  const title = t('propose.title', { name: consultant.name });
  return (
    <div className="measure-page">
      <PageTitle place={`propose ${consultant.account}`} tab={title}>
        {title}
      </PageTitle>
      <p className="lead">{t('propose.lead')}</p>
      <AccountForm
        sending={sending}
        submitText={t('propose.send')}
        explain={explain}
        beside={
          <button type="button" className="link-button" onClick={onBack}>
            {t('propose.back')}
          </button>
        }
      >
        <AssignmentFields
          value={draft}
          errors={sending.errors}
          onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
        />
      </AccountForm>
    </div>
  );
}
