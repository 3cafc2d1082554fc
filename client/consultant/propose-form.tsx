import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { ProposeToFirm } from '../../api/contract-companies.ts';
import { AccountForm, EmailField, errorOf } from '../account/account-form.tsx';
import { isAddress, useSending } from '../account/use-sending.ts';
import { useCompanyErrorText } from '../company/company-error-text.ts';
import {
  AssignmentFields,
  emptyAssignment,
  useAssignmentCheck,
} from '../engagement/assignment-fields.tsx';
import { engagementApi } from '../engagement/engagement-api.ts';
import { todayInRome } from '../results/today.ts';
import { Choices, Field } from '../ui/fields.tsx';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { loadOwnProfile } from './expiring-accreditation.tsx';

/** Proposes an engagement to a firm by mail; that accepts it for the consultant. */
export function ProposeForm() {
  const { t } = useTranslation('consultant');
  const explain = useCompanyErrorText();
  const { loaded } = useLoaded('profile', loadOwnProfile);
  return (
    <div className="measure-page">
      <PageTitle place="propose" tab={t('parts.propose')}>
        {t('parts.propose')}
      </PageTitle>
      <p className="lead">{t('propose.lead')}</p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && (loaded.value === null ? <ProfileFirst /> : <Form />)}
    </div>
  );
}

/** Said before anything is typed: without a profile nothing can be proposed. */
function ProfileFirst() {
  const { t } = useTranslation('consultant');
  const language = useLanguage();
  return (
    <Notice tone="warning">
      <p>{t('propose.profileFirst')}</p>
      <Link className="btn btn-primary" to={`/${language}/consultant/profile`}>
        {t('accreditation.toProfile')}
      </Link>
    </Notice>
  );
}

function Form() {
  const { t } = useTranslation('consultant');
  const explain = useCompanyErrorText();
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
    <AccountForm sending={sending} submitText={t('propose.send')} explain={explain}>
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
  );
}
