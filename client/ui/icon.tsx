/** @jsxRuntime automatic */
// The pragma above: this file is also rendered at build time, where no bundler chooses the JSX runtime.

const PATHS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  question: 'M9 9.2a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.2M12 17.5v.2',
  cross: 'M6 6l12 12M18 6L6 18',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 13h6M9 17h6',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  warning: 'M12 4l9 16H3zM12 10v5M12 17.5v.2',
  dash: 'M6 12h12',
  dot: 'M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a text that says the same: always hidden from assistive technology. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="line-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
