import { z } from 'zod';
import { failed } from '../accounts/accounts.schemas.ts';
import { type Api, type Endpoint, type Handler, param, parse } from '../http/endpoint.ts';
import { sendFile } from '../http/file-answer.ts';
import { notFound } from '../http/http-error.ts';
import { type Language, languageSchema } from '../../scoring/definition.ts';
import { EXPORT_FORMATS, fileOf } from './export-file.ts';
import type { Sheet } from './export-sheet.ts';

/** In which language a file of figures is asked for. */
export const exportQuery = z.strictObject({ language: languageSchema.default('it') });

export interface SheetFile {
  sheet: Sheet;
  /** Whose figures: begins the file's name. */
  of: string;
  /** What JSON says of the table before its rows. */
  about: Record<string, unknown>;
}

/** `answers`: how it is refused, beside an unknown format. */
type SheetPlace = Required<Pick<Endpoint<undefined>, 'path' | 'summary' | 'answers' | 'before'>>;
type Asked = Parameters<Handler<undefined>>;
/** @returns null where the request is answered already */
type ReadSheet = (
  request: Asked[0],
  response: Asked[1],
  language: Language,
) => Promise<SheetFile | null>;

/** A table of regional figures as a file, in each format, below its own address. */
export function addSheetExport(
  api: Api,
  { path, summary, answers, before }: SheetPlace,
  read: ReadSheet,
): void {
  api.on(
    {
      method: 'get',
      path: `${path}/export/:format`,
      tag: 'Regions',
      summary,
      query: exportQuery,
      answers: {
        200: { description: 'CSV, XLSX or JSON', mediaType: 'application/octet-stream' },
        ...answers,
        ...failed.unknown,
      },
      before,
    },
    async (request, response) => {
      const { language } = parse(exportQuery, request.query);
      const format = z.enum(EXPORT_FORMATS).safeParse(param(request, 'format'));
      if (!format.success) throw notFound('format');
      const found = await read(request, response, language);
      if (!found) return;
      const { sheet, of, about } = found;
      const file = fileOf(sheet, format.data, about);
      await sendFile(response, file, `meridiana-${of}-${sheet.name}.${format.data}`);
    },
  );
}

/** A table of a release: its file is named after region and day. */
export function ofRelease(about: { region: string; asOf: string }, sheet: Sheet): SheetFile {
  return { sheet, of: `${about.region}-${about.asOf}`, about: { ...about } };
}
