import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { AskFirst } from '../ui/ask-first.tsx';

/** Asks once, with what goes and what stays, and does it. */
export function DeleteForGood({
  kind,
  children,
  onYes,
}: {
  kind: 'account' | 'company';
  /** What goes and what stays. */
  children: ReactNode;
  onYes: () => Promise<void>;
}) {
  const { t } = useTranslation('privacy');
  const explain = useAccountErrorText();
  return (
    <AskFirst
      button={t(`deletion.${kind}.button`)}
      tone="danger"
      title={t(`deletion.${kind}.ask`)}
      yes={t('deletion.yes')}
      no={t('deletion.no')}
      explain={explain}
      onYes={onYes}
    >
      {children}
      <p>{t('deletion.final')}</p>
    </AskFirst>
  );
}
