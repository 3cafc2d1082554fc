import { useTranslation } from 'react-i18next';
import type { AuditContext } from '../../scoring/audit-report-context.ts';
import { proposal } from '../../scoring/audit-report-stage.ts';
import { Field } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import { Blocks } from './report-blocks.tsx';
import type { ReportData } from './report-data.ts';
import { useDraft } from './use-draft.ts';

const LOWEST = 1;
const MOST_REASON = 2000;

/** What the crosswalk proposes, and what the consultant states, with a reason. */
export function StageEditor({ data, context }: { data: ReportData; context: AuditContext | null }) {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const { audit, session } = useRoom();
  const stated = audit.conclusions.value.stage;
  // Without a reason there is no stage yet: what is chosen waits here for it.
  const [waiting, setWaiting, forget] = useDraft<number | null>(`${session.id}.stage`, null);
  const draft: { stage: number | null; reason: string } = stated ?? { stage: waiting, reason: '' };
  const change = ({ stage, reason }: typeof draft) => {
    const isWhole = stage !== null && reason.trim() !== '';
    if (isWhole || stage === null) forget();
    else setWaiting(stage);
    session.conclude({ stage: isWhole ? { stage, reason } : null });
  };
  const lacks = draft.stage !== null && draft.reason.trim() === '';
  return (
    <section aria-labelledby="stage">
      <h3 id="stage">{t('stage.title')}</h3>
      <p className="hint">{t('stage.hint')}</p>
      {context && <Blocks blocks={proposal(context)} depth={3} title={t('stage.title')} />}
      <p className="muted">
        {pick(data.stages.notice)} {pick(data.stages.source.text)}
      </p>
      <div className="narrow">
        <Field name="stage" label={t('stage.stated')}>
          {(attributes) => (
            <select
              {...attributes}
              value={draft.stage ?? ''}
              onChange={({ target }) =>
                change({ ...draft, stage: target.value === '' ? null : Number(target.value) })
              }
            >
              <option value="">{t('stage.none')}</option>
              {data.stages.stages
                .filter(({ stage }) => stage >= LOWEST)
                .map(({ stage, name }) => (
                  <option key={stage} value={stage}>
                    {stage} · {pick(name)}
                  </option>
                ))}
            </select>
          )}
        </Field>
        {draft.stage !== null && (
          <Field
            name="stage-reason"
            label={t('stage.reason')}
            error={lacks ? t('stage.reasonLacks') : undefined}
          >
            {(attributes) => (
              <textarea
                {...attributes}
                className="input is-short"
                maxLength={MOST_REASON}
                value={draft.reason}
                onChange={({ target }) => change({ ...draft, reason: target.value })}
              />
            )}
          </Field>
        )}
      </div>
    </section>
  );
}
