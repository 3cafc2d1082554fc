/** @jsxRuntime automatic */
import type { MouseEvent, ReactNode } from 'react';
import type { Language } from '../../scoring/definition.ts';
import type frameTexts from '../text/frame.it.json';

export type FrameTexts = typeof frameTexts;

const LANGUAGES: { code: Language; name: string }[] = [
  { code: 'it', name: 'Italiano' },
  { code: 'en', name: 'English' },
];

interface FrameProps {
  language: Language;
  texts: FrameTexts;
  /** The same place in another language. */
  placeIn: (language: Language) => string;
  /** Lets the application change the language without leaving the page. */
  onLanguage?: (language: Language) => void;
  /** What the application knows of who is signed in; elsewhere it is a plain link. */
  account?: ReactNode;
  children: ReactNode;
}

/** Skip link, header, main column and footer; the same on the pre-rendered pages and in the application. */
export function Frame({
  language,
  texts,
  placeIn,
  onLanguage,
  account = <a href={`/${language}/account`}>{texts.account}</a>,
  children,
}: FrameProps) {
  return (
    <>
      <div className="skiplinks">
        <a href="#main">{texts.skip}</a>
      </div>
      <header className="on-dark">
        <div className="it-header-slim-wrapper">
          <div className="container">
            <div className="it-header-slim-wrapper-content">
              <span>{texts.owner}</span>
              <div className="header-ways">
                {account}
                <Languages {...{ language, texts, placeIn, onLanguage }} />
              </div>
            </div>
          </div>
        </div>
        <div className="it-header-center-wrapper">
          <div className="container">
            <Brand language={language} texts={texts} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer language={language} texts={texts} />
    </>
  );
}

function Languages(
  props: Pick<FrameProps, 'language' | 'texts' | 'placeIn'> & {
    onLanguage: FrameProps['onLanguage'] | undefined;
  },
) {
  const choose = (code: Language) => (event: MouseEvent) => {
    if (!props.onLanguage) return;
    event.preventDefault();
    props.onLanguage(code);
  };
  return (
    <nav aria-label={props.texts.languages}>
      <ul className="languages">
        {LANGUAGES.map(({ code, name }) => (
          <li key={code}>
            <a
              href={props.placeIn(code)}
              lang={code}
              hrefLang={code}
              aria-current={code === props.language ? 'true' : undefined}
              onClick={choose(code)}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Brand({ language, texts }: { language: Language; texts: FrameTexts }) {
  return (
    <div className="it-header-center-content-wrapper">
      <div className="it-brand-wrapper">
        <a className="brand" href={`/${language}/`}>
          <img className="icon" src="/pictures/meridiana-icon.svg" alt="" width="48" height="48" />
          <span className="it-brand-title">Meridiana</span>
          <span className="it-brand-tagline">{texts.tagline}</span>
        </a>
      </div>
    </div>
  );
}

function Footer({ language, texts }: { language: Language; texts: FrameTexts }) {
  const notes = [
    ['accessibility', texts.accessibility],
    ['privacy', texts.privacy],
    ['legal', texts.legal],
    ['cookies', texts.cookies],
  ] as const;
  return (
    <footer className="it-footer on-dark">
      <div className="it-footer-main">
        <div className="container">
          <p>
            <strong>Meridiana</strong> · {texts.purpose}
          </p>
          <p>
            {texts.help} <a href="mailto:meridiana@example.org">meridiana@example.org</a>
          </p>
        </div>
      </div>
      <div className="it-footer-small-prints">
        <nav className="container" aria-label={texts.notes}>
          <ul>
            <li>
              <a href={`/${language}/editions`}>{texts.editions}</a>
            </li>
            {notes.map(([page, name]) => (
              <li key={page}>
                <a href={`/${language}/${page}/`}>{name}</a>
              </li>
            ))}
            <li>
              <a
                href={`mailto:meridiana@example.org?subject=${encodeURIComponent(texts.feedbackSubject)}`}
              >
                {texts.feedback}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
