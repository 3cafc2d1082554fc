import { useTranslation } from 'react-i18next';
import type { InventoryItem, Measure, Verified } from '../../api/contract-audits.ts';
import type { AnswerValue } from '../../scoring/answers.ts';
import { useAnswerText } from '../survey/answer-text.ts';
import { useQuestionTitle } from '../survey/question-title.ts';
import { usePick } from '../ui/language.ts';
import type { PartName } from './audit-api.ts';
import { useRoom } from './audit-context.ts';

/** An answer in the words of its indicator. */
export function useAnswerWords(): (question: string, value: AnswerValue | undefined) => string {
  const { t } = useTranslation('audit');
  const { session } = useRoom();
  const text = useAnswerText(session.view);
  return (question, value) =>
    typeof value === 'boolean' ? t(value ? 'answer.yes' : 'answer.no') : text(question, value);
}

export function useAreaName(): (area: string) => string {
  const { session } = useRoom();
  const pick = usePick();
  return (id) => {
    const area = session.view.model.areas.find((each) => each.id === id);
    return area ? pick(area.name) : id;
  };
}

/** What an entry of a part is called, and what it says. */
export function useEntryWords() {
  const { t } = useTranslation('audit');
  const { session } = useRoom();
  const titleOf = useQuestionTitle(session.view);
  const answer = useAnswerWords();
  const areaName = useAreaName();
  const entry = (part: PartName, key: string, value: unknown): string => {
    if (value === undefined) return t('conflict.gone');
    if (part === 'declared') return answer(key, value as AnswerValue);
    if (part === 'verified') {
      const { value: found, reason } = value as Verified;
      return [answer(key, found), reason].filter(Boolean).join(' – ');
    }
    if (part === 'inventory') return (value as InventoryItem).name;
    if (key === 'priorities') return (value as string).split(' ').map(areaName).join(' · ');
    if (key === 'stage') return t('stage.named', value as { stage: number; reason: string });
    return key.startsWith('measure.') ? (value as Measure).title : (value as string);
  };
  const title = (part: PartName, key: string): string => {
    if (part === 'declared' || part === 'verified') return titleOf(key);
    if (part === 'inventory') return t('parts.inventory');
    const [kind = '', area = ''] = key.split('.');
    if (kind === 'finding') return t('conflict.finding', { area: areaName(area) });
    return t(`conflict.${kind as 'measure' | 'priorities' | 'summary' | 'stage'}`);
  };
  return { title, entry };
}
