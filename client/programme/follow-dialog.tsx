import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../api/contract.ts';
import type { FollowReferral, ReferralProgress } from '../../api/contract-programmes.ts';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { ApiError } from '../http.ts';
import { todayInRome } from '../results/today.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Choices, Field } from '../ui/fields.tsx';
import { Notice } from '../ui/notice.tsx';
import {
  amountOf,
  type FollowDraft,
  isOptional,
  missingIn,
  nextStates,
  toBody,
} from './follow-draft.ts';

interface FollowDialogProps {
  progress: ReferralProgress;
  /** Calls that the firm may have applied to, where none is named yet. */
  calls?: { code: string; title: string }[];
  lead?: string;
  /** Sends the step. @throws ApiError */
  send: (body: FollowReferral) => Promise<unknown>;
  /** After a step, and where somebody else was faster: what is there is read again. */
  onChanged: () => Promise<void>;
  onClose: () => void;
}

type Fault = { field: 'state' | 'day' | 'sum'; text: string };

/** Records what happened with an application; what was said before stays. */
export function FollowDialog(props: FollowDialogProps) {
  const { t } = useTranslation('programme');
  const form = useFollow(props);
  const { draft, change, faults } = form;
  const errorOf = (field: Fault['field']) => faults.find((each) => each.field === field)?.text;
  const amount = amountOf(draft.state);
  const { state: now, call } = props.progress;
  return (
    <Dialog title={t('follow.title')} onClose={props.onClose}>
      {props.lead !== undefined && <p>{props.lead}</p>}
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary key={form.round} errors={faults} />
        <Choices
          name="state"
          label={t('follow.state')}
          error={errorOf('state')}
          options={nextStates(now).map((value) => ({
            value,
            text:
              value === now
                ? t('follow.correct', { state: t(`state.${value}`) })
                : t(`state.${value}`),
          }))}
          value={draft.state}
          onChange={(state) => change({ state })}
        />
        {draft.state === 'applied' && call === null && (
          <CallField calls={props.calls ?? []} value={draft.call} onChange={change} />
        )}
        <Field name="day" label={t('follow.day')} error={errorOf('day')}>
          {(attributes) => (
            <input
              {...attributes}
              type="date"
              value={draft.day}
              onChange={(event) => change({ day: event.target.value })}
            />
          )}
        </Field>
        {amount && (
          <Field
            name="sum"
            label={t(`follow.${amount}`)}
            hint={isOptional(draft.state) ? t('follow.optional') : t('follow.sum')}
            error={errorOf('sum')}
          >
            {(attributes) => (
              <input
                {...attributes}
                inputMode="decimal"
                value={draft.sum}
                onChange={(event) => change({ sum: event.target.value })}
              />
            )}
          </Field>
        )}
        {form.failure !== null && <Notice tone="error">{form.failure}</Notice>}
        <div className="button-row">
          <button type="submit" className="btn btn-primary">
            {t('follow.save')}
          </button>
          <button type="button" className="btn btn-outline-primary" onClick={props.onClose}>
            {t('follow.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function CallField({
  calls,
  value,
  onChange,
}: {
  calls: { code: string; title: string }[];
  value: string;
  onChange: (part: Partial<FollowDraft>) => void;
}) {
  const { t } = useTranslation('programme');
  if (calls.length === 0) return null;
  return (
    <Field name="call" label={t('follow.call')}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onChange={(event) => onChange({ call: event.target.value })}
        >
          <option value="">{t('follow.noCall')}</option>
          {calls.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const FIELDS: Record<string, Fault['field']> = {
  state: 'state',
  day: 'day',
  requested: 'sum',
  granted: 'sum',
  paid: 'sum',
};
const KNOWN = [
  'in-the-future',
  'before-the-last-step',
  'more-than-requested',
  'more-than-granted',
] as const;

function useFollow({ progress, send, onChanged, onClose }: FollowDialogProps) {
  const { t } = useTranslation('programme');
  const explain = useAccountErrorText();
  const [draft, setDraft] = useState<FollowDraft>({
    state: '',
    day: todayInRome(),
    sum: '',
    call: '',
  });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [round, setRound] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const change = (part: Partial<FollowDraft>) => setDraft({ ...draft, ...part });
  const show = (found: Fault[], other: string | null) => {
    setFaults(found);
    setFailure(other);
    setRound((before) => before + 1);
  };
  const textOf = (code: string) => {
    const known = KNOWN.find((each) => each === code);
    return known ? t(`follow.errors.${known}`) : t('follow.errors.other');
  };
  const attempt = async () => {
    const missing = missingIn(draft);
    show(
      missing.map((field) => ({ field, text: t(`follow.errors.${field}`) })),
      null,
    );
    const body = toBody(draft, progress);
    if (missing.length > 0 || !body) return;
    try {
      await send(body);
      await onChanged();
      onClose();
    } catch (error) {
      if (isStale(error)) await onChanged();
      const found = issuesOf(error).flatMap(({ path, code }) => {
        const field = FIELDS[path];
        return field === undefined ? [] : [{ field, text: textOf(code) }];
      });
      const other = isStale(error) ? t('follow.errors.stale') : explain(error);
      show(found, found.length > 0 ? null : other);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void attempt();
  };
  return { draft, change, faults, round, failure, submit };
}

function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'stale-revision';
}

function issuesOf(error: unknown): NonNullable<ErrorBody['error']['issues']> {
  return error instanceof ApiError && error.status === 400 ? error.issues : [];
}
