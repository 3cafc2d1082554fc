import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../api/contract-regions.ts';
import { BASE } from '../http.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { Said } from '../ui/said.tsx';
import { download } from './download.ts';
import { type FigureSource, filePath, type Part } from './region-api.ts';

const FORMATS: ExportFormat[] = ['csv', 'xlsx', 'json'];

/** The same figures as files. Plain addresses that can be copied; a press renews the session first. */
export function Downloads({
  source,
  part,
  title,
}: {
  source: FigureSource;
  part: Part;
  title: string;
}) {
  const language = useLanguage();
  return <FileLinks title={title} pathOf={(format) => filePath(source, part, format, language)} />;
}

/** One link for each kind of file. @param pathOf below /api/v1 */
export function FileLinks({
  title,
  pathOf,
}: {
  title: string;
  pathOf: (format: ExportFormat) => string;
}) {
  const { t } = useTranslation('region');
  const explain = useErrorText();
  const [said, setSaid] = useState('');
  const take = (path: string, format: ExportFormat) => async (event: MouseEvent) => {
    event.preventDefault();
    setSaid('');
    try {
      await download(path, new AbortController().signal);
      setSaid(t('download.done', { format: format.toUpperCase() }));
    } catch (error) {
      setSaid(explain(error));
    }
  };
  return (
    <div className="downloads no-print">
      <span>{t('download.as')}</span>
      {FORMATS.map((format) => {
        const path = pathOf(format);
        return (
          <a
            key={format}
            href={BASE + path}
            download
            aria-label={t('download.label', { format: format.toUpperCase(), title })}
            onClick={(event) => void take(path, format)(event)}
          >
            {format.toUpperCase()}
          </a>
        );
      })}
      <Said>{said}</Said>
    </div>
  );
}
