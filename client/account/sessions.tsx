import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../api/contract.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Said } from '../ui/said.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { accountApi } from './account-api.ts';
import { useAccountErrorText } from './account-error-text.ts';
import { useMoment } from './use-moment.ts';

/** Browsers that are signed in to the account; each other one can be ended. */
export function Sessions() {
  const { t } = useTranslation('account');
  const explain = useAccountErrorText();
  const { loaded, set } = useLoaded('sessions', accountApi.sessions);
  const [said, setSaid] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const end = async (which: string) => {
    setSaid(null);
    setFailure(null);
    try {
      await accountApi.endSession(which);
      set(await accountApi.sessions());
      setSaid(which === 'others' ? t('sessions.endedOthers') : t('sessions.ended'));
    } catch (error) {
      setFailure(error);
    }
  };
  const sessions = loaded.state === 'ready' ? loaded.value : [];
  return (
    <>
      <PageTitle place="sessions" tab={t('sessions.title')}>
        {t('sessions.title')}
      </PageTitle>
      <p className="lead">{t('sessions.lead')}</p>
      <NotYet loaded={loaded} explain={explain} />
      <ul className="own-list">
        {sessions.map((session) => (
          <Line key={session.id} session={session} onEnd={() => void end(session.id)} />
        ))}
      </ul>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
      <Said className={said === null ? '' : 'said-good'}>{said}</Said>
      {sessions.length > 1 && (
        <button type="button" className="btn btn-outline-danger" onClick={() => void end('others')}>
          {t('sessions.endOthers')}
        </button>
      )}
      {sessions.length === 1 && <p>{t('sessions.onlyHere')}</p>}
    </>
  );
}

function Line({ session, onEnd }: { session: SessionView; onEnd: () => void }) {
  const { t } = useTranslation('account');
  const { moment } = useMoment();
  const device = t('sessions.device', {
    browser: session.browser ?? t('sessions.unknownBrowser'),
    system: session.system ?? t('sessions.unknownSystem'),
  });
  const when = moment(session.createdAt);
  return (
    <li>
      <span>
        <strong>{device}</strong>
        {session.current && <span className="here">{t('sessions.here')}</span>}
        <br />
        <span className="muted">
          {t('sessions.begun', { way: t(`sessions.ways.${session.way}`), when })}
          <br />
          {t('sessions.used', { when: moment(session.lastUsedAt) })}
        </span>
      </span>
      {!session.current && (
        <button
          type="button"
          className="btn btn-outline-primary"
          aria-label={t('sessions.endOf', { device, when })}
          onClick={onEnd}
        >
          {t('sessions.end')}
        </button>
      )}
    </li>
  );
}
