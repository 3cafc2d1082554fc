import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import { Said } from '../ui/said.tsx';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';
import { useDraft } from './use-draft.ts';

const MOST_TEXT = 5000;
const PAUSE = 600;

/** The consultant's own note about an indicator, or about the whole (`audit`): nobody else ever sees it. */
export function PrivateNote({ about }: { about: string }) {
  const { t } = useTranslation('audit');
  const { audit, may } = useRoom();
  const { text, change, said } = useNote(about);
  if (!may('note') && (audit.notes?.[about] ?? '') === '') return null;
  return (
    <div className="private-note no-print">
      <label className="small-label" htmlFor={`note-${about}`}>
        <Icon name="pencil" /> {t('note.label')}
      </label>
      <p className="hint" id={`note-hint-${about}`}>
        {t('note.private')}
      </p>
      <textarea
        id={`note-${about}`}
        className="input is-short"
        aria-describedby={`note-hint-${about}`}
        maxLength={MOST_TEXT}
        readOnly={!may('note')}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <Said className="muted">{said}</Said>
    </div>
  );
}

/** Saves a note shortly after it was typed; until then it stays in this browser. */
function useNote(about: string) {
  const { t } = useTranslation('audit');
  const explain = useErrorText();
  const { audit, session } = useRoom();
  const [draft, setDraft, forget] = useDraft<string | null>(`${session.id}.note.${about}`, null);
  const [said, setSaid] = useState('');
  const latest = useRef(draft);
  const save = async (text: string) => {
    try {
      await auditApi.note(session.id, about, text.trim());
      session.patch(({ notes }) => ({ notes: { ...notes, [about]: text } }));
      if (latest.current === text) forget();
      setSaid(t('note.saved'));
    } catch (error) {
      setSaid(explain(error));
    }
  };
  useEffect(() => {
    latest.current = draft;
    if (draft === null) return;
    const timer = setTimeout(() => void save(draft), PAUSE);
    return () => clearTimeout(timer);
    // A new text alone is a reason to save.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [draft]);
  return { text: draft ?? audit.notes?.[about] ?? '', change: setDraft, said };
}
