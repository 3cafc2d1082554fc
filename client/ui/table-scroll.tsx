/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a scrolling area must be reachable by keyboard */
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Keeps a wide table from widening the page. Where it has to scroll, it has a name and takes the focus. */
export function TableScroll({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(box);
  return (
    <div
      ref={box}
      className={className === undefined ? 'table-wrap' : `table-wrap ${className}`}
      {...(scrolls && { role: 'region', tabIndex: 0, 'aria-label': label })}
    >
      {children}
    </div>
  );
}

/** Whether the content is wider than its box now; a closed disclosure has no width at all. */
function useScrolls(box: { readonly current: HTMLElement | null }): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setScrolls(element.scrollWidth > element.clientWidth),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return scrolls;
}
