import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invite } from '../../api/contract-companies.ts';
import { AccountForm, EmailField } from '../account/account-form.tsx';
import { isAddress, useSending } from '../account/use-sending.ts';
import { Choices } from '../ui/fields.tsx';
import { useLanguage } from '../ui/language.ts';
import { companyApi } from './company-api.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { RoleChoice } from './role-choice.tsx';
import { useCompany } from './use-company.ts';

/** Invites somebody by mail. */
export function InviteForm({ onInvited }: { onInvited: (text: string) => Promise<void> }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const explain = useCompanyErrorText();
  const { company } = useCompany();
  const empty: Invite = { email: '', role: 'editor', language };
  const [draft, setDraft] = useState(empty);
  const change = (part: Partial<Invite>) => setDraft((now) => ({ ...now, ...part }));
  const sending = useSending({
    check: () =>
      isAddress(draft.email) ? [] : [{ field: 'email', text: t('people.errors.email') }],
    send: async () => {
      const email = draft.email.trim();
      await companyApi.invite(company.id, { ...draft, email });
      await onInvited(t('people.sent', { email }));
      setDraft(empty);
    },
    fields: { email: 'email' },
  });
  return (
    <section className="panel company-panel" aria-labelledby="invite">
      <h2 id="invite">{t('people.invite')}</h2>
      <AccountForm sending={sending} submitText={t('people.send')} explain={explain}>
        <EmailField
          name="email"
          label={t('people.email')}
          hint={t('people.emailHint')}
          errors={sending.errors}
          value={draft.email}
          onChange={(email) => change({ email })}
          autoComplete="off"
        />
        <RoleChoice name="role" value={draft.role} onChange={(role) => change({ role })} />
        <Choices
          name="language"
          label={t('people.language')}
          grid
          options={[
            { value: 'it', text: 'Italiano' },
            { value: 'en', text: 'English' },
          ]}
          value={draft.language}
          onChange={(chosen) => change({ language: chosen })}
        />
      </AccountForm>
    </section>
  );
}
