import { useTranslation } from 'react-i18next';
import type { ComparedScore } from '../../scoring/comparison.ts';
import type { Model } from '../../scoring/definition.ts';
import { useLanguage, usePick } from '../ui/language.ts';
import type { ComparedLine } from './comparison-data.ts';

/** The numbers of the picture, and in words what each difference means. A list of cards on a phone. */
export function ComparisonTable({ lines, model }: { lines: ComparedLine[]; model: Model }) {
  const { t } = useTranslation('deeper');
  const pick = usePick();
  const meaning = useMeaning();
  const scoreText = useScoreText(model);
  const difference = useDifference();
  const columns = ['before', 'after', 'difference', 'meaning'] as const;
  return (
    <section aria-labelledby="comparison-table">
      <h2 id="comparison-table">{t('comparison.table')}</h2>
      <table className="table comparison-table">
        <thead>
          <tr>
            <th scope="col">{t('comparison.node')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`comparison.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className={`is-${line.role}`}>
              <th scope="row">{line.name ? pick(line.name) : t('comparison.overall')}</th>
              <td data-label={t('comparison.before')}>{scoreText(line.before)}</td>
              <td data-label={t('comparison.after')}>{scoreText(line.after)}</td>
              <td data-label={t('comparison.difference')}>{difference(line)}</td>
              <td data-label={t('comparison.meaning')}>{meaning(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "2.4 · connected"; a score is shown to one place. */
function useScoreText(model: Model): (score: ComparedScore | null) => string {
  const { t } = useTranslation('deeper');
  const pick = usePick();
  const number = useNumber();
  return (score) => {
    if (!score || score.score === null) return t('comparison.none');
    const level = model.levels.find(({ id }) => id === score.band);
    return level ? `${number(score.score)} · ${pick(level.plain)}` : number(score.score);
  };
}

function useDifference(): (line: ComparedLine) => string {
  const number = useNumber();
  return ({ difference }) => {
    if (difference === null) return '–';
    const shown = number(Math.abs(difference));
    if (difference === 0) return shown;
    return difference > 0 ? `+${shown}` : `−${shown}`;
  };
}

function useMeaning(): (line: ComparedLine) => string {
  const { t } = useTranslation('deeper');
  return ({ state, difference, levels, clear }) => {
    if (state !== 'compared') return t(`comparison.states.${state}`);
    if (difference === 0) return t('comparison.same-score');
    const steps = Math.abs(levels ?? 0);
    const way = (levels ?? 0) > 0 ? t('comparison.up') : t('comparison.down');
    const gained = steps > 0 ? `${t('comparison.levels', { count: steps, way })} ` : '';
    return gained + (clear ? t('comparison.clear') : t('comparison.within'));
  };
}

function useNumber(): (value: number) => string {
  const language = useLanguage();
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (value) => format.format(value);
}
