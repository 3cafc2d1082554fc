import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationView } from '../../api/contract-companies.ts';
import { useDay } from '../ui/day.ts';
import { Notice } from '../ui/notice.tsx';
import { companyApi } from './company-api.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { useCompany } from './use-company.ts';

interface InvitationLineProps {
  invitation: InvitationView;
  onChanged: (text: string) => Promise<void>;
}

/** An invitation that nobody has accepted yet. */
export function InvitationLine({ invitation, onChanged }: InvitationLineProps) {
  const { t } = useTranslation('company');
  const day = useDay();
  const explain = useCompanyErrorText();
  const { company } = useCompany();
  const [failure, setFailure] = useState<unknown>(null);
  const { id, email, role, expiresAt } = invitation;
  const withdraw = async () => {
    setFailure(null);
    try {
      await companyApi.withdrawInvitation(company.id, id);
      await onChanged(t('people.withdrawn', { email }));
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <li>
      <span>
        <strong>{email}</strong>
        <br />
        <span className="muted">
          {t(`roles.names.${role}`)} · {t('people.expires', { when: day(expiresAt) })}
        </span>
      </span>
      <button
        type="button"
        className="btn btn-outline-danger"
        aria-label={t('people.withdrawOf', { email })}
        onClick={() => void withdraw()}
      >
        {t('people.withdraw')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </li>
  );
}
