import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { Said } from '../ui/said.tsx';
import { useRoom } from './audit-context.ts';

const MOST_TEXT = 5000;

/** The consultant's own note about an indicator, or about the whole (`audit`): nobody else ever sees it. */
export function PrivateNote({ about }: { about: string }) {
  const { t } = useTranslation('audit');
  const { audit, session, savingNotes, may } = useRoom();
  const [isTyped, setTyped] = useState(false);
  const text = audit.notes?.[about] ?? '';
  if (!may('note') && text === '') return null;
  const change = (to: string) => {
    setTyped(true);
    session.note(about, to);
  };
  const kind = savingNotes?.kind;
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
      <Said className="muted">
        {isTyped && kind === 'saved' && t('note.saved')}
        {isTyped && kind === 'waiting' && t('note.waiting')}
      </Said>
    </div>
  );
}
