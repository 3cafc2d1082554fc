import { useTranslation } from 'react-i18next';
import type { Membership } from '../../api/contract-companies.ts';
import { Choices } from '../ui/fields.tsx';

const ROLES: Membership[] = ['viewer', 'editor', 'owner'];

interface RoleChoiceProps {
  name: string;
  value: Membership;
  onChange: (role: Membership) => void;
}

/** What a person may do in the company, each place with what it means. */
export function RoleChoice({ name, value, onChange }: RoleChoiceProps) {
  const { t } = useTranslation('company');
  return (
    <Choices
      name={name}
      label={t('people.role')}
      options={ROLES.map((role) => ({ value: role, text: t(`roles.choices.${role}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}
