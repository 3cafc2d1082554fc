import { useTranslation } from 'react-i18next';
import type { ComparisonReport, ComparisonRow } from '../../scoring/comparison-report.ts';

/** The numbers of the picture, and in words what each difference means. A list of cards on a phone. */
export function ComparisonTable({ report }: { report: ComparisonReport }) {
  const { t } = useTranslation('deeper');
  const columns = [
    ['before', (row: ComparisonRow) => row.beforeShown],
    ['after', (row: ComparisonRow) => row.afterShown],
    ['difference', (row: ComparisonRow) => row.difference],
    ['level', (row: ComparisonRow) => row.level],
    ['meaning', (row: ComparisonRow) => row.sentence],
  ] as const;
  return (
    <section aria-labelledby="comparison-table">
      <h2 id="comparison-table">{t('comparison.table')}</h2>
      <table className="table comparison-table">
        <thead>
          <tr>
            <th scope="col">{t('comparison.node')}</th>
            {columns.map(([column]) => (
              <th key={column} scope="col">
                {t(`comparison.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.id} className={`is-${row.role}`}>
              <th scope="row">{row.name}</th>
              {columns.map(([column, cellOf]) => (
                <td key={column} data-label={t(`comparison.${column}`)}>
                  {cellOf(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
