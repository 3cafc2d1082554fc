import { type ReactNode, useEffect, useRef } from 'react';

/**
 * The page's one h1. It names the browser tab and takes the focus whenever `place` changes, so that a keyboard or
 * screen-reader user starts at the top of what is new.
 */
export function PageTitle({
  place,
  tab,
  children,
}: {
  place: string;
  tab: string;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [place]);
  useEffect(() => {
    document.title = `${tab} · Meridiana`;
  }, [tab]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
