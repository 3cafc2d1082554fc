import { useTranslation } from 'react-i18next';

/** The parts of a long page by the ids of their titles, and the texts that name them there. */
const PARTS = [
  ['next-steps', 'steps.title'],
  ['charts', 'charts.title'],
  ['gaps', 'highlights.gaps'],
  ['areas', 'areas.title'],
  ['what-if', 'whatIf.title'],
  ['offers', 'offers.title'],
  ['what-next', 'results.followUp.title'],
  ['share', 'share.title'],
] as const;

/** The way to each part of the results: the page is long, on a phone most of all. */
export function PageLinks() {
  const { t } = useTranslation();
  return (
    <nav className="page-links no-print" aria-labelledby="page-links">
      <p id="page-links" className="muted">
        {t('results.onThisPage')}
      </p>
      <ul>
        {PARTS.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{t(title)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
