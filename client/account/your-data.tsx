import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { AccountDeletion } from '../../api/contract-companies.ts';
import { Consents } from '../privacy/consents.tsx';
import { DeleteForGood } from '../privacy/delete-for-good.tsx';
import { Download } from '../privacy/download.tsx';
import { privacyApi } from '../privacy/privacy-api.ts';
import { WhatGoes } from '../privacy/what-goes.tsx';
import { useLanguage } from '../ui/language.ts';
import { useList } from '../ui/list.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useAccountErrorText } from './account-error-text.ts';
import { markSignedIn } from './signed-in-mark.ts';

/** All that one can do with one's own data: take it along, allow more, delete it. */
export function YourData() {
  const { t } = useTranslation('privacy');
  return (
    <>
      <PageTitle place="your-data" tab={t('account.title')}>
        {t('account.title')}
      </PageTitle>
      <div className="settings">
        <Download address={privacyApi.accountArchive} text={t('account.download')} />
        <Consents />
        <DeleteAccount />
      </div>
    </>
  );
}

function DeleteAccount() {
  const { t } = useTranslation('privacy');
  const explain = useAccountErrorText();
  const { loaded } = useLoaded('deletion', privacyApi.accountDeletion);
  return (
    <section className="panel" aria-labelledby="deletion">
      <h2 id="deletion">{t('deletion.account.title')}</h2>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && <Deletion preview={loaded.value} />}
    </section>
  );
}

function Deletion({ preview }: { preview: AccountDeletion }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const navigate = useNavigate();
  const { handOver } = preview.companies;
  if (preview.lastAdministrator) return <p>{t('deletion.lastAdministrator')}</p>;
  if (handOver.length > 0) {
    return (
      <>
        <p>{t('deletion.handOver')}</p>
        <ul>
          {handOver.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/${language}/company/${id}/people`}>{name}</Link>
            </li>
          ))}
        </ul>
      </>
    );
  }
  const remove = async () => {
    await privacyApi.deleteAccount();
    markSignedIn(false);
    await navigate(`/${language}/sign-in`, { replace: true, state: { signedOut: true } });
  };
  return (
    <>
      <p>{t('deletion.account.text')}</p>
      <DeleteForGood kind="account" onYes={remove}>
        <Companies {...preview} />
        <WhatGoes {...preview} />
      </DeleteForGood>
    </>
  );
}

function Companies({ companies: { gone, left }, engagements }: AccountDeletion) {
  const { t } = useTranslation('privacy');
  const list = useList();
  const names = (companies: { name: string }[]) => list(companies.map(({ name }) => name));
  return (
    <>
      {gone.length > 0 && <p>{t('deletion.companiesGone', { names: names(gone) })}</p>}
      {left.length > 0 && <p>{t('deletion.companiesLeft', { names: names(left) })}</p>}
      {engagements > 0 && <p>{t('deletion.engagements', { count: engagements })}</p>}
    </>
  );
}
