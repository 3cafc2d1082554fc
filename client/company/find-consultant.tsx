import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProvinceView } from '../../api/contract.ts';
import type { ConsultantList, ConsultantView } from '../../api/contract-companies.ts';
import { api } from '../api.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { OWN_REGIONS } from '../profile/profile-draft.ts';
import { Field } from '../ui/fields.tsx';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Said } from '../ui/said.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { ConsultantCard } from './consultant-card.tsx';
import { ProposeEngagement } from './propose-engagement.tsx';
import { useCompany } from './use-company.ts';

interface Wanted {
  province: string;
  text: string;
}

/** The consultants of the region: found by province and words, and given an engagement. */
export function FindConsultant() {
  const { t } = useTranslation('company');
  const { company } = useCompany();
  const explain = useCompanyErrorText();
  const [chosen, setChosen] = useState<ConsultantView | null>(null);
  const { loaded } = useLoaded('provinces', api.provinces);
  const [wanted, setWanted] = useState<Wanted>(() => ({
    province: company.profile.nuts3 ?? '',
    text: '',
  }));
  if (chosen !== null)
    return <ProposeEngagement consultant={chosen} onBack={() => setChosen(null)} />;
  return (
    <>
      <PageTitle place="consultants" tab={t('consultants.title')}>
        {t('consultants.title')}
      </PageTitle>
      <p className="lead">{t('consultants.lead')}</p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && (
        <>
          <Search provinces={ownProvinces(loaded.value)} wanted={wanted} onSearch={setWanted} />
          <Found
            key={`${wanted.province} ${wanted.text}`}
            wanted={wanted}
            provinces={loaded.value}
            onChoose={setChosen}
          />
        </>
      )}
    </>
  );
}

function ownProvinces(provinces: ProvinceView[]): ProvinceView[] {
  return provinces.filter(({ region }) => OWN_REGIONS.includes(region));
}

interface SearchProps {
  provinces: ProvinceView[];
  wanted: Wanted;
  onSearch: (wanted: Wanted) => void;
}

function Search({ provinces, wanted, onSearch }: SearchProps) {
  const { t } = useTranslation('company');
  const [draft, setDraft] = useState(wanted);
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    onSearch({ ...draft, text: draft.text.trim() });
  };
  // Consultants state provinces of their own regions only: a firm elsewhere looks everywhere.
  const isOwn = provinces.some(({ code }) => code === draft.province);
  return (
    <form className="consultant-search" onSubmit={search}>
      <Field name="province" label={t('consultants.province')}>
        {(attributes) => (
          <select
            {...attributes}
            value={isOwn ? draft.province : ''}
            onChange={(event) => setDraft({ ...draft, province: event.target.value })}
          >
            <option value="">{t('consultants.anywhere')}</option>
            {provinces.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="text" label={t('consultants.text')}>
        {(attributes) => (
          <input
            {...attributes}
            type="search"
            maxLength={100}
            value={draft.text}
            onChange={(event) => setDraft({ ...draft, text: event.target.value })}
          />
        )}
      </Field>
      <button type="submit" className="btn btn-outline-primary">
        {t('consultants.search')}
      </button>
    </form>
  );
}

interface FoundProps {
  wanted: Wanted;
  provinces: ProvinceView[];
  onChoose: (consultant: ConsultantView) => void;
}

function Found({ wanted, provinces, onChoose }: FoundProps) {
  const { t } = useTranslation('company');
  const explain = useCompanyErrorText();
  const { loaded, set } = useLoaded('consultants', () => engagementApi.consultants(wanted));
  const [failure, setFailure] = useState<unknown>(null);
  if (loaded.state !== 'ready') return <NotYet loaded={loaded} explain={explain} />;
  const { consultants, next } = loaded.value;
  const more = async (after: string) => {
    try {
      const page: ConsultantList = await engagementApi.consultants({ ...wanted, after });
      set({ consultants: [...consultants, ...page.consultants], next: page.next });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <Said>{t('consultants.found', { count: consultants.length })}</Said>
      {consultants.map((consultant) => (
        <ConsultantCard
          key={consultant.account}
          consultant={consultant}
          provinces={provinces}
          onChoose={() => onChoose(consultant)}
        />
      ))}
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
      {next !== null && (
        <button type="button" className="btn btn-outline-primary" onClick={() => void more(next)}>
          {t('consultants.more')}
        </button>
      )}
    </>
  );
}
