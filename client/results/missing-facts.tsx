import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentView } from '../../api/contract.ts';
import { PEOPLE, type Profile, TURNOVER } from '../../scoring/profile.ts';
import type { Report } from '../../scoring/report-model.ts';
import { api } from '../api.ts';
import { ActivityField } from '../profile/activity-field.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Field } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { useReferrals } from './referrals.tsx';
import type { ResultsData } from './results-data.ts';
import { Said } from '../ui/said.tsx';

type Missing = Report['missing'][number];

interface MissingFactsProps {
  data: ResultsData;
  /** Facts that the stored profile lacks. */
  missing: Missing[];
  /** The profile as it is tried on this page. */
  profile: Profile;
  onTry: (profile: Profile) => void;
  onSaved: (assessment: AssessmentView) => void;
}

/** "Tell us X and we can decide": each fact judges the offers again at once, and can be saved. */
export function MissingFacts({ data, missing, profile, onTry, onSaved }: MissingFactsProps) {
  const { t } = useTranslation();
  const { mayEdit } = useReferrals();
  const explain = useErrorText();
  const [problem, setProblem] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  const { assessment } = data;
  if (missing.length === 0) return saved ? <Notice tone="good">{t('missing.saved')}</Notice> : null;
  const save = async () => {
    try {
      const { revision } = await api.saveProfile(assessment.id, {
        changeId: crypto.randomUUID(),
        revision: assessment.revision,
        profile,
      });
      setProblem(null);
      setSaved(true);
      onSaved({ ...assessment, profile, revision });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <section className="panel no-print" aria-labelledby="missing">
      <h2 id="missing">{t('missing.title')}</h2>
      <p>{t('missing.lead')}</p>
      {missing.map((each) => (
        <div key={each.fact}>
          <FactField missing={each} data={data} profile={profile} onTry={onTry} />
        </div>
      ))}
      {problem !== null && <Notice tone="error">{explain(problem)}</Notice>}
      {mayEdit && profile !== assessment.profile && (
        <div className="button-row">
          <Said>{t('missing.tried')}</Said>
          <button type="button" className="btn btn-primary" onClick={() => void save()}>
            {t('missing.save')}
          </button>
          <button
            type="button"
            className="btn btn-outline-primary"
            onClick={() => onTry(assessment.profile)}
          >
            {t('missing.undo')}
          </button>
        </div>
      )}
    </section>
  );
}

interface FactFieldProps {
  missing: Missing;
  data: ResultsData;
  profile: Profile;
  onTry: (profile: Profile) => void;
}

function FactField({ missing, data, profile, onTry }: FactFieldProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const { model } = data.view;
  const give = (part: Partial<Profile>) => onTry({ ...profile, ...part });
  const named = (list: { id: string; name: { en: string; it: string } }[]) =>
    list.map(({ id, name }) => ({ value: id, text: pick(name) }));
  switch (missing.fact) {
    case 'size':
      return (
        <>
          <FactSelect
            name="missing-people"
            missing={missing}
            label={t('profile.people')}
            value={profile.people}
            options={PEOPLE.map((value) => ({ value, text: t(`people.${value}`) }))}
            onGive={(people) => give({ people })}
          />
          <FactSelect
            name="missing-turnover"
            label={t('profile.turnover')}
            value={profile.turnover}
            options={TURNOVER.map((value) => ({ value, text: t(`turnover.${value}`) }))}
            onGive={(turnover) => give({ turnover })}
          />
        </>
      );
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
      return (
        <Notice>
          <p>
            <strong>{missing.question}</strong> {missing.text}
          </p>
        </Notice>
      );
  }
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
