import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProvinceView } from '../../api/contract.ts';
import { Field } from '../ui/fields.tsx';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { ABROAD, type DraftField, OWN_REGIONS, type ProfileDraft } from './profile-draft.ts';

interface PlaceFieldProps {
  provinces: ProvinceView[];
  draft: ProfileDraft;
  errorOf: (field: DraftField) => string | undefined;
  onChange: (part: Partial<ProfileDraft>) => void;
}

/** Province first of the two regions, then of all others; a firm elsewhere is told what it will get. */
export function PlaceField({ provinces, draft, errorOf, onChange }: PlaceFieldProps) {
  const { t } = useTranslation();
  const groups = useMemo(() => groupByRegion(provinces), [provinces]);
  const region = provinces.find(({ code }) => code === draft.place)?.region;
  const elsewhere = draft.place !== '' && (region === undefined || !OWN_REGIONS.includes(region));
  return (
    <>
      <Field
        name="place"
        label={t('profile.place')}
        hint={t('profile.placeHint')}
        error={errorOf('place')}
      >
        {(attributes) => (
          <select
            {...attributes}
            value={draft.place}
            onChange={(event) => onChange({ place: event.target.value })}
          >
            <option value="">{t('common.choose')}</option>
            {groups.map(({ code, name, own, members }) => (
              <optgroup key={code} label={own ? name : t('profile.otherRegion', { name })}>
                {members.map((province) => (
                  <option key={province.code} value={province.code}>
                    {province.name}
                  </option>
                ))}
              </optgroup>
            ))}
            <option value={ABROAD}>{t('profile.abroad')}</option>
          </select>
        )}
      </Field>
      {draft.place === ABROAD && (
        <CountryField draft={draft} errorOf={errorOf} onChange={onChange} />
      )}
      <div aria-live="polite">
        {elsewhere && (
          <Notice>
            {draft.place === ABROAD ? t('profile.abroadNotice') : t('profile.elsewhereNotice')}
          </Notice>
        )}
      </div>
    </>
  );
}

function CountryField({ draft, errorOf, onChange }: Omit<PlaceFieldProps, 'provinces'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const countries = useMemo(() => countriesIn(language), [language]);
  return (
    <Field name="country" label={t('profile.country')} error={errorOf('country')}>
      {(attributes) => (
        <select
          {...attributes}
          value={draft.country}
          onChange={(event) => onChange({ country: event.target.value })}
        >
          <option value="">{t('common.choose')}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface RegionGroup {
  code: string;
  name: string;
  own: boolean;
  members: ProvinceView[];
}

function groupByRegion(provinces: ProvinceView[]): RegionGroup[] {
  const groups = new Map<string, RegionGroup>();
  for (const province of provinces) {
    const group = groups.get(province.region) ?? {
      code: province.region,
      name: province.regionName,
      own: OWN_REGIONS.includes(province.region),
      members: [],
    };
    group.members.push(province);
    groups.set(province.region, group);
  }
  for (const group of groups.values()) group.members = group.members.toSorted(byName);
  const rank = ({ code, own }: RegionGroup) =>
    own ? OWN_REGIONS.indexOf(code) : OWN_REGIONS.length;
  return [...groups.values()].toSorted((a, b) => rank(a) - rank(b) || byName(a, b));
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'it');

/** Countries of the European Union, the European Economic Area and Italy's other neighbours. */
const COUNTRIES =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH GB SM VA AL BA ME MK RS TR UA US'.split(
    ' ',
  );

function countriesIn(language: string) {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code })).toSorted((a, b) =>
    a.name.localeCompare(b.name, language),
  );
}
