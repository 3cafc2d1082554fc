import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/contract.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { adminApi } from './admin-api.ts';
import { useRoleErrorText } from './role-error-text.ts';
import type { ListedAccount } from './roles.ts';

interface TakeRoleProps {
  account: ListedAccount;
  role: Role;
  isOwn: boolean;
  onTaken: (role: Role) => Promise<void>;
  onClose: () => void;
}

/** Asks once before a role is taken away. */
export function TakeRole({ account, role, isOwn, onTaken, onClose }: TakeRoleProps) {
  const { t } = useTranslation('admin');
  const explain = useRoleErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const take = async () => {
    try {
      await adminApi.take(account.id, role);
    } catch (error) {
      return setProblem(explain(error));
    }
    await onTaken(role);
  };
  return (
    <Dialog title={t('takeDialog.title', { role: t(`role.${role}`) })} onClose={onClose}>
      <p>{t('takeDialog.text', { email: account.email })}</p>
      {isOwn && role === 'administrator' && <Notice tone="warning">{t('takeDialog.own')}</Notice>}
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <div className="button-row">
        <button type="button" className="btn btn-danger" onClick={() => void take()}>
          {t('takeDialog.confirm')}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onClose}>
          {t('takeDialog.cancel')}
        </button>
      </div>
    </Dialog>
  );
}
