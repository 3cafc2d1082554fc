import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '../../api/contract-regions.ts';
import { Said } from '../ui/said.tsx';

const STEPS = ['freezing', 'counting', 'comparing', 'protecting', 'writing'] as const;

/** What is being done, and how far it is. */
export function ReleaseProgress({ release: { progress } }: { release: ReleaseView }) {
  const { t } = useTranslation('region');
  const at = progress ? STEPS.indexOf(progress.step) : 0;
  return (
    <section className="panel" aria-labelledby="progress">
      <h2 id="progress" className="h3">
        {t('progress.title')}
      </h2>
      <p>{t('progress.text')}</p>
      <ol className="progress-steps">
        {STEPS.map((step, index) => (
          <li key={step} aria-current={index === at ? 'step' : undefined}>
            {t(`progress.step.${step}`)}
            {index < at && ` ${t('progress.done')}`}
            {index === at && progress && progress.of > 0 && (
              <progress
                aria-label={t(`progress.step.${step}`)}
                max={progress.of}
                value={progress.done}
              />
            )}
          </li>
        ))}
      </ol>
      <Said className="visually-hidden">
        {t('progress.now', { step: t(`progress.step.${STEPS[at] ?? 'freezing'}`) })}
      </Said>
    </section>
  );
}
