import { useTranslation } from 'react-i18next';
import type { ImportError } from '../../api/contract-programmes.ts';
import type texts from '../text/programme.it.json';
import { Notice } from '../ui/notice.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';

type Faults = keyof (typeof texts)['import']['fault'];
const SHOWN = 200;

/** What is wrong with a file, row by row; all of it as a download. */
export function ImportErrors({ errors }: { errors: ImportError[] }) {
  const { t } = useTranslation('programme');
  const why = (code: string) => t(`import.fault.${code as Faults}`);
  const head = [t('import.row'), t('import.cell'), t('import.why')];
  const download = () => {
    const rows = errors.map(({ row, column, code }) => [row, column, why(code)]);
    const text = [head, ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n');
    save(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv' }), 'meridiana-import.csv');
  };
  return (
    <>
      <Notice tone="error">
        <p>{t('import.errors', { count: errors.length })}</p>
        {errors.length > SHOWN && <p>{t('import.shown', { count: SHOWN })}</p>}
      </Notice>
      <p>
        <button type="button" className="btn btn-outline-primary" onClick={download}>
          {t('import.download')}
        </button>
      </p>
      <TableScroll label={t('import.why')}>
        <table className="table">
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {errors.slice(0, SHOWN).map(({ row, column, code }) => (
              <tr key={`${row} ${column} ${code}`}>
                <th scope="row">{row}</th>
                <td>
                  <code>{column}</code>
                </td>
                <td>{why(code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

/** Columns are named by whoever made the file: none of them may become a formula. */
function quoted(cell: string | number): string {
  const text = String(cell);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
