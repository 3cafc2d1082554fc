import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { SaveState } from '../survey/answer-saver.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { useIsOffline } from '../offline/use-offline.ts';
import { Said } from '../ui/said.tsx';
import { useRoom } from './audit-context.ts';
import type { AuditPart } from './audit-room.tsx';

/** Whose audit this is, where it stands, its parts, and whether all is saved. */
export function AuditHead({ parts }: { parts: AuditPart[] }) {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const { audit, session, may } = useRoom();
  const writes = may('declare') || may('verify') || may('conclude');
  const at = `/${language}/audit/${session.id}`;
  return (
    <div className="audit-head">
      <p className="audit-of">
        <strong>{audit.company.name}</strong>
        <span>
          {t(`points.${audit.point}`)}
          {audit.side === 'consultant' && <span className="muted"> ({audit.point})</span>}
        </span>
        <span className={`audit-status is-${audit.status}`}>{t(`status.${audit.status}`)}</span>
      </p>
      <nav className="audit-ways no-print" aria-label={t('ways')}>
        <ul>
          {parts.map((part) => (
            <li key={part}>
              <NavLink end={part === 'overview'} to={part === 'overview' ? at : `${at}/${part}`}>
                {t(`parts.${part}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {writes ? (
        <Saving />
      ) : (
        <p className="audit-saving no-print">
          {t(audit.status === 'signed-off' ? 'readOnly.signed' : 'readOnly.now')}
        </p>
      )}
    </div>
  );
}

const ICONS: Record<SaveState['kind'], IconName> = {
  saved: 'check',
  saving: 'dot',
  waiting: 'warning',
  conflict: 'warning',
  refused: 'warning',
};

function Saving() {
  const { t } = useTranslation('audit');
  const { saving } = useRoom();
  const refusal = useRefusalText();
  const isOffline = useIsOffline() && saving.kind === 'saved';
  const look = isOffline ? 'waiting' : saving.kind;
  return (
    <div className={`audit-saving is-${look} no-print`} data-saving={saving.kind}>
      <Said>
        <Icon name={ICONS[look]} />{' '}
        {saving.kind === 'refused'
          ? refusal(saving.error)
          : t(isOffline ? 'saving.offline' : `saving.${saving.kind}`)}
      </Said>
    </div>
  );
}

/** Why the service does not take what was typed; it stays in this browser. */
export function useRefusalText(): (error: { status: number; code: string }) => string {
  const { t } = useTranslation('audit');
  const explain = useErrorText();
  return (error) => {
    if (error.status === 404) return t('refused.closed');
    if (error.status === 401) return t('refused.signedOut');
    if (error.code === 'wrong-status') return t('refused.movedOn');
    if (error.status === 403) return t('refused.notYours');
    return explain(error);
  };
}
