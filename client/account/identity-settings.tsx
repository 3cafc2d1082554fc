import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { Said } from '../ui/said.tsx';
import { accountApi } from './account-api.ts';
import { useAccountErrorText } from './account-error-text.ts';
import { OpenIdButton } from './openid-button.tsx';
import { useOwn } from './signed-in.tsx';
import { useMoment } from './use-moment.ts';

/** Digital identities by which the account is entered; where no provider is set, only those that are there. */
export function IdentitySettings({ allowed }: { allowed: boolean }) {
  const { t } = useTranslation('account');
  const explain = useAccountErrorText();
  const { account, refresh } = useOwn();
  const { identities } = account;
  const [removed, setRemoved] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const remove = async (id: string) => {
    setRemoved(false);
    setFailure(null);
    try {
      await accountApi.removeIdentity(id);
      await refresh();
      setRemoved(true);
    } catch (error) {
      setFailure(error);
    }
  };
  if (!allowed && identities.length === 0 && !removed) return null;
  return (
    <section className="panel" aria-labelledby="identities">
      <h2 id="identities">{t('settings.identities')}</h2>
      {identities.length === 0 && <p>{t('settings.identitiesNone')}</p>}
      {identities.length > 0 && (
        <ul className="own-list">
          {identities.map((identity) => (
            <Line key={identity.id} identity={identity} onRemove={() => void remove(identity.id)} />
          ))}
        </ul>
      )}
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
      <Said className={removed ? 'said-good' : ''}>{removed && t('settings.identityRemoved')}</Said>
      {allowed && <OpenIdButton link>{t('settings.identityAdd')}</OpenIdButton>}
    </section>
  );
}

interface LineProps {
  identity: { issuer: string; addedAt: string };
  onRemove: () => void;
}

function Line({ identity: { issuer, addedAt }, onRemove }: LineProps) {
  const { t } = useTranslation('account');
  const { day } = useMoment();
  const text = t('settings.identity', { issuer: hostOf(issuer), when: day(addedAt) });
  return (
    <li>
      <span>{text}</span>
      <button
        type="button"
        className="btn btn-outline-primary"
        aria-label={t('settings.identityRemoveThis', { identity: text })}
        onClick={onRemove}
      >
        {t('settings.identityRemove')}
      </button>
    </li>
  );
}

/** A provider as people know it: the host of its address. */
function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : issuer;
}
