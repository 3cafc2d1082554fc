import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../api/contract-regions.ts';
import { BASE } from '../http.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { Said } from '../ui/said.tsx';
import { download } from './download.ts';
import { type FigureSource, filePath, type Part } from './region-api.ts';

/** Of every table and picture. */
export const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'json'];

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
  return (
    <FileLinks
      title={title}
      formats={FORMATS}
      pathOf={(format) => filePath(source, part, format, language)}
    />
  );
}

/** One link for each kind of file. @param pathOf below /api/v1 */
export function FileLinks<T extends string = ExportFormat>({
  title,
  label,
  formats,
  pathOf,
}: {
  title: string;
  /** What stands before the links. */
  label?: string;
  formats: readonly T[];
  pathOf: (format: T) => string;
}) {
  const { t } = useTranslation('region');
  const explain = useErrorText();
  const [said, setSaid] = useState('');
  const take = (path: string, format: string) => async (event: MouseEvent) => {
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
      <span>{label ?? t('download.as')}</span>
      {formats.map((format) => {
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
