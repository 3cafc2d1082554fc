import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ProposeToFirm } from '../../api/contract-companies.ts';
import { AccountForm, EmailField, errorOf } from '../account/account-form.tsx';
import { isAddress, useSending } from '../account/use-sending.ts';
import {
  AssignmentFields,
  emptyAssignment,
  useAssignmentCheck,
} from '../engagement/assignment-fields.tsx';
import { engagementApi } from '../engagement/engagement-api.ts';
import { todayInRome } from '../results/today.ts';
import { Choices, Field } from '../ui/fields.tsx';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';

/** Proposes an engagement to a firm by mail; that accepts it for the consultant. */
export function ProposeForm() {
  const { t } = useTranslation('consultant');
  const language = useLanguage();
  const navigate = useNavigate();
  const checkAssignment = useAssignmentCheck();
  const [draft, setDraft] = useState<ProposeToFirm>(() => ({
    ...emptyAssignment(todayInRome()),
    email: '',
    firm: '',
    language,
  }));
  const change = (part: Partial<ProposeToFirm>) => setDraft((now) => ({ ...now, ...part }));
  const sending = useSending({
    check: () => [
      ...(draft.firm.trim() === '' ? [{ field: 'firm', text: t('propose.errors.firm') }] : []),
      ...(isAddress(draft.email) ? [] : [{ field: 'email', text: t('propose.errors.email') }]),
      ...checkAssignment(draft),
    ],
    send: async () => {
      await engagementApi.proposeToFirm(draft);
      await navigate(`/${language}/consultant/engagements`);
    },
    fields: { email: 'email' },
  });
  return (
    <div className="measure-page">
      <PageTitle place="propose" tab={t('parts.propose')}>
        {t('parts.propose')}
      </PageTitle>
      <p className="lead">{t('propose.lead')}</p>
      <AccountForm sending={sending} submitText={t('propose.send')}>
        <Field
          name="firm"
          label={t('propose.firm')}
          hint={t('propose.firmHint')}
          error={errorOf(sending.errors, 'firm')}
        >
          {(attributes) => (
            <input
              {...attributes}
              maxLength={120}
              autoComplete="off"
              value={draft.firm}
              onChange={(event) => change({ firm: event.target.value })}
            />
          )}
        </Field>
        <EmailField
          name="email"
          label={t('propose.email')}
          hint={t('propose.emailHint')}
          errors={sending.errors}
          value={draft.email}
          onChange={(email) => change({ email })}
          autoComplete="off"
        />
        <Choices
          name="language"
          label={t('propose.language')}
          grid
          options={[
            { value: 'it', text: 'Italiano' },
            { value: 'en', text: 'English' },
          ]}
          value={draft.language}
          onChange={(chosen) => change({ language: chosen })}
        />
        <AssignmentFields value={draft} errors={sending.errors} onChange={change} />
      </AccountForm>
    </div>
  );
}
