import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberList, Membership } from '../../api/contract-companies.ts';
import { useDay } from '../ui/day.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { companyApi } from './company-api.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { RoleChoice } from './role-choice.tsx';
import { useCompany } from './use-company.ts';

type Member = MemberList['members'][number];

interface MemberLineProps {
  member: Member;
  onChanged: (text: string) => Promise<void>;
}

/** One person, and for owners what they may change about them. */
export function MemberLine({ member, onChanged }: MemberLineProps) {
  const { t } = useTranslation('company');
  const day = useDay();
  const { isOwner } = useCompany();
  const { email, role, since, you } = member;
  return (
    <li>
      <span>
        <strong>{email}</strong>
        {you && <span className="here">{t('people.you')}</span>}
        <br />
        <span className="muted">
          {t(`roles.names.${role}`)} · {t('people.since', { when: day(since) })}
        </span>
      </span>
      {isOwner && (
        <div className="button-row">
          <ChangeRole member={member} onChanged={onChanged} />
          {!you && <Remove member={member} onChanged={onChanged} />}
        </div>
      )}
    </li>
  );
}

function ChangeRole({ member, onChanged }: MemberLineProps) {
  const { t } = useTranslation('company');
  const { t: common } = useTranslation();
  const explain = useCompanyErrorText();
  const [asking, setAsking] = useState(false);
  const [role, setRole] = useState<Membership>(member.role);
  const [failure, setFailure] = useState<unknown>(null);
  const reread = useReread();
  const { company } = useCompany();
  const change = async () => {
    setFailure(null);
    try {
      await companyApi.changeMember(company.id, member.account, role);
      if (member.you && role !== member.role) await reread();
      else await onChanged(t('people.roleChanged'));
      setAsking(false);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button
        type="button"
        className="btn btn-outline-primary"
        aria-label={t('people.changeRoleOf', { email: member.email })}
        onClick={() => setAsking(true)}
      >
        {t('people.changeRole')}
      </button>
      {asking && (
        <Dialog
          title={t('people.changeRoleOf', { email: member.email })}
          onClose={() => setAsking(false)}
        >
          <RoleChoice name={`role-${member.account}`} value={role} onChange={setRole} />
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className="btn btn-primary" onClick={() => void change()}>
              {t('people.saveRole')}
            </button>
            <button
              type="button"
              className="btn btn-outline-primary"
              onClick={() => setAsking(false)}
            >
              {common('common.cancel')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Who is no owner any more sees another page. */
function useReread() {
  const { company, set } = useCompany();
  return async () => set(await companyApi.read(company.id));
}

function Remove({ member, onChanged }: MemberLineProps) {
  const { t } = useTranslation('company');
  const { company } = useCompany();
  const explain = useCompanyErrorText();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const remove = async () => {
    setFailure(null);
    try {
      await companyApi.removeMember(company.id, member.account);
      await onChanged(t('people.removed', { email: member.email }));
      setAsking(false);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button
        type="button"
        className="btn btn-outline-danger"
        aria-label={t('people.removeOf', { email: member.email })}
        onClick={() => setAsking(true)}
      >
        {t('people.remove')}
      </button>
      {asking && (
        <Dialog
          title={t('people.removeTitle', { email: member.email })}
          onClose={() => setAsking(false)}
        >
          <p>{t('people.removeText')}</p>
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className="btn btn-danger" onClick={() => void remove()}>
              {t('people.removeYes')}
            </button>
            <button
              type="button"
              className="btn btn-outline-primary"
              onClick={() => setAsking(false)}
            >
              {t('people.removeNo')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
