/** What files may be evidence: told by their content, and honest about it in their name. */
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromStream } from 'file-type';
import { HttpError } from '../http/http-error.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Ending of the name → media types that the content may have, the first of them as it is served. */
const BINARY: Record<string, readonly [string, ...string[]]> = {
  pdf: ['application/pdf'],
  png: ['image/png'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  webp: ['image/webp'],
  heic: ['image/heic', 'image/heif', 'image/heic-sequence'],
  docx: [`${OFFICE}.wordprocessingml.document`],
  xlsx: [`${OFFICE}.spreadsheetml.sheet`],
  pptx: [`${OFFICE}.presentationml.presentation`],
  odt: ['application/vnd.oasis.opendocument.text'],
  ods: ['application/vnd.oasis.opendocument.spreadsheet'],
  mp4: ['video/mp4'],
};
/** Text has no marks of its own: it counts as such if it is UTF-8 without NUL and nothing else. */
const TEXT: Record<string, string> = { txt: 'text/plain', csv: 'text/csv' };

const ENDINGS = [...Object.keys(BINARY), ...Object.keys(TEXT)];

/** The ending of a file's name in lower case, without the dot. @throws HttpError 415 for one that is not taken */
export function endingOf(name: string): string {
  const ending = extname(name).slice(1).toLowerCase();
  if (ENDINGS.includes(ending)) return ending;
  throw refused('type-not-taken', 'name', `only files ending in ${ENDINGS.join(', ')} are taken`);
}

/**
 * The media type of a file by its content.
 * @param isText whether all of it is UTF-8 without NUL
 * @throws HttpError 415 where the content is not what the name says
 */
export async function readType(content: Readable, name: string, isText: boolean): Promise<string> {
  const ending = endingOf(name);
  const found = await fileTypeFromStream(content);
  const text = TEXT[ending];
  if (text !== undefined) {
    if (found === undefined && isText) return text;
    if (found === undefined) throw refused('text-not-utf-8', 'body', 'save it as UTF-8 text');
  } else if (found && BINARY[ending]?.includes(found.mime)) {
    return BINARY[ending][0];
  }
  throw refused('type-mismatch', 'body', `the content is not that of a .${ending} file`);
}

function refused(code: string, path: string, message: string): HttpError {
  return new HttpError(415, code, 'This file is not taken as evidence.', {
    issues: [{ path, code, message }],
  });
}
