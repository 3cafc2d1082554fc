import type { ReactNode } from 'react';
import type { Block, Cell, Column, Section, TableBlock } from '../../scoring/document.ts';
import { PairsFigure } from './pairs-figure.tsx';

/** Titles by how deep they stand in the page's outline. */
export const TITLES = ['h2', 'h3', 'h4', 'h5'] as const;

/** A part of the report on the page, word for word as on paper. */
export function ReportSection({
  section,
  depth = 0,
  children,
}: {
  section: Section;
  /** How deep its title stands in the page's outline, from 0. */
  depth?: number;
  children?: ReactNode;
}) {
  const Title = TITLES[Math.min(depth, TITLES.length - 1)] ?? 'h5';
  return (
    <section className={depth === 0 ? 'report-section' : undefined}>
      <Title>{section.title}</Title>
      <Blocks blocks={section.blocks} depth={depth + 1} title={section.title} />
      {children}
    </section>
  );
}

export function Blocks({
  blocks,
  depth,
  title,
}: {
  blocks: Block[];
  depth: number;
  title: string;
}) {
  // The blocks of a part never change places: their place is their name.
  return blocks.map((block, place) => (
    <OneBlock key={`${block.kind} ${String(place)}`} block={block} depth={depth} title={title} />
  ));
}

function OneBlock({ block, depth, title }: { block: Block; depth: number; title: string }) {
  switch (block.kind) {
    case 'paragraph':
      return <Paragraph {...block} />;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <dl className="audit-facts">
          {block.facts.map(({ label, value }) => (
            <div key={label} className="audit-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <ReportTable block={block} title={title} />;
    case 'pairs':
      return <PairsFigure block={block} title={title} />;
    case 'section':
      return <ReportSection section={block} depth={depth} />;
  }
}

function Paragraph({ text, style }: Extract<Block, { kind: 'paragraph' }>) {
  if (style === 'strong')
    return (
      <p>
        <strong>{text}</strong>
      </p>
    );
  return (
    <p className={style === 'lead' ? 'lead' : style === 'soft' ? 'muted' : undefined}>{text}</p>
  );
}

function ReportTable({ block: { columns, rows }, title }: { block: TableBlock; title: string }) {
  const areFigures = columns.slice(1).every(({ align }) => align !== undefined);
  return (
    <table className={`table stacked-table ${areFigures ? 'is-figures' : ''}`}>
      <caption className="visually-hidden">{title}</caption>
      <ReportHead columns={columns} />
      <tbody>
        {rows.map((row, place) => (
          <tr key={`${String(place)} ${textOf(row[0])}`}>
            {row.map((cell, index) => {
              const column = columns[index];
              return index === 0 ? (
                <th key={column?.title} scope="row">
                  <CellText cell={cell} />
                </th>
              ) : (
                <td key={column?.title} data-label={column?.title}>
                  <CellText cell={cell} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ReportHead({ columns }: { columns: Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ title }) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function CellText({ cell }: { cell: Cell }) {
  if (typeof cell === 'string') return cell;
  return (
    <span>
      {cell.map(({ text, bold, soft }) => (
        <span key={text} className={soft ? 'cell-line muted' : 'cell-line'}>
          {bold ? <strong>{text}</strong> : text}
        </span>
      ))}
    </span>
  );
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : (cell ?? []).map(({ text }) => text).join(' ');
}
