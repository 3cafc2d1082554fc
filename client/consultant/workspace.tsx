import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditSummary } from '../../api/contract-audits.ts';
import { useOwn } from '../account/signed-in.tsx';
import { readOrCopy } from '../offline/copies.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { AuditsTable } from './audits-table.tsx';
import { BeginAudits } from './begin-audit.tsx';
import { loadWork, type Work } from './beginnings.ts';
import { ExpiringAccreditation } from './expiring-accreditation.tsx';

type Filter = 'open' | 'mine' | 'firm' | 'signed' | 'all';
const FILTERS: Filter[] = ['open', 'mine', 'firm', 'signed', 'all'];
const MATCHES: Record<Filter, (audit: AuditSummary) => boolean> = {
  open: ({ status }) => status !== 'signed-off',
  mine: ({ waitsFor }) => waitsFor === 'consultant',
  firm: ({ waitsFor }) => waitsFor === 'company',
  signed: ({ status }) => status === 'signed-off',
  all: () => true,
};

/** The consultant's audits by state, and what waits for whom. */
export function Workspace() {
  const { t } = useTranslation('consultant');
  const explain = useErrorText();
  const language = useLanguage();
  const { account } = useOwn();
  const { loaded } = useLoaded('audits', () => readOrCopy(`${account.id}/work`, loadWork));
  const [filter, setFilter] = useState<Filter>('open');
  return (
    <>
      <PageTitle place="consultant" tab={t('title')}>
        {t('title')}
      </PageTitle>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && (
        <>
          <ExpiringAccreditation />
          <Waiting work={loaded.value} />
          <section aria-labelledby="audits">
            <h2 id="audits">{t('audits.title')}</h2>
            {loaded.value.audits.length === 0 ? (
              <p>{t('audits.none')}</p>
            ) : (
              <>
                <Filters audits={loaded.value.audits} filter={filter} onChange={setFilter} />
                <AuditsTable audits={loaded.value.audits.filter(MATCHES[filter])} />
              </>
            )}
          </section>
          <BeginAudits beginnings={loaded.value.beginnings} />
          {loaded.value.engagements.length === 0 && (
            <p>
              <Link className="btn btn-primary" to={`/${language}/consultant/propose`}>
                {t('engagements.propose')}
              </Link>
            </p>
          )}
        </>
      )}
    </>
  );
}

function Filters({
  audits,
  filter,
  onChange,
}: {
  audits: AuditSummary[];
  filter: Filter;
  onChange: (filter: Filter) => void;
}) {
  const { t } = useTranslation('consultant');
  return (
    <fieldset className="filters">
      <legend className="visually-hidden">{t('audits.filter')}</legend>
      {FILTERS.map((each) => (
        <label key={each} className="filter">
          <input
            type="radio"
            name="filter"
            checked={each === filter}
            onChange={() => onChange(each)}
          />
          <span>
            {t(`audits.filters.${each}`)} ({audits.filter(MATCHES[each]).length})
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What cannot go on without the consultant, first. */
function Waiting({ work: { audits, engagements } }: { work: Work }) {
  const { t } = useTranslation('consultant');
  const language = useLanguage();
  const toAccept = engagements.filter(({ waitsFor }) => waitsFor === 'consultant');
  const toDo = audits.filter(({ waitsFor }) => waitsFor === 'consultant');
  if (toAccept.length + toDo.length === 0) return null;
  return (
    <Notice tone="warning">
      <h2 className="h4">{t('waiting.title')}</h2>
      <ul>
        {toAccept.map(({ id, firm, company }) => (
          <li key={id}>
            <Link to={`/${language}/consultant/engagements`}>
              {t('waiting.engagement', { firm: company?.name ?? firm })}
            </Link>
          </li>
        ))}
        {toDo.map(({ id, company, status }) => (
          <li key={id}>
            <Link to={`/${language}/audit/${id}`}>
              {t(`waiting.audit.${status === 'verified' ? 'verified' : 'submitted'}`, {
                firm: company.name,
              })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
