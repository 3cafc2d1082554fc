import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyView, CreateCompany } from '../../api/contract-companies.ts';
import { ApiError } from '../http.ts';
import { loadProfileLists } from '../profile/profile-lists.ts';
import { ProfileForm } from '../profile/profile-form.tsx';
import { NotYet } from '../ui/not-yet.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { type Identity, IdentityFields, useIdentityCheck } from './identity-fields.tsx';

interface CompanyFormProps {
  before: CompanyView | null;
  submitText: string;
  onSubmit: (typed: Omit<CreateCompany, 'privacyNotice'>) => Promise<void>;
}

/** Name, VAT number and profile of a firm, sent together. */
export function CompanyForm({ before, submitText, onSubmit }: CompanyFormProps) {
  const { t } = useTranslation('company');
  const explain = useCompanyErrorText();
  const { loaded } = useLoaded('lists', loadProfileLists);
  const [identity, setIdentity] = useState<Identity>({
    name: before?.name ?? '',
    vatNumber: before?.vatNumber ?? '',
  });
  const check = useIdentityCheck();
  if (loaded.state !== 'ready') return <NotYet loaded={loaded} explain={explain} />;
  return (
    <ProfileForm
      before={before?.profile ?? null}
      lists={loaded.value}
      submitText={submitText}
      above={{
        renderFields: (errors) => (
          <IdentityFields identity={identity} errors={errors} onChange={setIdentity} />
        ),
        check: (country) => check(identity, country),
        faultsIn: (refusal) => {
          const fault = vatNumberFault(refusal);
          return fault === null
            ? []
            : [{ field: 'vatNumber', text: t(`identity.errors.${fault}`) }];
        },
        title: t('identity.wrong'),
      }}
      onSubmit={(profile) => onSubmit({ ...named(identity), profile })}
    />
  );
}

/** Without a VAT number the field is left out. */
function named({ name, vatNumber }: Identity): { name: string; vatNumber?: string } {
  const number = vatNumber.replaceAll(/\s/g, '');
  return { name: name.trim(), ...(number !== '' && { vatNumber: number }) };
}

/** Why the service refused the number: another firm has it, or it is none; null where it is not about the number. */
function vatNumberFault(error: unknown): 'taken' | 'vatNumber' | null {
  if (!(error instanceof ApiError)) return null;
  if (error.code === 'vat-number-taken') return 'taken';
  const isNone = error.status === 400 && error.issues.some(({ path }) => path === 'vatNumber');
  return isNone ? 'vatNumber' : null;
}
