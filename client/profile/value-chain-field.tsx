import { useTranslation } from 'react-i18next';
import type { Model } from '../../scoring/definition.ts';
import { Choices, Field } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import type { DraftField, ProfileDraft } from './profile-draft.ts';

interface ValueChainFieldProps {
  model: Model;
  draft: ProfileDraft;
  errorOf: (field: DraftField) => string | undefined;
  onChange: (part: Partial<ProfileDraft>) => void;
}

/** For whom the firm works: the value chain (suggested by the activity) and its place in it. */
export function ValueChainField({ model, draft, errorOf, onChange }: ValueChainFieldProps) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <>
      <Field
        name="valueChain"
        label={t('profile.valueChain')}
        hint={t('profile.valueChainHint')}
        error={errorOf('valueChain')}
      >
        {(attributes) => (
          <select
            {...attributes}
            value={draft.valueChain}
            onChange={(event) => onChange({ valueChain: event.target.value })}
          >
            <option value="">{t('common.choose')}</option>
            {model.valueChains.map(({ id, name }) => (
              <option key={id} value={id}>
                {pick(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choices
        name="chainRole"
        label={t('profile.chainRole')}
        error={errorOf('chainRole')}
        options={model.chainRoles.map(({ id, name }) => ({ value: id, text: pick(name) }))}
        value={draft.chainRole}
        onChange={(chainRole) => onChange({ chainRole })}
      />
    </>
  );
}
