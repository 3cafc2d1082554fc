import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Role } from '../../api/contract.ts';
import { useLanguage } from '../ui/language.ts';

/** Pages of each role below the language; the catalogue has none yet. */
const PLACES: Record<Role, string | null> = {
  consultant: 'consultant',
  'statistics-officer': 'region',
  'programme-officer': 'programme',
  'catalogue-editor': null,
  administrator: 'admin',
};

/** What somebody does in the service, and where. */
export function Roles({ roles }: { roles: Role[] }) {
  const { t } = useTranslation('account');
  const language = useLanguage();
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{t('home.roles')}</h2>
      <ul className="own-list">
        {roles.map((role) => (
          <li key={role}>
            <span>
              <strong>{t(`home.role.${role}`)}</strong>
              <br />
              <span className="muted">{t(`home.roleText.${role}`)}</span>
            </span>
            {PLACES[role] !== null && (
              <Link className="btn btn-primary" to={`/${language}/${PLACES[role]}`}>
                {t(`home.roleGo.${role}`)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How somebody gets the role of consultant, which nobody takes for themselves. */
export function BecomeConsultant() {
  const { t } = useTranslation('account');
  const address = t('home.consultantMail');
  return (
    <details className="disclosure become-consultant">
      <summary>{t('home.consultantTitle')}</summary>
      <div>
        <p>
          {t('home.consultantText')} <a href={`mailto:${address}`}>{address}</a>.
        </p>
      </div>
    </details>
  );
}
