/** @jsxRuntime automatic */

export interface LegalTexts {
  title: string;
  lead: string;
  /** Shown above the text: until when it was valid, or that it belongs to a demonstration. */
  mark: string;
  sections: { heading: string; paragraphs: string[]; list?: string[] }[];
  contact: { before: string; email: string };
}

/** One of the notes that every public service owes its users: privacy, accessibility, legal, cookies. */
export function LegalPage({ texts }: { texts: LegalTexts }) {
  return (
    <article className="container">
      <div className="measure">
        <h1>{texts.title}</h1>
        <p className="lead">{texts.lead}</p>
        <p className="notice">{texts.mark}</p>
        {texts.sections.map(({ heading, paragraphs, list }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            {list && (
              <ul>
                {list.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
        <p>
          {texts.contact.before} <a href={`mailto:${texts.contact.email}`}>{texts.contact.email}</a>
        </p>
      </div>
    </article>
  );
}
