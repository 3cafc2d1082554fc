import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage, usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import { areasOf, isDone } from './progress.ts';

/** How far each area is, and the way to it. */
export function ProgressTable() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const pick = usePick();
  const room = useRoom();
  const { audit } = room;
  const part = audit.side === 'company' ? 'declare' : 'verify';
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{t(`progress.title-${audit.side}`)}</h2>
      {audit.side === 'company' && <p className="muted">{t('progress.more')}</p>}
      <ul className="audit-areas">
        {areasOf(room, null).map(({ area, name, questions }) => {
          const done = questions.filter((question) => isDone(audit, question)).length;
          const text = t('progress.share', { done, count: questions.length });
          return (
            <li key={area}>
              <Link to={`/${language}/audit/${audit.id}/${part}?area=${area}`}>{pick(name)}</Link>
              <span className="muted">{text}</span>
              <progress max={questions.length} value={done} aria-label={`${pick(name)}: ${text}`} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
