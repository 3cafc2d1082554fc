import { useTranslation } from 'react-i18next';
import { isItalianVatNumber } from '../../scoring/profile.ts';
import { type FieldError, errorOf } from '../account/account-form.tsx';
import { Field } from '../ui/fields.tsx';

/** What tells one firm from another; the profile stands beside it. */
export interface Identity {
  name: string;
  vatNumber: string;
}

interface IdentityFieldsProps {
  identity: Identity;
  errors: FieldError[];
  onChange: (identity: Identity) => void;
}

/** Name and VAT number of a firm. */
export function IdentityFields({ identity, errors, onChange }: IdentityFieldsProps) {
  const { t } = useTranslation('company');
  return (
    <>
      <Field name="name" label={t('identity.name')} error={errorOf(errors, 'name')}>
        {(attributes) => (
          <input
            {...attributes}
            maxLength={120}
            autoComplete="organization"
            value={identity.name}
            onChange={(event) => onChange({ ...identity, name: event.target.value })}
          />
        )}
      </Field>
      <Field
        name="vatNumber"
        label={t('identity.vatNumber')}
        hint={t('identity.vatNumberHint')}
        error={errorOf(errors, 'vatNumber')}
      >
        {(attributes) => (
          <input
            {...attributes}
            maxLength={20}
            autoComplete="off"
            value={identity.vatNumber}
            onChange={(event) => onChange({ ...identity, vatNumber: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** What is wrong with name and VAT number, by field. */
export function useIdentityCheck(): (identity: Identity, country: string) => FieldError[] {
  const { t } = useTranslation('company');
  return ({ name, vatNumber }, country) => {
    const number = vatNumber.replaceAll(/\s|^IT/gi, '');
    const isWrong = country === 'IT' && number !== '' && !isItalianVatNumber(number);
    return [
      ...(name.trim() === '' ? [{ field: 'name', text: t('identity.errors.name') }] : []),
      ...(isWrong ? [{ field: 'vatNumber', text: t('identity.errors.vatNumber') }] : []),
    ];
  };
}
