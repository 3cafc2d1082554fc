import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditContext } from '../../scoring/audit-report-context.ts';
import { priorityOrder } from '../../scoring/audit-report-plan.ts';
import { Field } from '../ui/fields.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import { useAreaName } from './entry-words.ts';

/** The areas to take up first, in order. Without a choice, the order that the scoring proposes holds. */
export function PrioritiesEditor({ context }: { context: AuditContext | null }) {
  const { t } = useTranslation('audit');
  const areaName = useAreaName();
  const { audit, session } = useRoom();
  const chosen = audit.conclusions.value.priorities;
  const proposed = context && chosen.length === 0 ? priorityOrder(context) : [];
  const change = (priorities: string[]) => session.conclude({ priorities });
  return (
    <section aria-labelledby="priorities">
      <h3 id="priorities">{t('priorities.title')}</h3>
      {chosen.length === 0 ? (
        <>
          <p>{t(proposed.length > 0 ? 'priorities.proposed' : 'priorities.none')}</p>
          {proposed.length > 0 && (
            <>
              <ol>
                {proposed.map((area) => (
                  <li key={area}>{areaName(area)}</li>
                ))}
              </ol>
              <button
                type="button"
                className="btn btn-outline-primary priorities-take no-print"
                onClick={() => change(proposed)}
              >
                {t('priorities.take')}
              </button>
            </>
          )}
        </>
      ) : (
        <ChosenList chosen={chosen} onChange={change} />
      )}
      <AddArea chosen={chosen} onAdd={(area) => change([...chosen, area])} />
    </section>
  );
}

function ChosenList({
  chosen,
  onChange,
}: {
  chosen: string[];
  onChange: (priorities: string[]) => void;
}) {
  const { t } = useTranslation('audit');
  const areaName = useAreaName();
  // A row that moves would lose the focus on its button.
  const pressed = useRef<string | null>(null);
  useEffect(() => {
    if (pressed.current !== null) document.getElementById(pressed.current)?.focus();
    pressed.current = null;
  });
  const move = (area: string, by: -1 | 1) => {
    const from = chosen.indexOf(area);
    pressed.current = `${by < 0 ? 'up' : 'down'}-${area}`;
    onChange(chosen.toSpliced(from, 1).toSpliced(from + by, 0, area));
  };
  return (
    <ol className="chosen-areas">
      {chosen.map((area, place) => (
        <li key={area}>
          <span>{areaName(area)}</span>
          <span className="button-row no-print">
            <button
              type="button"
              id={`up-${area}`}
              className="link-button"
              aria-disabled={place === 0}
              onClick={() => place > 0 && move(area, -1)}
            >
              {t('priorities.up')}
              <span className="visually-hidden">: {areaName(area)}</span>
            </button>
            <button
              type="button"
              id={`down-${area}`}
              className="link-button"
              aria-disabled={place === chosen.length - 1}
              onClick={() => place < chosen.length - 1 && move(area, 1)}
            >
              {t('priorities.down')}
              <span className="visually-hidden">: {areaName(area)}</span>
            </button>
            <button
              type="button"
              className="link-button"
              onClick={() => onChange(chosen.filter((each) => each !== area))}
            >
              <Icon name="cross" /> {t('priorities.leaveOut')}
              <span className="visually-hidden">: {areaName(area)}</span>
            </button>
          </span>
        </li>
      ))}
    </ol>
  );
}

function AddArea({ chosen, onAdd }: { chosen: string[]; onAdd: (area: string) => void }) {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const { session } = useRoom();
  const left = session.view.model.areas.filter(({ id }) => !chosen.includes(id));
  if (left.length === 0) return null;
  return (
    <div className="no-print narrow">
      <Field name="add-area" label={t('priorities.add')}>
        {(attributes) => (
          <select {...attributes} value="" onChange={({ target }) => onAdd(target.value)}>
            <option value="">{t('answer.choose')}</option>
            {left.map(({ id, name }) => (
              <option key={id} value={id}>
                {pick(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
