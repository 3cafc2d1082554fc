import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditSummary } from '../../api/contract-audits.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';
import { usePercent } from '../ui/percent.ts';
import { TableScroll } from '../ui/table-scroll.tsx';

const COLUMNS = ['firm', 'point', 'status', 'declared', 'verified', 'updated'] as const;
type Column = (typeof COLUMNS)[number];
const ORDER: AuditSummary['status'][] = [
  'draft',
  'in-progress',
  'submitted',
  'changes-requested',
  'verified',
  'signed-off',
];
const COMPARE: Record<Column, (a: AuditSummary, b: AuditSummary) => number> = {
  firm: (a, b) => a.company.name.localeCompare(b.company.name, 'it'),
  point: (a, b) => a.point.localeCompare(b.point),
  status: (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status),
  declared: (a, b) => a.declared - b.declared,
  verified: (a, b) => a.verified - b.verified,
  updated: (a, b) => a.updatedAt.localeCompare(b.updatedAt),
};

/** Audits in a table that sorts by every column; a list of cards on a phone. */
export function AuditsTable({ audits }: { audits: AuditSummary[] }) {
  const { t } = useTranslation('consultant');
  const [{ column, down }, setSorting] = useState<{ column: Column; down: boolean }>({
    column: 'updated',
    down: true,
  });
  const sorted = audits.toSorted((a, b) => COMPARE[column](a, b) * (down ? -1 : 1));
  const turn = (next: Column) =>
    setSorting({ column: next, down: next === column ? !down : next === 'updated' });
  if (audits.length === 0) return <p>{t('audits.noneHere')}</p>;
  return (
    <TableScroll label={t('audits.title')} className="stacked">
      <table className="table">
        <caption className="visually-hidden">{t('audits.title')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((each) => (
              <th key={each} scope="col" aria-sort={sortOf(each === column, down)}>
                <button type="button" className="sort-button" onClick={() => turn(each)}>
                  {t(`audits.columns.${each}`)}
                  <span aria-hidden="true">{each === column ? (down ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((audit) => (
            <Row key={audit.id} audit={audit} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function sortOf(isSorted: boolean, down: boolean) {
  if (!isSorted) return 'none';
  return down ? 'descending' : 'ascending';
}

function Row({ audit }: { audit: AuditSummary }) {
  const { t } = useTranslation('consultant');
  const day = useDay();
  const language = useLanguage();
  const percent = usePercent();
  const name = (column: Column) => ({ 'data-label': t(`audits.columns.${column}`) });
  return (
    <tr>
      <th scope="row" {...name('firm')}>
        <Link to={`/${language}/audit/${audit.id}`}>{audit.company.name}</Link>
      </th>
      <td {...name('point')}>{t(`points.${audit.point}`)}</td>
      <td {...name('status')}>
        {t(`audits.status.${audit.status}`)}
        {audit.waitsFor !== null && (
          <span className="muted waits">{t(`audits.waitsFor.${audit.waitsFor}`)}</span>
        )}
      </td>
      <td {...name('declared')}>{percent(audit.declared)}</td>
      <td {...name('verified')}>{percent(audit.verified)}</td>
      <td {...name('updated')}>{day(audit.updatedAt)}</td>
    </tr>
  );
}
