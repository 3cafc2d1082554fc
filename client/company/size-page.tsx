import { useTranslation } from 'react-i18next';
import { readSize } from '../../scoring/profile.ts';
import { useList } from '../ui/list.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { SizeForm } from './size-form.tsx';
import { SizeReasoning } from './size-reasoning.tsx';
import { SizeTerms } from './size-terms.tsx';
import { useCompany } from './use-company.ts';

/** The EU size class with its reasoning, and apart from it the one of statistics. */
export function SizePage() {
  const { t } = useTranslation('company');
  const { company, mayWrite } = useCompany();
  return (
    <>
      <PageTitle place="size" tab={t('size.title')}>
        {t('size.title')}
      </PageTitle>
      <p className="lead measure">{t('size.lead')}</p>
      <Result />
      {company.size && <SizeReasoning lines={company.size.lines} />}
      <SizeTerms />
      {mayWrite && <SizeForm key={company.revision} />}
    </>
  );
}

function Result() {
  const { t } = useTranslation('company');
  const list = useList('or');
  const { company } = useCompany();
  const { size, possible } = readSize(company.profile);
  return (
    <dl className="engagement-facts size-result">
      <div className="fact">
        <dt>{t('size.eu')}</dt>
        <dd>
          {company.size !== null && <strong>{t(`size.classes.${company.size.inForce}`)}</strong>}
          {company.size === null && size !== null && (
            <>
              {t('size.likely', {
                classes: list(possible.map((each) => t(`size.classes.${each}`))),
              })}
            </>
          )}
          {company.size === null && size === null && t('size.unknown')}
        </dd>
      </div>
      <div className="fact">
        <dt>{t('size.statistical')}</dt>
        <dd>
          {company.statisticalSize === null
            ? t('size.unknown')
            : t('size.heads', { heads: company.statisticalSize.replace('-', '–') })}{' '}
          <span className="muted">{t('size.statisticalHint')}</span>
        </dd>
      </div>
    </dl>
  );
}
