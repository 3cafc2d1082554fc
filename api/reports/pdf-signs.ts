import type { PrintedDocument } from '../../scoring/document.ts';

/** Signs that people type and the typeface does not have, with what says the same. */
const INSTEAD: Record<string, string> = {
  '−': '–',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '≈': '~',
  '→': '->',
  '←': '<-',
  '⇒': '=>',
  '✓': '+',
  '✔': '+',
};
const MISSING = new RegExp(`[${Object.keys(INSTEAD).join('')}]`, 'g');

/** The document with every text in signs that can be set; all else stays as it is. */
export function withSettableSigns(document: PrintedDocument): PrintedDocument {
  const settable = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? value.replace(MISSING, (sign) => INSTEAD[sign] ?? sign) : value;
  return JSON.parse(JSON.stringify(document), settable) as PrintedDocument;
}
