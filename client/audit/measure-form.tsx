import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../api/contract-audits.ts';
import { estimateBenefit } from '../../scoring/benefit.ts';
import { todayInRome } from '../results/today.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Choices, Field } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import { BenefitFields } from './benefit-fields.tsx';
import {
  costOf,
  draftOf,
  emptyMeasure,
  inputOf,
  type MeasureDraft,
  measureOf,
  quartersFrom,
  tidy,
} from './measure-draft.ts';
import { quarterText } from './measures-editor.tsx';
import { OfferFields } from './offer-fields.tsx';
import type { ReportData } from './report-data.ts';
import { useDraft } from './use-draft.ts';

const EFFORTS = ['days', 'weeks', 'months'] as const;

interface MeasureFormProps {
  /** Null for a new one. */
  before: Measure | null;
  data: ReportData;
  onSave: (measure: Measure) => void;
  onClose: () => void;
}

export interface MeasurePartProps {
  draft: MeasureDraft;
  data: ReportData;
  errors: { field: string; text: string }[];
  onChange: (part: Partial<MeasureDraft>) => void;
}

/** One measure: what, where, by when, at what cost, with which benefit, and who helps and pays. */
export function MeasureForm({ before, data, onSave, onClose }: MeasureFormProps) {
  const { t } = useTranslation('audit');
  const { session } = useRoom();
  const [first = ''] = quartersFrom(todayInRome());
  const [draft, setDraft, forget] = useDraft(
    `${session.id}.measure.${before?.id ?? 'new'}`,
    before ? draftOf(before) : emptyMeasure(first),
  );
  const [round, setRound] = useState(0);
  const check = useMeasureCheck();
  const errors = round > 0 ? check(draft) : [];
  const onChange = (part: Partial<MeasureDraft>) => setDraft({ ...draft, ...part });
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    setRound((now) => now + 1);
    const cost = costOf(draft);
    if (cost === null || check(draft).length > 0) return;
    onSave(measureOf(draft, before?.id ?? crypto.randomUUID(), cost));
    forget();
  };
  const parts = { draft, data, errors, onChange };
  return (
    <form className="panel measure-form no-print" onSubmit={save} noValidate>
      <h4>{t(before ? 'measures.change' : 'measures.add')}</h4>
      <ErrorSummary key={round} title={t('measures.wrong')} errors={errors} />
      <WhatAndWhen {...parts} />
      <Cost {...parts} />
      <BenefitFields {...parts} />
      <OfferFields {...parts} />
      <div className="button-row">
        <button type="submit" className="btn btn-primary">
          {t('measures.save')}
        </button>
        <button
          type="button"
          className="btn btn-outline-primary"
          onClick={() => {
            forget();
            onClose();
          }}
        >
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

export function errorIn(errors: MeasurePartProps['errors'], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text;
}

function WhatAndWhen({ draft, data, errors, onChange }: MeasurePartProps) {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const { session } = useRoom();
  const quarters = quartersFrom(todayInRome());
  const offered = quarters.includes(draft.quarter) ? quarters : [draft.quarter, ...quarters];
  return (
    <>
      <Field
        name="measure-title"
        label={t('measures.what')}
        error={errorIn(errors, 'measure-title')}
      >
        {(attributes) => (
          <input
            {...attributes}
            maxLength={200}
            autoComplete="off"
            value={draft.title}
            onChange={({ target }) => onChange({ title: target.value })}
          />
        )}
      </Field>
      <div className="field-pair">
        <Field
          name="measure-area"
          label={t('measures.area')}
          error={errorIn(errors, 'measure-area')}
        >
          {(attributes) => (
            <select
              {...attributes}
              value={draft.area}
              onChange={({ target }) => onChange({ area: target.value })}
            >
              <option value="">{t('answer.choose')}</option>
              {session.view.model.areas.map(({ id, name }) => (
                <option key={id} value={id}>
                  {pick(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="measure-quarter" label={t('measures.quarter')}>
          {(attributes) => (
            <select
              {...attributes}
              value={draft.quarter}
              onChange={({ target }) => onChange({ quarter: target.value })}
            >
              {offered.map((quarter) => (
                <option key={quarter} value={quarter}>
                  {quarterText(data, quarter)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Choices
        name="measure-effort"
        label={t('measures.effortField')}
        grid
        options={EFFORTS.map((value) => ({ value, text: data.words.say(`audit.effort.${value}`) }))}
        value={draft.effort}
        onChange={(effort) => onChange({ effort })}
      />
    </>
  );
}

function Cost({ draft, errors, onChange }: MeasurePartProps) {
  const { t } = useTranslation('audit');
  return (
    <div className="field-pair">
      {(['low', 'high'] as const).map((end) => (
        <Field
          key={end}
          name={`measure-${end}`}
          label={t(`measures.${end}`)}
          hint={t('measures.euro')}
          error={errorIn(errors, `measure-${end}`)}
        >
          {(attributes) => (
            <input
              {...attributes}
              inputMode="decimal"
              autoComplete="off"
              value={draft[end]}
              onChange={({ target }) => onChange({ [end]: target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** What keeps a measure from being kept. */
function useMeasureCheck(): (draft: MeasureDraft) => MeasurePartProps['errors'] {
  const { t } = useTranslation('audit');
  return (draft) => {
    const cost = costOf(draft);
    const wrong: [string, string, boolean][] = [
      ['measure-title', t('measures.errors.title'), tidy(draft.title) === ''],
      ['measure-area', t('measures.errors.area'), draft.area === ''],
      ['measure-low', t('measures.errors.cost'), cost === null],
    ];
    const problems =
      draft.kind === ''
        ? []
        : estimateBenefit(draft.kind, inputOf(draft), cost ?? { low: 0, high: 0 }).problems;
    return [
      ...wrong.flatMap(([field, text, isWrong]) => (isWrong ? [{ field, text }] : [])),
      ...problems.map(({ figure, problem }) => ({
        field: `figure-${figure}`,
        text: t(`benefit.errors.${problem}`),
      })),
    ];
  };
}
