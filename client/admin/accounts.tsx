import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { useOwn } from '../account/signed-in.tsx';
import { NotYet } from '../ui/not-yet.tsx';
import { Said } from '../ui/said.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { AccountLine } from './account-line.tsx';
import { AccountSearch } from './account-search.tsx';
import { adminApi } from './admin-api.ts';
import type { ListedAccount } from './roles.ts';

interface Place {
  after?: string | undefined;
  email?: string | undefined;
}

/** Accounts, fifty at a time or the one with an address. */
export function Accounts() {
  const explain = useAccountErrorText();
  const { account: own, refresh } = useOwn();
  const [place, setPlace] = useState<Place>({});
  const { loaded, set } = useLoaded(JSON.stringify(place), () => adminApi.accounts(place));
  const [said, setSaid] = useState<string | null>(null);
  const go = (to: Place) => {
    setSaid(null);
    setPlace(to);
  };
  const changed = async (account: ListedAccount, text: string) => {
    if (loaded.state !== 'ready') return;
    const { accounts, next } = loaded.value;
    set({ accounts: accounts.map((each) => (each.id === account.id ? account : each)), next });
    setSaid(text);
    if (account.id === own.id) await refresh();
  };
  return (
    <>
      <AccountSearch onSearch={(email) => go({ email })} />
      <Said className={said === null ? '' : 'said-good'}>{said}</Said>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && (
        <>
          <Found place={place} count={loaded.value.accounts.length} />
          <ul className="account-list">
            {loaded.value.accounts.map((account) => (
              <AccountLine
                key={account.id}
                account={account}
                isOwn={account.id === own.id}
                onChanged={changed}
              />
            ))}
          </ul>
          <Pages place={place} next={loaded.value.next} onGo={go} />
        </>
      )}
    </>
  );
}

function Found({ place: { email }, count }: { place: Place; count: number }) {
  const { t } = useTranslation('admin');
  if (email === undefined) return <Said className="muted">{t('search.page', { count })}</Said>;
  return (
    <Said className="muted">{count === 0 ? t('search.none', { email }) : t('search.one')}</Said>
  );
}

function Pages({
  place,
  next,
  onGo,
}: {
  place: Place;
  next: string | null;
  onGo: (place: Place) => void;
}) {
  const { t } = useTranslation('admin');
  const isFirst = place.after === undefined && place.email === undefined;
  if (isFirst && next === null) return null;
  return (
    <p className="button-row">
      {!isFirst && (
        <button type="button" className="btn btn-outline-primary" onClick={() => onGo({})}>
          {place.email === undefined ? t('first') : t('search.all')}
        </button>
      )}
      {next !== null && (
        <button
          type="button"
          className="btn btn-outline-primary"
          onClick={() => onGo({ after: next })}
        >
          {t('next')}
        </button>
      )}
    </p>
  );
}
