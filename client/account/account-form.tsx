import type { ReactNode, SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/fields.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAccountErrorText } from './account-error-text.ts';

export interface FieldError {
  /** Name of a field: its control has the id `field-<name>`. */
  field: string;
  text: string;
}

interface AccountFormProps {
  sending: {
    errors: FieldError[];
    round: number;
    failure: unknown;
    sending: boolean;
    submit: (event: SubmitEvent) => void;
  };
  submitText: string;
  /** Puts a failure into words where the form is about more than the account. */
  explain?: (error: unknown) => string;
  /** Less weight for a form that is not what the page is for. */
  secondary?: boolean;
  /** Stands beside the button. */
  beside?: ReactNode;
  children: ReactNode;
}

/** A form with its error summary, its failure and its button. */
export function AccountForm({
  sending: { errors, round, failure, sending, submit },
  submitText,
  secondary,
  beside,
  explain,
  children,
}: AccountFormProps) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const accountText = useAccountErrorText();
  return (
    <form className="account-form" onSubmit={submit} noValidate>
      <ErrorSummary key={round} title={t('form.wrong', { count: errors.length })} errors={errors} />
      {children}
      {failure !== null && (
        <Notice key={round} tone="error">
          {(explain ?? accountText)(failure)}
        </Notice>
      )}
      <div className="button-row">
        <button
          type="submit"
          className={secondary ? 'btn btn-outline-primary' : 'btn btn-primary'}
          disabled={sending}
        >
          {sending ? common('common.sending') : submitText}
        </button>
        {beside}
      </div>
    </form>
  );
}

export function errorOf(errors: FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text;
}

interface EmailFieldProps {
  name: string;
  label?: string;
  hint?: string;
  errors: FieldError[];
  value: string;
  onChange: (value: string) => void;
  autoComplete?: string;
}

export function EmailField({
  name,
  label,
  hint,
  errors,
  value,
  onChange,
  autoComplete = 'email',
}: EmailFieldProps) {
  const { t } = useTranslation('account');
  return (
    <Field
      name={name}
      label={label ?? t('form.email')}
      error={errorOf(errors, name)}
      {...(hint !== undefined && { hint })}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="email"
          autoComplete={autoComplete}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
