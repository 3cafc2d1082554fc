import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { regionApi } from './region-api.ts';

/** From so many lines on, a list is folded. */
const LONG = 20;

/** How the figures of an edition came to be: the same note as in its package. */
export function MethodPart({ edition }: { edition: string }) {
  const { t } = useTranslation('region');
  const language = useLanguage();
  const { loaded, again } = useLoaded(`${edition} ${language}`, () =>
    regionApi.methodNote(edition, language),
  );
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  return (
    <div className="measure">
      {loaded.value.sections.map(({ heading, paragraphs, items }) => {
        const list = (
          <ul>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        );
        return (
          <section key={heading}>
            <h2>{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            {items.length > LONG && (
              <details className="more">
                <summary>{t('method.showAll', { count: items.length })}</summary>
                {list}
              </details>
            )}
            {items.length > 0 && items.length <= LONG && list}
          </section>
        );
      })}
    </div>
  );
}
