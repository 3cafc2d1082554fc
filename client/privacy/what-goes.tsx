import { useTranslation } from 'react-i18next';
import type { DeletionPreview } from '../../api/contract-companies.ts';
import { useMoment } from '../account/use-moment.ts';

const COUNTED = ['assessments', 'audits', 'evidence', 'referrals'] as const;

/** What a deletion takes along, and what it leaves until when. */
export function WhatGoes({ removed, kept }: DeletionPreview) {
  const { t } = useTranslation('privacy');
  const { day } = useMoment();
  const counted = COUNTED.filter((kind) => removed[kind] > 0);
  return (
    <>
      {counted.length > 0 && (
        <>
          <p>{t('deletion.goes')}</p>
          <ul>
            {counted.map((kind) => (
              <li key={kind}>{t(`deletion.removed.${kind}`, { count: removed[kind] })}</li>
            ))}
          </ul>
        </>
      )}
      {kept.length > 0 && (
        <>
          <p>{t('deletion.stays')}</p>
          <ul>
            {kept.map(({ audit, signedOffOn, until }) => (
              <li key={audit}>{t('deletion.kept', { on: day(signedOffOn), until: day(until) })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
