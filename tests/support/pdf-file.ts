/** Reading a PDF file back with an independent reader: its text, structure, bookmarks and properties. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../api/project-root.ts';

export interface Node {
  role?: string;
  type?: string;
  id?: string;
  alt?: string;
  bbox?: number[];
  children?: Node[];
}
type Parts = Record<string, string>;
export interface Bookmark {
  title: string;
  dest: unknown[];
  items: Bookmark[];
}
export interface Pdf {
  raw: string;
  pages: {
    lang: string;
    text: string;
    tree: Node;
    marked: { parts: Record<string, string>; outside: string };
    size: number[];
  }[];
  info: Record<string, unknown>;
  xmp: string;
  outline: Bookmark[];
  markInfo: { Marked: boolean };
  preferences: { DisplayDocTitle: boolean };
}

/** What another reader finds in the file. */
export function readBack(file: Buffer): Pdf {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const path = join(folder, 'file.pdf');
    writeFileSync(path, file);
    const reader = join(projectRoot, 'tests/support/read-pdf.mjs');
    const printed = execFileSync(process.execPath, [reader, path], { maxBuffer: 64 * 1024 * 1024 });
    return {
      ...(JSON.parse(printed.toString()) as Omit<Pdf, 'raw'>),
      raw: file.toString('latin1'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const all = (node: Node, role: string): Node[] => [
  ...(node.role === role ? [node] : []),
  ...(node.children ?? []).flatMap((child) => all(child, role)),
];
export const roles = (pdf: Pdf, role: string) => pdf.pages.flatMap(({ tree }) => all(tree, role));
export const textOf = (pdf: Pdf) =>
  pdf.pages
    .map(({ text }) => text)
    .join('\n')
    .replace(/\s+/g, ' ');
export const flat = (bookmarks: Bookmark[]): string[] =>
  bookmarks.flatMap(({ title, items }) => [title, ...flat(items)]);

export function textBelow(pdf: Pdf, node: Node): string {
  const parts = Object.assign({}, ...pdf.pages.map(({ marked }) => marked.parts)) as Parts;
  const text = (below: Node): string =>
    below.type === 'content'
      ? (parts[below.id ?? ''] ?? '')
      : (below.children ?? []).map(text).join(' ');
  return text(node).replace(/\s+/g, ' ').trim();
}

/** Levels of the headings in reading order. */
export function headings(node: Node): number[] {
  const own = /^H([1-6])$/.exec(node.role ?? '')?.[1];
  return [...(own === undefined ? [] : [Number(own)]), ...(node.children ?? []).flatMap(headings)];
}
