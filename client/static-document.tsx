/** @jsxRuntime automatic */
import type { ReactNode } from 'react';
import type { Language } from '../scoring/definition.ts';
import { Frame, type FrameTexts } from './ui/frame.tsx';

interface StaticDocumentProps {
  language: Language;
  languages: readonly Language[];
  title: string;
  description: string;
  texts: FrameTexts;
  placeIn: (language: Language) => string;
  stylesheets: string[];
  font: string;
  children: ReactNode;
}

/** A whole page without JavaScript. */
export function StaticDocument(props: StaticDocumentProps) {
  const { language, texts, placeIn, children } = props;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        <meta name="description" content={props.description} />
        <meta name="theme-color" content="#0066cc" />
        {props.languages.map((other) => (
          <link key={other} rel="alternate" hrefLang={other} href={placeIn(other)} />
        ))}
        <link rel="icon" href="/pictures/meridiana-icon.svg" type="image/svg+xml" />
        <link rel="preload" href={props.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        {props.stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <div id="page">
          <Frame language={language} texts={texts} placeIn={placeIn}>
            {children}
          </Frame>
        </div>
      </body>
    </html>
  );
}
