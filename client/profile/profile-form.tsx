import { type ReactNode, type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PEOPLE, type Profile, TURNOVER } from '../../scoring/profile.ts';
import type { FieldError } from '../account/account-form.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Choices } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { ActivityField } from './activity-field.tsx';
import { PlaceField } from './place-field.tsx';
import {
  type DraftField,
  draftOf,
  missingFields,
  type ProfileDraft,
  profileOf,
} from './profile-draft.ts';
import type { ProfileLists } from './profile-lists.ts';
import { ValueChainField } from './value-chain-field.tsx';

/** What is asked above the profile and sent together with it. */
interface Above {
  renderFields: (errors: FieldError[]) => ReactNode;
  /** What is wrong with the fields as they stand. */
  check: (country: string) => FieldError[];
  /** What a refusal says about the fields; nothing where it is about something else. */
  faultsIn: (refusal: unknown) => FieldError[];
  /** Of the summary where a field is wrong, not only missing. */
  title: string;
}

interface ProfileFormProps {
  /** The profile to change; null for a new firm. */
  before: Profile | null;
  lists: ProfileLists;
  submitText: string;
  above?: Above;
  /** Rejects when the profile could not be sent; the form then says so and keeps everything. */
  onSubmit: (profile: Profile) => Promise<void>;
}

/** The company profile: seven questions, two of them optional. */
export function ProfileForm(props: ProfileFormProps) {
  const { lists, submitText, above } = props;
  const { t } = useTranslation();
  const { draft, change, errors, errorsAbove, sending, failure, submit, round } =
    useProfileForm(props);
  const errorOf = (field: DraftField) =>
    errors.includes(field) ? t(`profile.errors.${field}`) : undefined;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary
        key={round}
        title={errorsAbove.length > 0 ? above?.title : undefined}
        errors={[
          ...errorsAbove,
          ...errors.map((field) => ({ field, text: t(`profile.errors.${field}`) })),
        ]}
      />
      {above?.renderFields(errorsAbove)}
      <ActivityField
        activities={lists.activities}
        code={draft.nace}
        notFound={draft.naceNotFound}
        error={errorOf('nace')}
        onChange={(activity, notFound) =>
          change({
            nace: activity?.code ?? '',
            naceNotFound: notFound,
            ...(activity?.valueChain && { valueChain: activity.valueChain }),
          })
        }
      />
      <PlaceField provinces={lists.provinces} draft={draft} errorOf={errorOf} onChange={change} />
      <Choices
        name="people"
        label={t('profile.people')}
        hint={t('profile.peopleHint')}
        error={errorOf('people')}
        grid
        options={PEOPLE.map((value) => ({ value, text: t(`people.${value}`) }))}
        value={draft.people}
        onChange={(people) => change({ people })}
      />
      <Choices
        name="turnover"
        label={t('profile.turnover')}
        hint={t('profile.turnoverHint')}
        grid
        options={[
          ...TURNOVER.map((value) => ({ value, text: t(`turnover.${value}`) })),
          { value: 'unsaid' as const, text: t('turnover.unsaid') },
        ]}
        value={draft.turnover}
        onChange={(turnover) => change({ turnover })}
      />
      <ValueChainField model={lists.model} draft={draft} errorOf={errorOf} onChange={change} />
      <Goals lists={lists} draft={draft} onChange={change} />
      {failure !== null && <Failure error={failure} />}
      <button type="submit" className="btn btn-primary btn-lg" disabled={sending}>
        {sending ? t('common.sending') : submitText}
      </button>
    </form>
  );
}

function Goals({
  lists,
  draft,
  onChange,
}: {
  lists: ProfileLists;
  draft: ProfileDraft;
  onChange: (part: Partial<ProfileDraft>) => void;
}) {
  const { t } = useTranslation();
  const pick = usePick();
  const toggle = (goal: string) =>
    onChange({
      goals: draft.goals.includes(goal)
        ? draft.goals.filter((each) => each !== goal)
        : [...draft.goals, goal],
    });
  return (
    <fieldset className="field">
      <legend>{t('profile.goals')}</legend>
      <p className="hint">{t('profile.goalsHint')}</p>
      <div className="options-grid">
        {lists.model.goals.map(({ id, name }) => (
          <label key={id} className="option">
            <input
              type="checkbox"
              name="goals"
              value={id}
              checked={draft.goals.includes(id)}
              onChange={() => toggle(id)}
            />
            <span>{pick(name)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Failure({ error }: { error: unknown }) {
  const explain = useErrorText();
  return <Notice tone="error">{explain(error)}</Notice>;
}

function useProfileForm({ before, above, onSubmit }: ProfileFormProps) {
  const [draft, setDraft] = useState(() => draftOf(before));
  const [errors, setErrors] = useState<DraftField[]>([]);
  const [errorsAbove, setErrorsAbove] = useState<FieldError[]>([]);
  // Each failed attempt draws the summary anew, which takes the focus.
  const [round, setRound] = useState(0);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const busy = useRef(false);
  const change = (part: Partial<ProfileDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (errors.length > 0)
      setErrors((now) => now.filter((field) => missingFields(next).includes(field)));
  };
  const showAbove = (found: FieldError[]) => {
    setErrorsAbove(found);
    setRound((now) => now + 1);
  };
  const send = async () => {
    const missing = missingFields(draft);
    const profile = profileOf(draft, before);
    const wrong = above?.check(profile.country) ?? [];
    setErrors(missing);
    showAbove(wrong);
    if (missing.length + wrong.length > 0 || busy.current) return;
    busy.current = true;
    setSending(true);
    setFailure(null);
    try {
      await onSubmit(profile);
    } catch (error) {
      const faults = above?.faultsIn(error) ?? [];
      if (faults.length > 0) showAbove(faults);
      else setFailure(error);
    } finally {
      busy.current = false;
      setSending(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void send();
  };
  return { draft, change, errors, errorsAbove, sending, failure, submit, round };
}
