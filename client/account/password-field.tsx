import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../ui/fields.tsx';
import { type FieldError, errorOf } from './account-form.tsx';
import { lengthOf, SHORTEST, strengthOf } from './password-strength.ts';

interface PasswordFieldProps {
  name: string;
  label: string;
  errors: FieldError[];
  value: string;
  onChange: (value: string) => void;
  /** One is chosen here: says what is asked of it and how far it is. */
  isNew?: boolean;
}

/** A password that can be shown. */
export function PasswordField({
  name,
  label,
  errors,
  value,
  onChange,
  isNew = false,
}: PasswordFieldProps) {
  const { t } = useTranslation('account');
  const [shown, setShown] = useState(false);
  return (
    <Field
      name={name}
      label={label}
      error={errorOf(errors, name)}
      {...(isNew && { hint: t('password.hint') })}
    >
      {({ 'aria-describedby': described, ...attributes }) => (
        <>
          <div className="password-row">
            <input
              {...attributes}
              aria-describedby={
                [described, isNew && `${name}-strength`].filter(Boolean).join(' ') || undefined
              }
              type={shown ? 'text' : 'password'}
              autoComplete={isNew ? 'new-password' : 'current-password'}
              autoCapitalize="none"
              spellCheck={false}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
            <button
              type="button"
              className="link-button"
              aria-controls={attributes.id}
              onClick={() => setShown(!shown)}
            >
              {shown ? t('password.hide') : t('password.show')}
            </button>
          </div>
          {isNew && <Strength id={`${name}-strength`} password={value} />}
        </>
      )}
    </Field>
  );
}

/** How far the password is, in words; the bar beside them says nothing more. */
function Strength({ id, password }: { id: string; password: string }) {
  const { t } = useTranslation('account');
  const strength = strengthOf(password);
  if (password === '') return <p id={id} className="password-strength" />;
  return (
    <p id={id} className={`password-strength is-${strength}`}>
      <span className="password-bar" aria-hidden="true" />
      {strength === 'missing'
        ? t('password.strength.missing', { count: SHORTEST - lengthOf(password) })
        : t(`password.strength.${strength}`)}
    </p>
  );
}
