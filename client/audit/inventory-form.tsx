import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InventoryItem } from '../../api/contract-audits.ts';
import type { Process } from '../../api/contract.ts';
import { todayInRome } from '../results/today.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Choices, Field } from '../ui/fields.tsx';
import { useRoom } from './audit-context.ts';
import { useDraft } from './use-draft.ts';

const CONNECTED = ['yes', 'no', 'unknown'] as const;
const RETROFIT = ['possible', 'not-worth-it', 'impossible', 'unknown'] as const;
const ADOPTION = ['none', 'planned', 'trial', 'in-use', 'widespread'] as const;
const OLDEST = 1850;

/** What is typed; years as they stand in the field. */
interface Draft extends Omit<InventoryItem, 'id' | 'kind' | 'year'> {
  year: string;
}

const EMPTY: Draft = {
  name: '',
  year: '',
  connected: 'unknown',
  retrofit: 'unknown',
  adoption: 'in-use',
};

interface InventoryFormProps {
  kind: InventoryItem['kind'];
  /** Null for a new one. */
  before: InventoryItem | null;
  onSave: (item: InventoryItem) => void;
  onClose: () => void;
}

/** Adds or changes one thing of the inventory. */
export function InventoryForm({ kind, before, onSave, onClose }: InventoryFormProps) {
  const { t } = useTranslation('audit');
  const { session } = useRoom();
  const [draft, setDraft, forget] = useDraft(
    `${session.id}.inventory.${before?.id ?? kind}`,
    before ? draftOf(before) : EMPTY,
  );
  const [isChecked, setChecked] = useState(false);
  const thisYear = Number(todayInRome().slice(0, 4));
  const wrongName = draft.name.trim() === '';
  const year = draft.year.trim() === '' ? null : Number(draft.year);
  const wrongYear =
    year !== null && !(Number.isInteger(year) && year >= OLDEST && year <= thisYear);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrongName || wrongYear) {
      // In a long dialog the field may be out of sight.
      document.getElementById(wrongName ? 'field-item-name' : 'field-item-year')?.focus();
      return;
    }
    onSave(itemOf(draft, kind, before?.id ?? crypto.randomUUID(), year));
    forget();
  };
  const close = () => {
    forget();
    onClose();
  };
  return (
    <Dialog title={t(`inventory.${before ? 'change' : 'add'}.${kind}`)} onClose={onClose}>
      <form onSubmit={save} noValidate>
        <Field
          name="item-name"
          label={t(`inventory.name.${kind}`)}
          error={isChecked && wrongName ? t('inventory.nameLacks') : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              maxLength={120}
              autoComplete="off"
              value={draft.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        {kind !== 'technology' && (
          <Field
            name="item-year"
            label={t('inventory.year')}
            error={
              isChecked && wrongYear
                ? t('inventory.yearWrong', { from: OLDEST, to: thisYear })
                : undefined
            }
          >
            {(attributes) => (
              <input
                {...attributes}
                className="input is-number"
                inputMode="numeric"
                maxLength={4}
                value={draft.year}
                onChange={({ target }) => change({ year: target.value })}
              />
            )}
          </Field>
        )}
        <ProcessField draft={draft} onChange={change} />
        {kind === 'machine' && (
          <label className="option">
            <input
              type="checkbox"
              checked={draft.keyStep ?? false}
              onChange={({ target }) => change({ keyStep: target.checked })}
            />
            <span>{t('inventory.keyStepField')}</span>
          </label>
        )}
        {kind !== 'technology' && <Connection draft={draft} onChange={change} />}
        <Choices
          name="item-adoption"
          label={t('inventory.adoptionField')}
          grid
          options={ADOPTION.map((value) => ({ value, text: t(`inventory.adoption.${value}`) }))}
          value={draft.adoption}
          onChange={(adoption) => change({ adoption })}
        />
        <Field name="item-note" label={t('inventory.note')}>
          {(attributes) => (
            <textarea
              {...attributes}
              className="input is-short"
              maxLength={500}
              value={draft.note ?? ''}
              onChange={({ target }) => change({ note: target.value })}
            />
          )}
        </Field>
        <div className="button-row">
          <button type="submit" className="btn btn-primary">
            {t('inventory.save')}
          </button>
          <button type="button" className="btn btn-outline-primary" onClick={close}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface PartProps {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

function ProcessField({ draft, onChange }: PartProps) {
  const { t } = useTranslation('audit');
  const { session } = useRoom();
  const processes = [...new Set<Process>(Object.values(session.view.processes))];
  return (
    <Field name="item-process" label={t('inventory.processField')}>
      {(attributes) => (
        <select
          {...attributes}
          value={draft.process ?? ''}
          onChange={({ target }) => onChange({ process: target.value })}
        >
          <option value="">{t('inventory.processNone')}</option>
          {processes.map((each) => (
            <option key={each} value={each}>
              {t(`processes.${each}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Whether it gives or takes data; and for what does not, whether it could be made to. */
function Connection({ draft, onChange }: PartProps) {
  const { t } = useTranslation('audit');
  return (
    <>
      <Choices
        name="item-connected"
        label={t('inventory.connectedField')}
        grid
        options={CONNECTED.map((value) => ({ value, text: t(`inventory.connected.${value}`) }))}
        value={draft.connected}
        onChange={(connected) => onChange({ connected })}
      />
      {draft.connected !== 'yes' && (
        <Choices
          name="item-retrofit"
          label={t('inventory.retrofitField')}
          grid
          options={RETROFIT.map((value) => ({ value, text: t(`inventory.retrofit.${value}`) }))}
          value={draft.retrofit}
          onChange={(retrofit) => onChange({ retrofit })}
        />
      )}
    </>
  );
}

function draftOf({ id: _id, kind: _kind, year, ...rest }: InventoryItem): Draft {
  return { ...rest, year: year === undefined ? '' : String(year) };
}

/** What is connected, and what is no machine or program, needs no retrofit. */
function itemOf(
  { name, note = '', process = '', keyStep = false, year: _year, ...rest }: Draft,
  kind: InventoryItem['kind'],
  id: string,
  year: number | null,
): InventoryItem {
  const isTechnology = kind === 'technology';
  return {
    id,
    kind,
    name: name.replaceAll(/\s+/g, ' ').trim(),
    ...rest,
    connected: isTechnology ? 'unknown' : rest.connected,
    retrofit: isTechnology || rest.connected === 'yes' ? 'not-needed' : rest.retrofit,
    ...(year !== null && !isTechnology && { year }),
    ...(process !== '' && { process }),
    ...(keyStep && kind === 'machine' && { keyStep }),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}
