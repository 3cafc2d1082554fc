import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../survey/answer-saver.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useRoom } from './audit-context.ts';
import type { PartName } from './audit-api.ts';
import { useEntryWords } from './entry-words.ts';

type Side = 'mine' | 'theirs';

/** Only for what two tabs, or two people, changed differently at the same place: which is right? */
export function AuditConflict({
  part,
  conflicts,
}: {
  part: PartName;
  conflicts: Conflict<unknown>[];
}) {
  const { t } = useTranslation('audit');
  const { session } = useRoom();
  const words = useEntryWords();
  const [choice, setChoice] = useState<Record<string, Side>>({});
  const sideOf = (key: string): Side => choice[key] ?? 'mine';
  const settle = () => {
    const saver = session.saverOf(part)?.saver;
    if (!saver) return;
    const entries = { ...saver.answers };
    for (const conflict of conflicts) {
      const chosen = conflict[sideOf(conflict.question)];
      if (chosen === undefined) delete entries[conflict.question];
      else entries[conflict.question] = chosen;
    }
    void saver.settle(entries);
  };
  return (
    // Closing without choosing keeps what is on this screen.
    <Dialog title={t('conflict.title')} onClose={settle}>
      <p>{t('conflict.text')}</p>
      {conflicts.map((conflict) => (
        <fieldset key={conflict.question} className="field">
          <legend>{words.title(part, conflict.question)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} className="option">
              <input
                type="radio"
                name={conflict.question}
                checked={sideOf(conflict.question) === side}
                onChange={() => setChoice({ ...choice, [conflict.question]: side })}
              />
              <span>
                <strong>{t(`conflict.${side}`)}</strong>{' '}
                {words.entry(part, conflict.question, conflict[side])}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" className="btn btn-primary" onClick={settle}>
        {t('conflict.settle')}
      </button>
    </Dialog>
  );
}
