import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAddress } from '../account/use-sending.ts';
import { Field } from '../ui/fields.tsx';

/** Finds the account of an address; nothing typed means all. */
export function AccountSearch({ onSearch }: { onSearch: (email: string | undefined) => void }) {
  const { t } = useTranslation('admin');
  const [email, setEmail] = useState('');
  const [error, setError] = useState<string | undefined>();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = email.trim();
    const wrong = wanted !== '' && !isAddress(wanted);
    setError(wrong ? t('search.wrong') : undefined);
    if (wrong) document.getElementById('field-account-email')?.focus();
    else onSearch(wanted === '' ? undefined : wanted.toLowerCase());
  };
  return (
    <search>
      <form className="account-search" onSubmit={submit} noValidate>
        <Field name="account-email" label={t('search.label')} hint={t('search.hint')} error={error}>
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <button type="submit" className="btn btn-primary">
          {t('search.submit')}
        </button>
      </form>
    </search>
  );
}
