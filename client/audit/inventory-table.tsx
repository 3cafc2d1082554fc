import { useTranslation } from 'react-i18next';
import type { InventoryItem } from '../../api/contract-audits.ts';
import type { Process } from '../../api/contract.ts';
import { Icon } from '../ui/icon.tsx';
import { useRoom } from './audit-context.ts';

interface InventoryTableProps {
  kind: InventoryItem['kind'];
  items: InventoryItem[];
  /** Null where nothing may be changed. */
  onEdit: ((item: InventoryItem) => void) | null;
  onRemove: (item: InventoryItem) => void;
}

/** One kind of things as a table; on a phone each is a card. */
export function InventoryTable({ kind, items, onEdit, onRemove }: InventoryTableProps) {
  const { t } = useTranslation('audit');
  if (items.length === 0) return <p className="muted">{t(`inventory.none.${kind}`)}</p>;
  const columns =
    kind === 'technology'
      ? (['name', 'process', 'adoption'] as const)
      : (['name', 'process', 'connected', 'retrofit', 'adoption'] as const);
  return (
    <table className="table stacked-table">
      <caption className="visually-hidden">{t(`inventory.kinds.${kind}`)}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`inventory.columns.${column}`)}
            </th>
          ))}
          {onEdit && (
            <th scope="col" className="no-print">
              {t('inventory.columns.ways')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            {columns.map((column) =>
              column === 'name' ? (
                <th key={column} scope="row">
                  <Name item={item} />
                </th>
              ) : (
                <td key={column} data-label={t(`inventory.columns.${column}`)}>
                  <Fact item={item} column={column} />
                </td>
              ),
            )}
            {onEdit && (
              <td className="no-print">
                <Ways item={item} onEdit={onEdit} onRemove={onRemove} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Name({ item }: { item: InventoryItem }) {
  const { t } = useTranslation('audit');
  const details = [
    item.year === undefined ? null : t('inventory.ofYear', { year: item.year }),
    item.keyStep ? t('inventory.keyStep') : null,
  ].filter((detail) => detail !== null);
  return (
    <>
      {item.name}
      {details.length > 0 && <span className="muted item-note">{details.join(' · ')}</span>}
      {item.note !== undefined && <span className="muted item-note typed-text">{item.note}</span>}
    </>
  );
}

function Fact({
  item,
  column,
}: {
  item: InventoryItem;
  column: 'process' | 'connected' | 'retrofit' | 'adoption';
}) {
  const { t } = useTranslation('audit');
  if (column !== 'process')
    return t(`inventory.${column}.${item[column]}` as 'inventory.connected.yes');
  return item.process === undefined ? '–' : t(`processes.${item.process as Process}`);
}

function Ways({
  item,
  onEdit,
  onRemove,
}: {
  item: InventoryItem;
  onEdit: (item: InventoryItem) => void;
  onRemove: (item: InventoryItem) => void;
}) {
  const { t } = useTranslation('audit');
  const { may } = useRoom();
  if (!may('declare') && !may('verify')) return null;
  return (
    <span className="button-row">
      <button
        type="button"
        className="link-button"
        aria-label={t('inventory.editOf', { name: item.name })}
        onClick={() => onEdit(item)}
      >
        <Icon name="pencil" /> {t('inventory.edit')}
      </button>
      <button
        type="button"
        className="link-button"
        aria-label={t('inventory.removeOf', { name: item.name })}
        onClick={() => onRemove(item)}
      >
        <Icon name="trash" /> {t('inventory.remove')}
      </button>
    </span>
  );
}
