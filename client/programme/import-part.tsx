import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../api/contract-programmes.ts';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { ApiError } from '../http.ts';
import { Field } from '../ui/fields.tsx';
import { Notice } from '../ui/notice.tsx';
import { Said } from '../ui/said.tsx';
import { ImportErrors } from './import-errors.tsx';
import { programmeApi } from './programme-api.ts';

const COLUMNS = [
  'reference',
  'vat',
  'name',
  'province',
  'size',
  'service',
  'step',
  'day',
  'requested',
  'granted',
  'paid',
] as const;

/** Takes a file of applications: a trial first, then the import of the same file. */
export function ImportPart({ code, onImported }: { code: string; onImported: () => void }) {
  const { t } = useTranslation('programme');
  const sending = useImport(code, onImported);
  const { file, report, share, failure, missing } = sending;
  const isRight = report !== null && report.errors.length === 0;
  return (
    <section aria-labelledby="import">
      <h2 id="import">{t('import.title')}</h2>
      <p>{t('import.lead')}</p>
      <Columns />
      <Field
        name="file"
        label={t('import.file')}
        error={missing ? t('import.chooseFile') : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept=".csv,text/csv"
            onChange={(event: ChangeEvent<HTMLInputElement>) =>
              sending.choose(event.target.files?.[0] ?? null)
            }
          />
        )}
      </Field>
      <div className="button-row">
        <button
          type="button"
          className="btn btn-outline-primary"
          onClick={() => void sending.send(true)}
        >
          {t('import.try')}
        </button>
        {isRight && report.dryRun && file && (
          <button
            type="button"
            className="btn btn-primary"
            onClick={() => void sending.send(false)}
          >
            {t('import.do')}
          </button>
        )}
      </div>
      <Said className={isRight ? 'said-good' : ''}>
        {share !== null && share < 1 && t('import.sending', { share: Math.round(share * 100) })}
        {share === 1 && t('import.working')}
        {isRight && t(report.dryRun ? 'import.tried' : 'import.done', { ...report })}
      </Said>
      {failure !== null && <Notice tone="error">{failure}</Notice>}
      {report !== null && !isRight && <ImportErrors errors={report.errors} />}
    </section>
  );
}

function Columns() {
  const { t } = useTranslation('programme');
  return (
    <details className="disclosure">
      <summary>{t('import.columns')}</summary>
      <div>
        <p>{t('import.columnsText')}</p>
        <dl className="facts">
          {COLUMNS.map((column) => (
            <div key={column}>
              <dt>
                <code>{column}</code>
              </dt>
              <dd>{t(`import.column.${column}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}

function useImport(code: string, onImported: () => void) {
  const { t } = useTranslation('programme');
  const explain = useAccountErrorText();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const textOf = (error: unknown) => {
    if (!(error instanceof ApiError)) return explain(error);
    if (error.code === 'import-under-way') return t('import.underWay');
    return error.status === 413 ? t('import.tooLarge') : explain(error);
  };
  const clear = () => {
    setReport(null);
    setFailure(null);
  };
  const send = async (dryRun: boolean) => {
    setMissing(file === null);
    if (file === null || share !== null) return;
    clear();
    setShare(0);
    try {
      const answer = await programmeApi.import(code, file, dryRun, setShare);
      setReport(answer);
      if (!dryRun) onImported();
    } catch (error) {
      setFailure(textOf(error));
    } finally {
      setShare(null);
    }
  };
  const choose = (chosen: File | null) => {
    clear();
    setMissing(false);
    setFile(chosen);
  };
  return { file, report, share, failure, missing, choose, send };
}
