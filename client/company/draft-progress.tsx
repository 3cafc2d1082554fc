import { useTranslation } from 'react-i18next';
import { profileFacts } from '../../scoring/profile.ts';
import { visibleQuestions } from '../../scoring/visibility.ts';
import { api } from '../api.ts';
import { useLoaded } from '../ui/use-loaded.ts';

/** How much of a draft is answered; nothing where that cannot be read. */
export function DraftProgress({ id }: { id: string }) {
  const { t } = useTranslation('company');
  const { loaded } = useLoaded(id, () => loadProgress(id));
  if (loaded.state !== 'ready') return null;
  const { answered, count } = loaded.value;
  const text = t('assessments.answered', { answered, count });
  return (
    <span className="progress-line">
      <progress max={count} value={answered} aria-label={text} />
      <span>{text}</span>
    </span>
  );
}

async function loadProgress(id: string): Promise<{ answered: number; count: number }> {
  const { instrument, version, answers, profile } = await api.assessment(id);
  const { definition } = await api.questionnaire(instrument, version);
  const asked = visibleQuestions(definition, answers, profileFacts(profile));
  return {
    answered: asked.filter((question) => answers[question] !== undefined).length,
    count: asked.length,
  };
}
