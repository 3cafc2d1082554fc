import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/contract.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { adminApi } from './admin-api.ts';
import { useRoleErrorText } from './role-error-text.ts';
import { apartFrom, type ListedAccount, ROLES } from './roles.ts';

interface GiveRoleProps {
  account: ListedAccount;
  onGiven: (role: Role) => Promise<void>;
  onClose: () => void;
}

/** Asks which role, saying what each allows, and gives it. */
export function GiveRole({ account, onGiven, onClose }: GiveRoleProps) {
  const { t } = useTranslation('admin');
  const explain = useRoleErrorText();
  const [role, setRole] = useState<Role | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = ROLES.filter((each) => !account.roles.includes(each));
  const give = async () => {
    if (role === null) return setProblem(t('giveDialog.choose'));
    try {
      await adminApi.give(account.id, role);
    } catch (error) {
      return setProblem(explain(error));
    }
    await onGiven(role);
  };
  return (
    <Dialog title={t('giveDialog.title', { email: account.email })} onClose={onClose}>
      {open.length === 0 && <p>{t('giveDialog.all')}</p>}
      <fieldset className="field">
        <legend className="visually-hidden">{t('giveDialog.choice')}</legend>
        {open.map((each) => (
          <RoleOption
            key={each}
            role={each}
            beside={apartFrom(each, account.roles)}
            chosen={role === each}
            onChoose={() => setRole(each)}
          />
        ))}
      </fieldset>
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <div className="button-row">
        <button type="button" className="btn btn-primary" onClick={() => void give()}>
          {t('giveDialog.confirm')}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onClose}>
          {t('giveDialog.cancel')}
        </button>
      </div>
    </Dialog>
  );
}

interface RoleOptionProps {
  role: Role;
  /** The account's role beside which this one cannot be. */
  beside: Role | undefined;
  chosen: boolean;
  onChoose: () => void;
}

function RoleOption({ role, beside, chosen, onChoose }: RoleOptionProps) {
  const { t } = useTranslation('admin');
  return (
    <label className={beside === undefined ? 'option' : 'option is-closed'}>
      <input
        type="radio"
        name="role"
        value={role}
        checked={chosen}
        disabled={beside !== undefined}
        onChange={onChoose}
      />
      <span>
        <strong>{t(`role.${role}`)}</strong>
        <br />
        {beside === undefined
          ? t(`roleText.${role}`)
          : t('giveDialog.apart', { role: t(`role.${beside}`) })}
      </span>
    </label>
  );
}
