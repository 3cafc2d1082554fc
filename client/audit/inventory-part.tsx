import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InventoryItem } from '../../api/contract-audits.ts';
import { Icon } from '../ui/icon.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Said } from '../ui/said.tsx';
import { useRoom } from './audit-context.ts';
import { InventoryForm } from './inventory-form.tsx';
import { InventoryTable } from './inventory-table.tsx';

export const KINDS = ['machine', 'system', 'technology'] as const;
const MOST_ITEMS = 80;

/** Machines, systems and technologies: what there is, whether it is connected, and how far it is in use. */
export function InventoryPart() {
  const { t } = useTranslation('audit');
  const { audit, session, may } = useRoom();
  const [edited, setEdited] = useState<{ kind: InventoryItem['kind']; id: string | null } | null>(
    null,
  );
  const [removed, setRemoved] = useState<{ item: InventoryItem; place: number } | null>(null);
  const items = audit.inventory.value;
  const mayChange = may('declare') || may('verify');
  const save = (item: InventoryItem) => {
    session.change('inventory', (all) =>
      all.some(({ id }) => id === item.id)
        ? all.map((each) => (each.id === item.id ? item : each))
        : [...all, item],
    );
    setEdited(null);
  };
  const remove = (item: InventoryItem) => {
    setRemoved({ item, place: items.findIndex(({ id }) => id === item.id) });
    session.change('inventory', (all) => all.filter(({ id }) => id !== item.id));
  };
  const undo = () => {
    if (!removed) return;
    session.change('inventory', (all) => all.toSpliced(removed.place, 0, removed.item));
    setRemoved(null);
  };
  return (
    <>
      <PageTitle place="inventory" tab={t('parts.inventory')}>
        {t('parts.inventory')}
      </PageTitle>
      <p className="lead">{t('inventory.lead')}</p>
      <Undo name={removed?.item.name ?? null} onUndo={undo} />
      {KINDS.map((kind) => (
        <section key={kind} aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{t(`inventory.kinds.${kind}`)}</h2>
          <InventoryTable
            kind={kind}
            items={items.filter((item) => item.kind === kind)}
            onEdit={mayChange ? ({ id }) => setEdited({ kind, id }) : null}
            onRemove={remove}
          />
          {mayChange && (
            <p className="no-print">
              <button
                type="button"
                className="btn btn-outline-primary"
                disabled={items.length >= MOST_ITEMS}
                onClick={() => setEdited({ kind, id: null })}
              >
                {t(`inventory.add.${kind}`)}
              </button>
            </p>
          )}
        </section>
      ))}
      {edited && (
        <InventoryForm
          key={edited.id ?? edited.kind}
          kind={edited.kind}
          before={items.find(({ id }) => id === edited.id) ?? null}
          onSave={save}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

/** What was taken out can be put back for as long as the page is open; the button gets the focus. */
function Undo({ name, onUndo }: { name: string | null; onUndo: () => void }) {
  const { t } = useTranslation('audit');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (name !== null) button.current?.focus();
  }, [name]);
  return (
    <div className={name === null ? undefined : 'said-good button-row'}>
      <Said>{name !== null && t('inventory.removed', { name })}</Said>
      {name !== null && (
        <button ref={button} type="button" className="btn btn-outline-primary" onClick={onUndo}>
          <Icon name="back" /> {t('inventory.undo')}
        </button>
      )}
    </div>
  );
}
