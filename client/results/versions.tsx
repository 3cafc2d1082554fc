import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssessmentView } from '../../api/contract.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';

/** Which version and which measurement this is, and the way to its neighbours. */
export function Versions({ assessment }: { assessment: AssessmentView }) {
  const { t } = useTranslation();
  const day = useDay();
  const language = useLanguage();
  const { right, held, correctedBy, corrects, follows, point, audited } = assessment;
  const to = (id: string) => `/${language}/results/${id}`;
  return (
    <>
      {right === 'read' && (
        <Notice>{held ? t('results.readOnlyMember') : t('results.readOnly')}</Notice>
      )}
      {correctedBy !== null && (
        <Notice>
          {t('results.corrected')} <Link to={to(correctedBy)}>{t('results.toCorrection')}</Link>
        </Notice>
      )}
      {corrects !== null && (
        <p className="muted">
          {t('results.corrects')} <Link to={to(corrects)}>{t('results.toFirst')}</Link>
        </p>
      )}
      {follows !== null && (
        <p className="muted">
          {t('results.followUp.point', { point })}{' '}
          <Link to={`/${language}/comparison/${assessment.id}`}>
            {t('results.followUp.compare')}
          </Link>
        </p>
      )}
      {audited && <p>{t('results.audited', { when: day(audited.assessedOn) })}</p>}
    </>
  );
}
