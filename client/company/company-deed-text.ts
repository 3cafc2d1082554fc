import { useTranslation } from 'react-i18next';
import type { RecordEntryView } from '../../api/contract.ts';
import type { Membership } from '../../api/contract-companies.ts';
import type texts from '../text/company.it.json';

type Acts = (typeof texts)['record']['acts'];

/** Who is behind the ids of a company's record, as far as the reader may know. */
export interface KnownPeople {
  own: string;
  /** Account → e-mail address. */
  members: ReadonlyMap<string, string>;
  /** Account → name. */
  consultants: ReadonlyMap<string, string>;
}

/** Puts entries of a company's record into plain words. */
export function useCompanyDeedText({ own, members, consultants }: KnownPeople) {
  const { t, i18n } = useTranslation('company');
  const isKnown = (key: string) => i18n.exists(key, { ns: 'company' });
  const subject = ({ act, on, detail }: RecordEntryView): string | null => {
    const role = isKnown(`roles.names.${detail}`) ? t(`roles.names.${detail as Membership}`) : null;
    const email = act.startsWith('member.') && on !== null ? (members.get(on) ?? null) : null;
    return [email, role].filter((part) => part !== null).join(', ') || null;
  };
  return {
    what: (entry: RecordEntryView): string => {
      const key = `record.acts.${entry.act}`;
      const act = isKnown(key)
        ? t(key as `record.acts.company.${keyof Acts['company']}`)
        : t('record.acts.other', { act: entry.act });
      const about = subject(entry);
      return about === null ? act : `${act}: ${about}`;
    },
    who: ({ by }: RecordEntryView): string => {
      if (by === own) return t('record.by.you');
      if (by === 'service') return t('record.by.service');
      if (by === 'command') return t('record.by.command');
      const consultant = consultants.get(by);
      if (consultant !== undefined) return t('record.by.consultant', { name: consultant });
      return members.get(by) ?? t('record.by.gone');
    },
  };
}
