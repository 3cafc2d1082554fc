/**
 * A document as plain data: sections and blocks that hold finished sentences. PDF and DOCX only set it, so that both
 * say the same, word for word.
 */
import type { Language } from './definition.ts';

/** Part of a cell or of a line of its own. */
export interface Line {
  text: string;
  bold?: boolean;
  soft?: boolean;
}
export type Cell = string | Line[];

export interface Column {
  title: string;
  /** Share of the table's width. */
  share: number;
  align?: 'left' | 'right' | 'center';
}

export interface TableBlock {
  kind: 'table';
  columns: Column[];
  /** The first cell of a row names it. */
  rows: Cell[][];
}

/** Two values of each row on one scale, with the table of the same numbers. */
export interface PairsBlock {
  kind: 'pairs';
  /** What the picture shows, in words, for those who do not see it. */
  alt: string;
  /** Top of the scale, which begins at 0. */
  top: number;
  /** Names of the two values: declared and verified, or before and after. */
  first: string;
  second: string;
  rows: PairRow[];
}
export interface PairRow {
  name: string;
  first: number | null;
  second: number | null;
  /** The values in words, in the order of the columns. */
  cells: string[];
  /** Set apart from the rows below it, as a dimension from its areas. */
  strong?: boolean;
}

export type Block =
  | { kind: 'paragraph'; text: string; style?: 'lead' | 'strong' | 'soft' }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | TableBlock
  | (PairsBlock & { columns: Column[] })
  | Section;

/** A part with its title; its level in the outline follows from where it stands. */
export interface Section {
  kind: 'section';
  title: string;
  blocks: Block[];
}

export interface PrintedDocument {
  language: Language;
  title: string;
  /** One line above the title: which kind of document. */
  kind: string;
  /** One line below the title. */
  subtitle: string;
  /** What the document is about, for its properties. */
  subject: string;
  /** `YYYY-MM-DD`: the document's date. The same document gives the same bytes. */
  day: string;
  /** Left foot of every page. */
  foot: string;
  /** On every page until the document is final, such as "DRAFT"; null for a final one. */
  mark: string | null;
  /** What stands on the first page, below the title. */
  opening: Block[];
  /** True: that page is a cover, and the sections begin on the next. */
  cover?: boolean;
  sections: Section[];
}
