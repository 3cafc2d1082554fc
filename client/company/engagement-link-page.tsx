import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { CompanySummary } from '../../api/contract-companies.ts';
import { isSignedOut } from '../account/signed-in.tsx';
import { engagementApi } from '../engagement/engagement-api.ts';
import { EngagementCard } from '../engagement/engagement-card.tsx';
import { Choices } from '../ui/fields.tsx';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { companyApi } from './company-api.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { forgetLinkToken, takeLinkToken } from './link-token.ts';

/** `/{language}/engagement#engagement=…`: what a consultant proposes by mail; an owner accepts it for a firm. */
export default function EngagementLinkPage() {
  const { t } = useTranslation('company');
  const explain = useCompanyErrorText();
  const [token] = useState(() => takeLinkToken('engagement'));
  const { loaded } = useLoaded(token, () => engagementApi.readByMail(token));
  return (
    <div className="container measure-page">
      <PageTitle place="engagement" tab={t('proposal.title')}>
        {t('proposal.title')}
      </PageTitle>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && (
        <>
          <p className="lead">{t('proposal.lead')}</p>
          <EngagementCard
            engagement={loaded.value}
            side="company"
            mayDecide={false}
            level={2}
            letter={false}
            onChanged={() => undefined}
          />
          <ForWhichFirm token={token} />
        </>
      )}
    </div>
  );
}

/** Asks for the sign-in, then for the firm. */
function ForWhichFirm({ token }: { token: string }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const explain = useCompanyErrorText();
  const { loaded } = useLoaded('own-companies', companyApi.own);
  const here = `/${language}/engagement`;
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') {
    if (!isSignedOut(loaded.error)) return <Notice tone="error">{explain(loaded.error)}</Notice>;
    return (
      <>
        <p>{t('proposal.signInText')}</p>
        <Link
          className="btn btn-primary btn-lg"
          to={`/${language}/sign-in?to=${encodeURIComponent(here)}`}
        >
          {t('proposal.signIn')}
        </Link>
      </>
    );
  }
  const owned = loaded.value.filter(({ role }) => role === 'owner');
  return <Accept token={token} owned={owned} here={here} />;
}

function Accept({ token, owned, here }: { token: string; owned: CompanySummary[]; here: string }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useCompanyErrorText();
  const [chosen, setChosen] = useState(owned.length === 1 ? (owned[0]?.id ?? '') : '');
  const [failure, setFailure] = useState<unknown>(null);
  const accept = async () => {
    setFailure(null);
    try {
      await engagementApi.acceptByMail(token, chosen);
      forgetLinkToken('engagement');
      await navigate(`/${language}/company/${chosen}`);
    } catch (error) {
      setFailure(error);
    }
  };
  const toNew = (
    <Link
      className={owned.length === 0 ? 'btn btn-primary btn-lg' : undefined}
      to={`/${language}/company/new`}
      state={{ back: here }}
    >
      {t('proposal.newCompany')}
    </Link>
  );
  if (owned.length === 0)
    return (
      <>
        <p>{t('proposal.noCompany')}</p>
        <p>{toNew}</p>
      </>
    );
  return (
    <>
      <Choices
        name="company"
        label={t('proposal.company')}
        options={owned.map(({ id, name }) => ({ value: id, text: name }))}
        value={chosen}
        onChange={setChosen}
      />
      <p>{toNew}</p>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
      <p className="hint">{t('proposal.acceptHint')}</p>
      <button
        type="button"
        className="btn btn-primary btn-lg"
        disabled={chosen === ''}
        onClick={() => void accept()}
      >
        {t('proposal.accept')}
      </button>
    </>
  );
}
