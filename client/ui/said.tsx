import type { ReactNode } from 'react';

/** A line that screen readers say when it changes. Keep it mounted: only changes are said. */
export function Said({
  id,
  className,
  children,
}: {
  id?: string;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <output id={id} className={className === undefined ? 'said' : `said ${className}`}>
      {children}
    </output>
  );
}
