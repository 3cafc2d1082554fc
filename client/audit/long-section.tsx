import { useEffect, useState } from 'react';
import type { Section } from '../../scoring/document.ts';
import { Blocks, TITLES } from './report-blocks.tsx';

/** A long part of the report: closed on the screen until it is wanted, always there on paper. */
export function LongSection({ section, depth = 1 }: { section: Section; depth?: number }) {
  const [isOpen, setOpen] = useState(false);
  const Title = TITLES[depth] ?? 'h5';
  useEffect(() => {
    const open = () => setOpen(true);
    window.addEventListener('beforeprint', open);
    return () => window.removeEventListener('beforeprint', open);
  }, []);
  return (
    <details
      className="disclosure long-section"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <Title>{section.title}</Title>
      </summary>
      <div>
        <Blocks blocks={section.blocks} depth={depth + 1} title={section.title} />
      </div>
    </details>
  );
}
