import { type ReactNode, useEffect, useRef } from 'react';

interface PageTitleProps {
  /** What the page is about now: another value means another place. */
  place: string;
  /** Title of the browser's tab. */
  tab: string;
  children: ReactNode;
}

/**
 * The page's one h1. It names the browser tab and takes the focus at every new place, so that a keyboard or
 * screen-reader user starts at the top of what is new.
 */
export function PageTitle({ place, tab, children }: PageTitleProps) {
  useEffect(() => {
    document.title = `${tab} · Meridiana`;
  }, [tab]);
  return <Heading key={place}>{children}</Heading>;
}

function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
