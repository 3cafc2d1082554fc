import { useTranslation } from 'react-i18next';
import type { ActivityView } from '../../api/contract.ts';
import { HintAndError } from '../ui/fields.tsx';
import { useLanguage } from '../ui/language.ts';
import { ActivityCombobox } from './activity-combobox.tsx';
import { Said } from '../ui/said.tsx';

interface ActivityFieldProps {
  activities: ActivityView[];
  code: string;
  notFound: boolean;
  error: string | undefined;
  onChange: (activity: ActivityView | null, notFound: boolean) => void;
}

/** What the firm makes, in its own words: a text field that suggests entries of the official classification. */
export function ActivityField({ activities, code, notFound, error, onChange }: ActivityFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const chosen = activities.find((activity) => activity.code === code);
  return (
    <div className="field">
      <label htmlFor="field-nace">{t('profile.activity')}</label>
      <HintAndError name="nace" hint={t('profile.activityHint')} error={error} />
      <ActivityCombobox
        activities={activities}
        invalid={error !== undefined}
        onChoose={(activity) => onChange(activity, false)}
      />
      <Said className="chosen">
        {chosen && (
          <>
            <strong>{chosen.title[language]}</strong>{' '}
            <span className="muted">({t('profile.ateco', { code: chosen.code })})</span>
          </>
        )}
      </Said>
      <label className="option option-plain">
        <input
          type="checkbox"
          checked={notFound}
          onChange={(event) => onChange(null, event.target.checked)}
        />
        <span>{t('profile.activityNotFound')}</span>
      </label>
    </div>
  );
}
