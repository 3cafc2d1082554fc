import './engagement.scss';
import { useTranslation } from 'react-i18next';
import type { Assignment, EngagementTask } from '../../api/contract-companies.ts';
import { type FieldError, errorOf } from '../account/account-form.tsx';
import { Field, HintAndError } from '../ui/fields.tsx';

const TASKS: EngagementTask[] = ['technological-audit', 'assisted-assessment', 'follow-up'];
const MOST_SCOPE = 2000;
const MONTHS = 6;

/** An audit over the six months from today: what most letters say. */
export function emptyAssignment(today: string): Assignment {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const until = new Date(Date.UTC(year, month - 1 + MONTHS, date)).toISOString().slice(0, 10);
  return { tasks: ['technological-audit'], scope: '', from: today, until };
}

interface AssignmentFieldsProps {
  value: Assignment;
  errors: FieldError[];
  onChange: (part: Partial<Assignment>) => void;
}

/** What both sides agree on: tasks, scope and days. */
export function AssignmentFields({ value, errors, onChange }: AssignmentFieldsProps) {
  const { t } = useTranslation('engagement');
  const toggle = (task: EngagementTask) =>
    onChange({
      tasks: TASKS.filter((each) => (each === task) !== value.tasks.includes(each)),
    });
  return (
    <>
      <fieldset className="field" id="field-tasks">
        <legend>{t('form.tasks')}</legend>
        <HintAndError name="tasks" error={errorOf(errors, 'tasks')} />
        {TASKS.map((task) => (
          <label key={task} className="option">
            <input
              type="checkbox"
              name="tasks"
              checked={value.tasks.includes(task)}
              onChange={() => toggle(task)}
            />
            <span>
              {t(`task.${task}`)}
              <span className="muted option-note">{t(`taskText.${task}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        name="scope"
        label={t('form.scope')}
        hint={t('form.scopeHint')}
        error={errorOf(errors, 'scope')}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={5}
            maxLength={MOST_SCOPE}
            value={value.scope}
            onChange={(event) => onChange({ scope: event.target.value })}
          />
        )}
      </Field>
      <div className="field-pair">
        {(['from', 'until'] as const).map((name) => (
          <Field key={name} name={name} label={t(`form.${name}`)} error={errorOf(errors, name)}>
            {(attributes) => (
              <input
                {...attributes}
                type="date"
                value={value[name]}
                onChange={(event) => onChange({ [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}

/** What is missing, by field. */
export function useAssignmentCheck(): (value: Assignment) => FieldError[] {
  const { t } = useTranslation('engagement');
  return ({ tasks, scope, from, until }) => {
    const wrong: [string, boolean][] = [
      ['tasks', tasks.length === 0],
      ['scope', scope.trim() === ''],
      ['from', from === ''],
      ['until', until === '' || until < from],
    ];
    return wrong.flatMap(([field, lacks]) =>
      lacks ? [{ field, text: t(`form.errors.${field as 'tasks'}`) }] : [],
    );
  };
}
