import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../http.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';
import { IndicatorLinks } from './indicator-links.tsx';
import { lacksReason, openOf } from './progress.ts';
import { StepTrouble } from './step-trouble.tsx';
import { useStep } from './use-step.ts';

const LACKS = ['not-verified', 'no-reason', 'no-explanation'] as const;

/** The consultant says that every indicator is checked; what lacks is listed, with the way to it. */
export function ConfirmVerification() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const room = useRoom();
  const { session, audit, questions, may } = room;
  const { step, failure, isUnsaved, isBusy } = useStep(() =>
    auditApi.step(audit.id, 'verification', session.saverOf('verified')?.saver.revision ?? 0),
  );
  if (audit.status === 'verified')
    return (
      <Notice tone="good">
        <p>{t('confirm.done')}</p>
        <Link className="btn btn-primary" to={`/${language}/audit/${audit.id}/results`}>
          {t('overview.go.conclude')}
        </Link>
      </Notice>
    );
  if (!may('confirm'))
    return audit.status === 'in-progress' || audit.status === 'changes-requested' ? (
      <Notice>{t('confirm.notYet')}</Notice>
    ) : null;
  const left =
    openOf(room).length + questions.filter((question) => lacksReason(audit, question)).length;
  const issues = failure instanceof ApiError ? failure.issues : [];
  return (
    <section aria-labelledby="confirm" className="no-print">
      <h2 id="confirm">{t('confirm.title')}</h2>
      <p>{t('confirm.text')}</p>
      <StepTrouble failure={failure} isUnsaved={isUnsaved} />
      {LACKS.map((code) => {
        const lacking = issues
          .filter((issue) => issue.code === code)
          .map(({ path }) => path.replace(/^verified\./, ''));
        if (lacking.length === 0) return null;
        return (
          <div key={code}>
            <h3>{t(`confirm.lacks.${code}`)}</h3>
            <IndicatorLinks questions={lacking} />
          </div>
        );
      })}
      {left > 0 && <p className="hint">{t('confirm.left', { count: left })}</p>}
      <button
        type="button"
        className="btn btn-primary btn-lg"
        disabled={left > 0 || isBusy}
        onClick={() => void step()}
      >
        {t('confirm.button')}
      </button>
    </section>
  );
}
