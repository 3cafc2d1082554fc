import { useTranslation } from 'react-i18next';
import { OpenIdButton } from './openid-button.tsx';
import { useOwn } from './signed-in.tsx';
import { useMoment } from './use-moment.ts';

/** Digital identities by which the account is entered; where no provider is set, only those that are there. */
export function IdentitySettings({ allowed }: { allowed: boolean }) {
  const { t } = useTranslation('account');
  const { identities } = useOwn().account;
  const { day } = useMoment();
  if (!allowed && identities.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="identities">
      <h2 id="identities">{t('settings.identities')}</h2>
      {identities.length === 0 && <p>{t('settings.identitiesNone')}</p>}
      {identities.length > 0 && (
        <ul>
          {identities.map(({ issuer, addedAt }) => (
            <li key={`${issuer} ${addedAt}`}>
              {t('settings.identity', { issuer: hostOf(issuer), when: day(addedAt) })}
            </li>
          ))}
        </ul>
      )}
      {allowed && <OpenIdButton link>{t('settings.identityAdd')}</OpenIdButton>}
    </section>
  );
}

/** A provider as people know it: the host of its address. */
function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : issuer;
}
