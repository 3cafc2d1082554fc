import './audit.scss';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { AuditView } from '../../api/contract-audits.ts';
import { SignedIn, useOwn } from '../account/signed-in.tsx';
import { api } from '../api.ts';
import { ApiError } from '../http.ts';
import { readOrCopy } from '../offline/copies.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { auditApi } from './audit-api.ts';
import { AuditRoom } from './audit-room.tsx';
import { copyName } from './use-kept-copy.ts';

/** `/{language}/audit/:id/:part?`: a technological audit, for the firm and for its consultant. */
export default function AuditPage() {
  return (
    <SignedIn>
      <Opened />
    </SignedIn>
  );
}

function Opened() {
  const { id = '' } = useParams();
  const language = useLanguage();
  const navigate = useNavigate();
  const copy = copyName(useOwn().account.id, id);
  const { loaded, again, set } = useLoaded(id, () => loadAudit(id, copy));
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Closed error={loaded.error} onRetry={again} />;
  const { audit, view } = loaded.value;
  // A step gives the same audit further on, or another one: a correction, a follow-up.
  const moveOn = (next: AuditView) => {
    if (next.id === audit.id) set({ audit: next, view });
    else void navigate(`/${language}/audit/${next.id}`);
  };
  return <AuditRoom key={turnOf(audit)} opened={audit} view={view} moveOn={moveOn} />;
}

async function loadAudit(id: string, copy: string) {
  const audit = await readOrCopy(copy, () => auditApi.read(id));
  const { instrument, version } = audit;
  const view = await readOrCopy(`questionnaire/${instrument}/${version}`, () =>
    api.questionnaire(instrument, version),
  );
  return { audit, view };
}

/** Where the audit stands and what that allows: another turn begins another sitting. */
function turnOf({ id, status, may }: AuditView): string {
  return [id, status, ...may].join(' ');
}

/** Without an active engagement nothing opens, and nothing tells whether there is an audit at all. */
function Closed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  if (!(error instanceof ApiError) || error.status !== 404)
    return <Trouble error={error} onRetry={onRetry} />;
  return (
    <div className="container measure-page">
      <PageTitle place="audit-closed" tab={t('closed.title')}>
        {t('closed.title')}
      </PageTitle>
      <p className="lead">{t('closed.text')}</p>
      <ul>
        <li>{t('closed.ended')}</li>
        <li>{t('closed.other')}</li>
        <li>{t('closed.deleted')}</li>
      </ul>
      <p className="button-row">
        <a className="btn btn-primary" href={`/${language}/account`}>
          {t('closed.account')}
        </a>
        <a href={`/${language}/consultant`}>{t('closed.workspace')}</a>
      </p>
    </div>
  );
}
