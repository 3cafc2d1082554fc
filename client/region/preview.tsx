import { useTranslation } from 'react-i18next';
import type {
  ReleasePreview,
  SuppressionReason,
  TableSummary,
} from '../../api/contract-regions.ts';
import { Notice } from '../ui/notice.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { Downloads } from './downloads.tsx';
import { useNames } from './names.ts';
import type { FigureSource } from './region-api.ts';

const REASONS = [
  'small',
  'one-level',
  'completes',
  'few-changes',
  'unchanged',
] as const satisfies SuppressionReason[];

/** What was counted and left out, what is withheld and why, before anybody else sees the release. */
export function Preview({ preview, source }: { preview: ReleasePreview; source: FigureSource }) {
  const { t } = useTranslation('region');
  const names = useNames();
  const { counted, leftOut, audit } = preview;
  return (
    <>
      <section aria-labelledby="counted">
        <h2 id="counted">{t('preview.counted')}</h2>
        <ul>
          {(['firms', 'anonymous'] as const).map((kind) => {
            const count = counted[kind];
            return (
              <li key={kind}>
                {count === null
                  ? t(`preview.${kind}Withheld`)
                  : t(`preview.${kind}`, { shown: names.count(count), count })}
              </li>
            );
          })}
          {leftOut
            .filter(({ results }) => results > 0)
            .map(({ reason, results }) => (
              <li key={reason}>
                {t(`preview.leftOut.${reason}`, { shown: names.count(results), count: results })}
              </li>
            ))}
        </ul>
      </section>
      <section aria-labelledby="audit">
        <h2 id="audit">{t('preview.audit')}</h2>
        <Notice tone={audit.safe ? 'good' : 'error'}>
          {t(audit.safe ? 'preview.safe' : 'preview.unsafe', {
            systems: names.count(audit.systems),
            withheld: names.count(audit.withheld),
            findings: names.count(audit.findings),
          })}
        </Notice>
      </section>
      <Withheld preview={preview} source={source} />
    </>
  );
}

function Withheld({ preview, source }: { preview: ReleasePreview; source: FigureSource }) {
  const { t } = useTranslation('region');
  const names = useNames();
  const { loaded } = useLoaded(`${source.path} tables`, source.tables);
  const tables: TableSummary[] = loaded.state === 'ready' ? loaded.value : [];
  const title = (id: string): string => {
    const { groupings } = tables.find((each) => each.id === id) ?? { groupings: [] };
    return groupings.map(names.grouping).join(' × ') || t('tables.region');
  };
  return (
    <section aria-labelledby="withheld">
      <h2 id="withheld">{t('preview.withheld')}</h2>
      <p>{t('preview.withheldText')}</p>
      <dl className="reasons">
        {REASONS.map((reason) => (
          <div key={reason}>
            <dt>{t(`reason.${reason}`)}</dt>
            <dd>{t(`reasonText.${reason}`)}</dd>
          </div>
        ))}
      </dl>
      <WithheldTable tables={preview.tables} titleOf={title} />
      <Downloads source={source} part="preview" title={t('preview.withheld')} />
    </section>
  );
}

/** One block of rows for each table, one row for each of its figures. */
function WithheldTable({
  tables,
  titleOf,
}: {
  tables: ReleasePreview['tables'];
  titleOf: (table: string) => string;
}) {
  const { t } = useTranslation('region');
  const names = useNames();
  const shown = (count: number): string => (count === 0 ? '–' : names.count(count));
  return (
    <TableScroll label={t('figure.table', { title: t('preview.withheld') })}>
      <table className="table number-table withheld-table">
        <caption className="visually-hidden">{t('preview.withheld')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('preview.table')}</th>
            <th scope="col">{t('preview.cells')}</th>
            <th scope="col">{t('preview.withheldCount')}</th>
            {REASONS.map((reason) => (
              <th key={reason} scope="col">
                {t(`reason.${reason}`)}
              </th>
            ))}
          </tr>
        </thead>
        {tables.map(({ table, figures }) => (
          <tbody key={table}>
            <tr>
              <th scope="rowgroup" colSpan={3 + REASONS.length}>
                {titleOf(table)}
              </th>
            </tr>
            {figures.map(({ figure, cells, suppressed }) => (
              <tr key={figure}>
                <th scope="row">{t(`figures.${figure}`)}</th>
                <td>{names.count(cells)}</td>
                <td>{shown(sumOf(suppressed))}</td>
                {REASONS.map((reason) => (
                  <td key={reason}>{shown(suppressed[reason] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableScroll>
  );
}

function sumOf(counts: Partial<Record<SuppressionReason, number>>): number {
  return REASONS.reduce((sum, reason) => sum + (counts[reason] ?? 0), 0);
}
