/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a scrolling area must be reachable by keyboard */
import type { ReactNode } from 'react';

/** Keeps a wide table from widening the page; it can be scrolled by keyboard, so it takes the focus and has a name. */
export function TableScroll({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      className={className === undefined ? 'table-wrap' : `table-wrap ${className}`}
      tabIndex={0}
      aria-label={label}
    >
      {children}
    </section>
  );
}
