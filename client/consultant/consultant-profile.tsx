import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProvinceView } from '../../api/contract.ts';
import type { ConsultantProfile, ConsultantView } from '../../api/contract-companies.ts';
import { AccountForm, errorOf } from '../account/account-form.tsx';
import { useSending } from '../account/use-sending.ts';
import { api } from '../api.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { OWN_REGIONS } from '../profile/profile-draft.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Field } from '../ui/fields.tsx';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Said } from '../ui/said.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { loadOwnProfile } from './expiring-accreditation.tsx';

interface Draft {
  name: string;
  organisation: string;
  about: string;
  provinces: string[];
  accredited: boolean;
  body: string;
  number: string;
  validUntil: string;
}

/** Who the consultant is to firms: name, office, provinces, accreditation. */
export function ConsultantProfileForm() {
  const { t } = useTranslation('consultant');
  const explain = useErrorText();
  const { loaded } = useLoaded('profile', loadOwn);
  return (
    <div className="measure-page">
      <PageTitle place="profile" tab={t('parts.profile')}>
        {t('parts.profile')}
      </PageTitle>
      <p className="lead">{t('profile.lead')}</p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && <Form {...loaded.value} />}
    </div>
  );
}

async function loadOwn() {
  const [before, provinces] = await Promise.all([loadOwnProfile(), api.provinces()]);
  return { before, provinces };
}

function Form({ before, provinces }: { before: ConsultantView | null; provinces: ProvinceView[] }) {
  const { t } = useTranslation('consultant');
  const [draft, setDraft] = useState(() => draftOf(before));
  const [isSaved, setSaved] = useState(false);
  const change = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setSaved(false);
  };
  const sending = useSending({
    check: () => missingIn(draft).map((field) => ({ field, text: t(`profile.errors.${field}`) })),
    send: async () => {
      await engagementApi.saveProfile(profileOf(draft));
      setSaved(true);
    },
  });
  const line = (name: 'name' | 'organisation' | 'body' | 'number', most: number) => (
    <Field
      name={name}
      label={t(`profile.${name}`)}
      hint={t(`profile.hints.${name}`)}
      error={errorOf(sending.errors, name)}
    >
      {(attributes) => (
        <input
          {...attributes}
          maxLength={most}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <AccountForm sending={sending} submitText={t('profile.save')}>
      {line('name', 120)}
      {line('organisation', 160)}
      <Field name="about" label={t('profile.about')} hint={t('profile.hints.about')}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={4}
            maxLength={2000}
            value={draft.about}
            onChange={(event) => change({ about: event.target.value })}
          />
        )}
      </Field>
      <Provinces
        provinces={provinces}
        chosen={draft.provinces}
        onChange={(chosen) => change({ provinces: chosen })}
      />
      <fieldset className="field">
        <legend>{t('profile.accreditation')}</legend>
        <p className="hint">{t('profile.hints.accreditation')}</p>
        <label className="option">
          <input
            type="checkbox"
            checked={draft.accredited}
            onChange={() => change({ accredited: !draft.accredited })}
          />
          <span>{t('profile.accredited')}</span>
        </label>
      </fieldset>
      {draft.accredited && (
        <>
          {line('body', 160)}
          {line('number', 60)}
          <Field
            name="validUntil"
            label={t('profile.validUntil')}
            error={errorOf(sending.errors, 'validUntil')}
          >
            {(attributes) => (
              <input
                {...attributes}
                type="date"
                value={draft.validUntil}
                onChange={(event) => change({ validUntil: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Said className={isSaved ? 'said-good' : ''}>{isSaved ? t('profile.saved') : null}</Said>
    </AccountForm>
  );
}

function Provinces({
  provinces,
  chosen,
  onChange,
}: {
  provinces: ProvinceView[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const { t } = useTranslation('consultant');
  const own = provinces.filter(({ region }) => OWN_REGIONS.includes(region));
  const toggle = (code: string) =>
    onChange(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  return (
    <fieldset className="field">
      <legend>{t('profile.provinces')}</legend>
      <p className="hint">{t('profile.hints.provinces')}</p>
      <div className="options-grid">
        {own.map(({ code, name }) => (
          <label key={code} className="option">
            <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function draftOf(profile: ConsultantView | null): Draft {
  return {
    name: profile?.name ?? '',
    organisation: profile?.organisation ?? '',
    about: profile?.about ?? '',
    provinces: profile?.provinces ?? [],
    accredited: Boolean(profile?.accreditation),
    body: profile?.accreditation?.body ?? '',
    number: profile?.accreditation?.number ?? '',
    validUntil: profile?.accreditation?.validUntil ?? '',
  };
}

type Needed = 'name' | 'organisation' | 'body' | 'number' | 'validUntil';

function missingIn(draft: Draft): Needed[] {
  const always: Needed[] = ['name', 'organisation'];
  const needed: Needed[] = draft.accredited ? [...always, 'body', 'number', 'validUntil'] : always;
  return needed.filter((field) => draft[field].trim() === '');
}

function profileOf(draft: Draft): ConsultantProfile {
  const { name, organisation, about, provinces, accredited, body, number, validUntil } = draft;
  return {
    name,
    organisation,
    provinces,
    ...(about.trim() !== '' && { about }),
    accreditation: accredited ? { body, number, validUntil } : null,
  };
}
