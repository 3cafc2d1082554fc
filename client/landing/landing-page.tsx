/** @jsxRuntime automatic */
import type { Language } from '../../scoring/definition.ts';
import type landingTexts from '../text/landing.it.json';
import { Icon } from '../ui/icon.tsx';

export type LandingTexts = typeof landingTexts;

/** What the service is and what a firm takes away; plain HTML without JavaScript. */
export function LandingPage({ language, texts }: { language: Language; texts: LandingTexts }) {
  return (
    <>
      <div className="landing-hero">
        <div className="container landing-columns">
          <div>
            <h1>{texts.heading}</h1>
            <p className="lead">{texts.lead}</p>
            <p>
              <a className="btn btn-primary btn-lg" href={`/${language}/start`}>
                {texts.start} <Icon name="arrow" />
              </a>
            </p>
            <ul className="landing-ticks">
              {texts.reassurance.map((line) => (
                <li key={line}>
                  <Icon name="check" /> {line}
                </li>
              ))}
            </ul>
            <p className="landing-small">{texts.again}</p>
          </div>
          <img src="/pictures/sundial.svg" alt={texts.pictureAlt} width="560" height="420" />
        </div>
      </div>
      <section className="container landing-section" aria-labelledby="get">
        <h2 id="get">{texts.getHeading}</h2>
        <div className="landing-columns">
          <dl className="landing-list">
            {texts.get.map(({ title, text }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <figure>
            <img
              src="/pictures/radar-example.svg"
              alt={texts.radarAlt}
              width="480"
              height="400"
              loading="lazy"
            />
            <figcaption>{texts.radarCaption}</figcaption>
          </figure>
        </div>
      </section>
      <section className="landing-band" aria-labelledby="how">
        <div className="container">
          <h2 id="how">{texts.howHeading}</h2>
          <ol className="landing-steps">
            {texts.how.map(({ title, text }) => (
              <li key={title}>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </div>
      </section>
      <Reassurance language={language} texts={texts} />
    </>
  );
}

function Reassurance({ language, texts }: { language: Language; texts: LandingTexts }) {
  return (
    <div className="container landing-section landing-columns">
      <section aria-labelledby="trust">
        <h2 id="trust">{texts.trustHeading}</h2>
        <p>{texts.trust}</p>
        <p>
          <a href={`/${language}/privacy/`}>{texts.trustLink}</a>
        </p>
      </section>
      <section aria-labelledby="who">
        <h2 id="who">{texts.whoHeading}</h2>
        <p>{texts.who}</p>
        <p>
          <a className="btn btn-primary" href={`/${language}/start`}>
            {texts.start}
          </a>
        </p>
      </section>
    </div>
  );
}
