import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberList, Membership } from '../../api/contract-companies.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { useDay } from '../ui/day.ts';
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
  const { company, set } = useCompany();
  const [role, setRole] = useState<Membership>(member.role);
  const change = async () => {
    await companyApi.changeMember(company.id, member.account, role);
    // Who is no owner any more sees another page.
    if (member.you && role !== member.role) set(await companyApi.read(company.id));
    else await onChanged(t('people.roleChanged'));
  };
  const label = t('people.changeRoleOf', { email: member.email });
  return (
    <AskFirst
      button={t('people.changeRole')}
      label={label}
      tone="primary"
      title={label}
      yes={t('people.saveRole')}
      no={common('common.cancel')}
      explain={explain}
      onYes={change}
    >
      <RoleChoice name={`role-${member.account}`} value={role} onChange={setRole} />
    </AskFirst>
  );
}

function Remove({ member: { account, email }, onChanged }: MemberLineProps) {
  const { t } = useTranslation('company');
  const explain = useCompanyErrorText();
  const { company } = useCompany();
  const remove = async () => {
    await companyApi.removeMember(company.id, account);
    await onChanged(t('people.removed', { email }));
  };
  return (
    <AskFirst
      button={t('people.remove')}
      label={t('people.removeOf', { email })}
      tone="danger"
      title={t('people.removeTitle', { email })}
      yes={t('people.removeYes')}
      no={t('people.removeNo')}
      explain={explain}
      onYes={remove}
    >
      <p>{t('people.removeText')}</p>
    </AskFirst>
  );
}
