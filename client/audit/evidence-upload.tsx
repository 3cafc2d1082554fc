import { type DragEvent, type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';
import { todayInRome } from '../results/today.ts';
import { Field } from '../ui/fields.tsx';
import { Icon } from '../ui/icon.tsx';
import { Said } from '../ui/said.tsx';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';
import { useSizeText } from './evidence.tsx';
import { MOST_BYTES, useFileErrorText } from './file-error-text.ts';

interface Waiting {
  id: string;
  file: File;
  /** 0–1 while it is on its way. */
  share: number | null;
  error: unknown;
}

/** Several files at once, by choosing or by dropping them; each is sent by itself, and says how it went. */
export function AddEvidence({ question }: { question: string }) {
  const { t } = useTranslation('audit');
  const { files, add, drop, send, said, sending } = useUploads(question);
  const [datedOn, setDatedOn] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [missing, setMissing] = useState(false);
  const [over, setOver] = useState(false);
  const picker = useId();
  const today = todayInRome();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(datedOn === '');
    if (datedOn === '') return;
    await send({ datedOn, ...(expiresOn !== '' && { expiresOn }) });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  return (
    <form className="evidence-add no-print" onSubmit={(event) => void submit(event)} noValidate>
      {/* Dropping is a shortcut for the mouse: the picker inside does the same for everybody. */}
      <div
        className={over ? 'drop-place is-over' : 'drop-place'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <label htmlFor={picker}>{t('evidence.choose')}</label>
        <input
          id={picker}
          type="file"
          multiple
          aria-describedby={`${picker}-hint`}
          onChange={({ target }) => {
            add([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <p className="hint" id={`${picker}-hint`}>
          {t('evidence.taken')}
        </p>
      </div>
      {files.length > 0 && (
        <>
          <ul className="plain-list evidence-list">
            {files.map((each) => (
              <WaitingFile key={each.id} waiting={each} onDrop={() => drop(each.id)} />
            ))}
          </ul>
          <div className="field-pair">
            <Field
              name={`dated-${question}`}
              label={t('evidence.datedOn')}
              hint={t('evidence.datedOnHint')}
              error={missing && datedOn === '' ? t('evidence.datedOnLacks') : undefined}
            >
              {(attributes) => (
                <input
                  {...attributes}
                  type="date"
                  max={today}
                  value={datedOn}
                  onChange={({ target }) => setDatedOn(target.value)}
                />
              )}
            </Field>
            <Field
              name={`expires-${question}`}
              label={t('evidence.expiresOn')}
              hint={t('evidence.expiresOnHint')}
            >
              {(attributes) => (
                <input
                  {...attributes}
                  type="date"
                  min={datedOn}
                  value={expiresOn}
                  onChange={({ target }) => setExpiresOn(target.value)}
                />
              )}
            </Field>
          </div>
          <button type="submit" className="btn btn-primary" disabled={sending}>
            {sending ? t('evidence.sending') : t('evidence.send', { count: files.length })}
          </button>
        </>
      )}
      <Said>{said}</Said>
    </form>
  );
}

function WaitingFile({
  waiting: { file, share, error },
  onDrop,
}: {
  waiting: Waiting;
  onDrop: () => void;
}) {
  const { t } = useTranslation('audit');
  const explain = useFileErrorText();
  const size = useSizeText();
  return (
    <li>
      <p>
        {file.name} <span className="muted">({size(file.size)})</span>
      </p>
      {share !== null && (
        <progress max={1} value={share} aria-label={t('evidence.progress', { name: file.name })} />
      )}
      {error !== null && (
        <p className="field-error" role="alert">
          <Icon name="warning" /> {explain(error)}
        </p>
      )}
      {share === null && (
        <button type="button" className="link-button" onClick={onDrop}>
          <Icon name="cross" /> {t('evidence.leaveOut', { name: file.name })}
        </button>
      )}
    </li>
  );
}

/** Files that wait to be sent. Those that were taken leave the list; the others stay with their reason. */
function useUploads(question: string) {
  const { t } = useTranslation('audit');
  const { session } = useRoom();
  const [files, setFiles] = useState<Waiting[]>([]);
  const [said, setSaid] = useState('');
  const [sending, setSending] = useState(false);
  const drop = (id: string) => setFiles((all) => all.filter((each) => each.id !== id));
  const change = (id: string, part: Partial<Waiting>) =>
    setFiles((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const add = (chosen: File[]) => {
    setSaid('');
    setFiles((all) => [...all, ...chosen.map(toWaiting)]);
  };
  const sendOne = async ({ id, file }: Waiting, days: { datedOn: string; expiresOn?: string }) => {
    if (file.size > MOST_BYTES) return false;
    change(id, { share: 0, error: null });
    try {
      const about = { question, name: file.name.trim(), ...days };
      const onProgress = (share: number) => change(id, { share });
      const evidence = await auditApi.addEvidence(session.id, about, file, onProgress);
      session.patch((audit) => ({ evidence: [...audit.evidence, evidence] }));
      drop(id);
      return true;
    } catch (error) {
      change(id, { share: null, error });
      return false;
    }
  };
  const send = async (days: { datedOn: string; expiresOn?: string }) => {
    setSending(true);
    let taken = 0;
    // One after the other: a weak connection carries one file better than ten.
    for (const waiting of files) if (await sendOne(waiting, days)) taken += 1;
    setSending(false);
    setSaid(taken > 0 ? t('evidence.sent', { count: taken }) : '');
  };
  return { files, add, drop, send, said, sending };
}

/** What is too large is said before anything is sent. */
function toWaiting(file: File): Waiting {
  const isLarge = file.size > MOST_BYTES;
  const error = isLarge ? new ApiError(413, { code: 'file-too-large' }) : null;
  return { id: crypto.randomUUID(), file, share: null, error };
}
