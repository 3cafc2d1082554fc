/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   the combobox pattern of ARIA: the text field keeps the focus and takes every key; a datalist cannot show code and title */
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityView } from '../../api/contract.ts';
import { useLanguage } from '../ui/language.ts';
import { Said } from '../ui/said.tsx';
import { searchActivities } from './search-activities.ts';

/** A text field that suggests activities as one types. */
export function ActivityCombobox({
  activities,
  invalid,
  onChoose,
}: {
  activities: ActivityView[];
  invalid: boolean;
  onChoose: (activity: ActivityView) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = useId();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useMemo(
    () => searchActivities(activities, query, language).slice(0, 8),
    [activities, query, language],
  );
  const shown = open && query.trim().length > 1;
  const choose = (activity: ActivityView | undefined) => {
    if (!activity) return;
    setQuery(activity.title[language]);
    setOpen(false);
    setActive(-1);
    onChoose(activity);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setOpen(false);
    if (!shown || found.length === 0) return;
    if (event.key === 'ArrowDown') setActive((now) => (now + 1) % found.length);
    else if (event.key === 'ArrowUp') setActive((now) => (now <= 0 ? found.length : now) - 1);
    else if (event.key === 'Enter') choose(found[Math.max(active, 0)]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="combobox">
      <input
        id="field-nace"
        className="input"
        role="combobox"
        autoComplete="off"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${list}-${active}` : undefined}
        aria-invalid={invalid || undefined}
        aria-describedby="nace-hint"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <div
        id={list}
        role="listbox"
        aria-label={t('profile.activity')}
        hidden={!shown || found.length === 0}
      >
        {found.map((activity, index) => (
          // The keyboard is handled by the text field, which keeps the focus.
          <div
            key={activity.code}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(activity)}
          >
            {activity.title[language]} <span className="muted">{activity.code}</span>
          </div>
        ))}
      </div>
      <Said className="visually-hidden">
        {shown && t('profile.activityFound', { count: found.length })}
      </Said>
      {shown && found.length === 0 && <p className="hint">{t('profile.activityNone')}</p>}
    </div>
  );
}
