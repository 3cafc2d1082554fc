import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { AssessmentView } from '../../api/contract.ts';
import type { Profile } from '../../scoring/profile.ts';
import { SignedIn } from '../account/signed-in.tsx';
import { loadProfileLists } from '../profile/profile-lists.ts';
import { ProfileForm } from '../profile/profile-form.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Choices } from '../ui/fields.tsx';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import {
  beginAdvanced,
  type BeginData,
  findSource,
  type HolderChoice,
  loadBegin,
} from './begin-advanced.ts';
import { useOrigin } from './carried-note.tsx';
import { rememberAssessment } from './place-memory.ts';
import { forgetResumeToken } from './resume-link.ts';

/** `/{language}/advanced?from=<a result>&company=<a company>`: what it is, whose it will be, and the start. */
export default function BeginPage() {
  return (
    <SignedIn>
      <BeginAdvanced />
    </SignedIn>
  );
}

function BeginAdvanced() {
  const [search] = useSearchParams();
  const from = search.get('from');
  const { loaded, again } = useLoaded(from ?? '', () => loadBegin(from));
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  return <Begin data={loaded.value} company={search.get('company')} />;
}

function Begin({ data, company }: { data: BeginData; company: string | null }) {
  const { t } = useTranslation('deeper');
  const language = useLanguage();
  const fixed = data.from?.company ?? null;
  const [holder, setHolder] = useState<HolderChoice>(fixed ?? company ?? 'account');
  return (
    <div className="container narrow">
      <PageTitle place="advanced" tab={t('begin.title')}>
        {t('begin.title')}
      </PageTitle>
      <p className="lead">{t('begin.lead')}</p>
      <ul className="check-list">
        {(['time', 'people', 'who', 'delete'] as const).map((point) => (
          <li key={point}>{t(`begin.points.${point}`)}</li>
        ))}
      </ul>
      <p className="muted">
        {t('begin.controller')}{' '}
        <a href={`/${language}/privacy/`} target="_blank" rel="noreferrer">
          {t('begin.privacy')}
        </a>
      </p>
      {fixed === null && data.companies.length > 0 && (
        <Choices<HolderChoice>
          name="holder"
          label={t('begin.holder')}
          hint={t('begin.holderHint')}
          options={[
            { value: 'account', text: t('begin.account') },
            ...data.companies.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          value={holder}
          onChange={setHolder}
        />
      )}
      <StartPart key={holder} data={data} holder={holder} />
    </div>
  );
}

/** With the answers of the first survey, if there is one; an account without one tells of the firm first. */
function StartPart({ data, holder }: { data: BeginData; holder: HolderChoice }) {
  const { t } = useTranslation('deeper');
  const origin = useOrigin();
  const { loaded, again } = useLoaded(holder, () => findSource(data, holder));
  const { begin, running, failure } = useBegin(holder);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const source = loaded.value;
  if (!source && holder === 'account') return <OwnProfile begin={begin} />;
  const from = source && { ...source, assessment: source.id, assessedOn: source.assessedOn ?? '' };
  const moves = source !== null && source.company === null && holder !== 'account';
  return (
    <>
      {from && <Notice>{t('begin.carried', { origin: origin(from) })}</Notice>}
      {moves && <p>{t('begin.moves')}</p>}
      {failure !== null && <Failure error={failure} />}
      <button
        type="button"
        className="btn btn-primary btn-lg"
        disabled={running}
        onClick={() => void begin(source, null)}
      >
        {t('begin.start')}
      </button>
    </>
  );
}

function OwnProfile({
  begin,
}: {
  begin: (source: AssessmentView | null, profile: Profile) => Promise<void>;
}) {
  const { t } = useTranslation('deeper');
  const { loaded, again } = useLoaded('lists', loadProfileLists);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  return (
    <>
      <h2>{t('begin.profile')}</h2>
      <ProfileForm
        before={null}
        lists={loaded.value}
        submitText={t('begin.start')}
        onSubmit={(profile) => begin(null, profile)}
      />
    </>
  );
}

function Failure({ error }: { error: unknown }) {
  const explain = useErrorText();
  return <Notice tone="error">{explain(error)}</Notice>;
}

function useBegin(holder: HolderChoice) {
  const language = useLanguage();
  const navigate = useNavigate();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const begin = async (source: AssessmentView | null, profile: Profile | null) => {
    setRunning(true);
    setFailure(null);
    try {
      const id = await beginAdvanced({ holder, language, source, profile });
      if (source) forgetResumeToken(source.id);
      rememberAssessment(id);
      await navigate(`/${language}/survey/${id}`);
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  return { begin, running, failure };
}
