import './programme.scss';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { SignedIn, useOwn } from '../account/signed-in.tsx';
import { api } from '../api.ts';
import { useLanguage, usePick } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { CallReferrals } from './call-referrals.tsx';
import { ImportPart } from './import-part.tsx';
import { programmeApi } from './programme-api.ts';

/** `/{language}/programme/:call?`: what comes of the calls in an officer's hands. */
export default function ProgrammePage() {
  return (
    <SignedIn>
      <Programme />
    </SignedIn>
  );
}

function Programme() {
  const { call } = useParams();
  const { account } = useOwn();
  if (!account.roles.includes('programme-officer')) return <Forbidden />;
  return call === undefined ? <Calls /> : <Call key={call} code={call} />;
}

function Calls() {
  const { t } = useTranslation('programme');
  const language = useLanguage();
  const explain = useAccountErrorText();
  const titles = useTitles();
  const { loaded } = useLoaded('calls', programmeApi.calls);
  return (
    <div className="container programme">
      <PageTitle place="programme" tab={t('title')}>
        {t('title')}
      </PageTitle>
      <p className="lead">{t('lead')}</p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && loaded.value.length === 0 && <p>{t('noCalls')}</p>}
      {loaded.state === 'ready' && loaded.value.length > 0 && (
        <ul className="own-list">
          {loaded.value.map(({ code }) => (
            <li key={code}>
              <span>
                <strong>{titles(code)}</strong>
                <br />
                <span className="muted">{code}</span>
              </span>
              <Link className="btn btn-primary" to={`/${language}/programme/${code}`}>
                {t('open')}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Call({ code }: { code: string }) {
  const { t } = useTranslation('programme');
  const language = useLanguage();
  const titles = useTitles();
  const [round, setRound] = useState(0);
  return (
    <div className="container programme">
      <p className="no-print">
        <Link to={`/${language}/programme`}>{t('back')}</Link>
      </p>
      <PageTitle place={`programme-${code}`} tab={titles(code)}>
        {titles(code)}
      </PageTitle>
      <CallReferrals key={round} code={code} />
      <ImportPart code={code} onImported={() => setRound((before) => before + 1)} />
    </div>
  );
}

/** What a call is called; its code until the catalogue is there. */
function useTitles(): (code: string) => string {
  const pick = usePick();
  const { loaded } = useLoaded('catalogue', api.catalogue);
  const offers = loaded.state === 'ready' ? loaded.value.offers : [];
  return (code) => {
    const found = offers.findLast(
      (offer) => offer.code === code && (offer.kind === 'call' || offer.kind === 'voucher'),
    );
    return found ? pick(found.title) : code;
  };
}

function Forbidden() {
  const { t } = useTranslation('programme');
  const language = useLanguage();
  return (
    <div className="container narrow">
      <PageTitle place="forbidden" tab={t('forbiddenTitle')}>
        {t('forbiddenTitle')}
      </PageTitle>
      <p className="lead">{t('forbiddenText')}</p>
      <p>
        <a className="btn btn-primary" href={`/${language}/account`}>
          {t('toAccount')}
        </a>
      </p>
    </div>
  );
}
