import { useTranslation } from 'react-i18next';
import { PEOPLE, type Profile, TURNOVER } from '../../scoring/profile.ts';
import type { Report } from '../../scoring/report-model.ts';
import { ActivityField } from '../profile/activity-field.tsx';
import { Field } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import type { ResultsData } from './results-data.ts';

type Missing = Report['missing'][number];

interface FactFieldProps {
  missing: Missing;
  data: ResultsData;
  profile: Profile;
  onTry: (profile: Profile) => void;
}

/** The field that gives one missing fact. */
export function FactField({ missing, data, profile, onTry }: FactFieldProps) {
  const pick = usePick();
  const { model } = data.view;
  const give = (part: Partial<Profile>) => onTry({ ...profile, ...part });
  const named = (list: { id: string; name: { en: string; it: string } }[]) =>
    list.map(({ id, name }) => ({ value: id, text: pick(name) }));
  switch (missing.fact) {
    case 'size':
      return <SizeFields missing={missing} data={data} profile={profile} onTry={onTry} />;
    case 'place':
      return (
        <FactSelect
          name="missing-place"
          missing={missing}
          value={profile.nuts3}
          options={data.lists.provinces.map(({ code, name }) => ({ value: code, text: name }))}
          onGive={(nuts3) => give({ nuts3, country: nuts3.slice(0, 2) })}
        />
      );
    case 'activity':
      return (
        <ActivityField
          activities={data.lists.activities}
          code={profile.nace ?? ''}
          notFound={false}
          error={undefined}
          onChange={(activity) => activity && give({ nace: activity.code, naceVersion: '2' })}
        />
      );
    case 'life-phase':
      return (
        <FactSelect
          name="missing-life-phase"
          missing={missing}
          value={profile.lifePhase}
          options={named(model.lifePhases)}
          onGive={(lifePhase) => give({ lifePhase })}
        />
      );
    case 'value-chain':
      return (
        <FactSelect
          name="missing-value-chain"
          missing={missing}
          value={profile.valueChain}
          options={named(model.valueChains)}
          onGive={(valueChain) => give({ valueChain })}
        />
      );
    case 'chain-role':
      return (
        <FactSelect
          name="missing-chain-role"
          missing={missing}
          value={profile.chainRole}
          options={named(model.chainRoles)}
          onGive={(chainRole) => give({ chainRole })}
        />
      );
    case 'assessment':
      return <FactNotice missing={missing} />;
  }
}

/** Asks only for the figure that was not given: after submitting, given ones stay as they are. */
function SizeFields({ missing, data, profile, onTry }: FactFieldProps) {
  const { t } = useTranslation();
  const { people, turnover } = data.assessment.profile;
  const missingPeople = people === undefined;
  if (!missingPeople && turnover !== undefined) return <FactNotice missing={missing} />;
  return (
    <>
      {missingPeople && (
        <FactSelect
          name="missing-people"
          missing={missing}
          value={profile.people}
          options={PEOPLE.map((value) => ({ value, text: t(`people.${value}`) }))}
          onGive={(given) => onTry({ ...profile, people: given })}
        />
      )}
      {turnover === undefined && (
        <FactSelect
          name="missing-turnover"
          missing={missing}
          label={t('profile.turnover')}
          value={profile.turnover}
          options={TURNOVER.map((value) => ({ value, text: t(`turnover.${value}`) }))}
          onGive={(given) => onTry({ ...profile, turnover: given })}
        />
      )}
    </>
  );
}

/** A fact that no field of this page can give. */
function FactNotice({ missing }: { missing: Missing }) {
  return (
    <Notice>
      <p>
        <strong>{missing.question}</strong> {missing.text}
      </p>
    </Notice>
  );
}

interface FactSelectProps<T extends string> {
  name: string;
  missing?: Missing;
  label?: string;
  value: T | undefined;
  options: { value: T; text: string }[];
  onGive: (value: T) => void;
}

function FactSelect<T extends string>({
  name,
  missing,
  label,
  value,
  options,
  onGive,
}: FactSelectProps<T>) {
  const { t } = useTranslation();
  return (
    <Field
      name={name}
      label={label ?? missing?.question ?? ''}
      {...(missing && { hint: missing.text })}
    >
      {(attributes) => (
        <select
          {...attributes}
          value={value ?? ''}
          onChange={(event) => event.target.value !== '' && onGive(event.target.value as T)}
        >
          <option value="">{t('common.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
