import { useTranslation } from 'react-i18next';
import type { RecordEntryView, Role } from '../../api/contract.ts';
import type texts from '../text/account.it.json';

type Acts = (typeof texts)['record']['acts'];
type Details = keyof (typeof texts)['record']['details'];

/** Puts entries of an account's record into plain words. */
export function useDeedText(own: string) {
  const { t, i18n } = useTranslation('account');
  const isKnown = (key: string) => i18n.exists(key, { ns: 'account' });
  const detailText = ({ act, detail }: RecordEntryView): string | null => {
    if (detail === null) return null;
    if (act.startsWith('role.') && isKnown(`home.role.${detail}`)) {
      return t(`home.role.${detail as Role}`);
    }
    return isKnown(`record.details.${detail}`) ? t(`record.details.${detail as Details}`) : null;
  };
  return {
    what: (entry: RecordEntryView): string => {
      const key = `record.acts.${entry.act}`;
      const act = isKnown(key)
        ? t(key as `record.acts.password.${keyof Acts['password']}`)
        : t('record.acts.other', { act: entry.act });
      const detail = detailText(entry);
      return detail === null ? act : `${act}: ${detail}`;
    },
    who: ({ act, by }: RecordEntryView): string => {
      if (by === own) return t('record.by.you');
      if (by === 'service' || by === 'command') return t(`record.by.${by}`);
      return act.startsWith('role.') ? t('record.by.administrator') : t('record.by.other');
    },
  };
}
