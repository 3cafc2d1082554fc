import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberList } from '../../api/contract-companies.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Said } from '../ui/said.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { companyApi } from './company-api.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { InvitationLine } from './invitation-line.tsx';
import { InviteForm } from './invite-form.tsx';
import { LeaveCompany } from './leave-company.tsx';
import { MemberLine } from './member-line.tsx';
import { useCompany } from './use-company.ts';

/** Who works for the company here, who is invited, and the way out. */
export function People() {
  const { t } = useTranslation('company');
  const { company, isOwner } = useCompany();
  const explain = useCompanyErrorText();
  const { loaded, set } = useLoaded(company.id, () => companyApi.members(company.id));
  const [said, setSaid] = useState<string | null>(null);
  const refresh = async (text: string) => {
    set(await companyApi.members(company.id));
    setSaid(text);
  };
  return (
    <>
      <PageTitle place="people" tab={t('people.title')}>
        {t('people.title')}
      </PageTitle>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && <Members list={loaded.value} onChanged={refresh} />}
      <Said className={said === null ? '' : 'said-good'}>{said}</Said>
      {isOwner && <InviteForm onInvited={refresh} />}
      {loaded.state === 'ready' && <LeaveCompany members={loaded.value.members} />}
    </>
  );
}

function Members({
  list: { members, invitations },
  onChanged,
}: {
  list: MemberList;
  onChanged: (text: string) => Promise<void>;
}) {
  const { t } = useTranslation('company');
  return (
    <>
      <ul className="own-list">
        {members.map((member) => (
          <MemberLine key={member.account} member={member} onChanged={onChanged} />
        ))}
      </ul>
      {invitations.length > 0 && (
        <>
          <h2>{t('people.invited')}</h2>
          <ul className="own-list">
            {invitations.map((invitation) => (
              <InvitationLine key={invitation.id} invitation={invitation} onChanged={onChanged} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
