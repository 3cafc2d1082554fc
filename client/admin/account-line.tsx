import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/contract.ts';
import { useMoment } from '../account/use-moment.ts';
import { GiveRole } from './give-role.tsx';
import type { ListedAccount } from './roles.ts';
import { TakeRole } from './take-role.tsx';

interface AccountLineProps {
  account: ListedAccount;
  isOwn: boolean;
  /** Told after a role was given or taken, with what is to be said about it. */
  onChanged: (account: ListedAccount, text: string) => Promise<void>;
}

/** One account with its roles; each is given and taken after a question. */
export function AccountLine({ account, isOwn, onChanged }: AccountLineProps) {
  const { t } = useTranslation('admin');
  const { day } = useMoment();
  const [asking, setAsking] = useState<Role | 'give' | null>(null);
  const { email, roles } = account;
  const close = () => setAsking(null);
  const given = async (role: Role) => {
    close();
    const text = t('given', { email, role: t(`role.${role}`) });
    await onChanged({ ...account, roles: [...roles, role] }, text);
  };
  const taken = async (role: Role) => {
    close();
    const text = t('taken', { email, role: t(`role.${role}`) });
    await onChanged({ ...account, roles: roles.filter((each) => each !== role) }, text);
  };
  return (
    <li className="account-line">
      <p className="account-who">
        <strong>{email}</strong>
        {isOwn && <span className="here">{t('you')}</span>}
        <br />
        <span className="muted">{t('since', { when: day(account.createdAt) })}</span>
      </p>
      {roles.length === 0 && <p className="muted">{t('noRoles')}</p>}
      {roles.length > 0 && (
        <ul className="role-list" aria-label={t('roles')}>
          {roles.map((role) => (
            <li key={role}>
              {t(`role.${role}`)}
              <button
                type="button"
                className="link-button"
                aria-label={t('takeFrom', { role: t(`role.${role}`), email })}
                onClick={() => setAsking(role)}
              >
                {t('take')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className="btn btn-outline-primary"
        aria-label={t('giveTo', { email })}
        onClick={() => setAsking('give')}
      >
        {t('give')}
      </button>
      {asking === 'give' && <GiveRole account={account} onGiven={given} onClose={close} />}
      {asking !== null && asking !== 'give' && (
        <TakeRole account={account} role={asking} isOwn={isOwn} onTaken={taken} onClose={close} />
      )}
    </li>
  );
}
