import { useTranslation } from 'react-i18next';
import { type FieldError, errorOf } from '../account/account-form.tsx';
import { Field } from '../ui/fields.tsx';
import {
  EMPTY_FIRM,
  fieldName,
  type FirmDraft,
  type PeriodDraft,
  withoutFirm,
} from './size-draft.ts';

const MOST_RELATED = 25;

interface SizePeriodFieldsProps {
  place: number;
  period: PeriodDraft;
  errors: FieldError[];
  onChange: (period: PeriodDraft) => void;
  /** Undefined for the only one. */
  onRemove: (() => void) | undefined;
}

/** The figures of one year: the firm's own, and those of the firms tied to it. */
export function SizePeriodFields(props: SizePeriodFieldsProps) {
  const { place, period, errors, onChange, onRemove } = props;
  const { t } = useTranslation('company');
  const setFirm = (index: number, next: FirmDraft) =>
    onChange({ ...period, related: period.related.with(index, next) });
  return (
    <fieldset className="panel size-period">
      <legend>{t('size.period', { year: period.year })}</legend>
      <div className="figures">
        {(['year', 'workUnits', 'turnover', 'balanceSheet'] as const).map((field) => (
          <Figure
            key={field}
            name={fieldName(field, place)}
            field={field}
            value={period[field]}
            errors={errors}
            onChange={(value) => onChange({ ...period, [field]: value })}
          />
        ))}
      </div>
      {period.related.map((firm, index) => (
        <RelatedFields
          // Firms have no name but their place: the name itself is typed.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          places={[place, index]}
          firm={firm}
          errors={errors}
          onChange={(next) => setFirm(index, next)}
          before={period.related.slice(0, index)}
          onRemove={() => onChange({ ...period, related: withoutFirm(period.related, index) })}
        />
      ))}
      <div className="button-row">
        {period.related.length < MOST_RELATED && (
          <button
            type="button"
            className="link-button"
            onClick={() => onChange({ ...period, related: [...period.related, EMPTY_FIRM] })}
          >
            {t('size.addRelated', { year: period.year })}
          </button>
        )}
        {onRemove && (
          <button type="button" className="link-button" onClick={onRemove}>
            {t('size.removePeriod', { year: period.year })}
          </button>
        )}
      </div>
    </fieldset>
  );
}

interface RelatedFieldsProps {
  places: [number, number];
  firm: FirmDraft;
  /** Firms by which it may be tied. */
  before: FirmDraft[];
  errors: FieldError[];
  onChange: (firm: FirmDraft) => void;
  onRemove: () => void;
}

function RelatedFields(props: RelatedFieldsProps) {
  const { places, firm, before, onChange, onRemove } = props;
  const { t } = useTranslation('company');
  return (
    <fieldset className="related-firm">
      <legend>{firm.name.trim() || t('size.related', { number: places[1] + 1 })}</legend>
      <div className="figures">
        <FirmFigure {...props} field="name" />
        {before.length > 0 && (
          <Field name={fieldName('via', ...places)} label={t('size.fields.via')}>
            {(attributes) => (
              <select
                {...attributes}
                value={firm.via}
                onChange={(event) => onChange({ ...firm, via: event.target.value })}
              >
                <option value="">{t('size.itself')}</option>
                {before.map(({ name }, place) => (
                  // Firms have no name but their place: the name itself is typed.
                  // eslint-disable-next-line react/no-array-index-key
                  <option key={place} value={String(place)}>
                    {name.trim() || t('size.related', { number: place + 1 })}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {(['share', 'workUnits', 'turnover', 'balanceSheet'] as const).map((field) => (
          <FirmFigure key={field} {...props} field={field} />
        ))}
      </div>
      <button type="button" className="link-button" onClick={onRemove}>
        {t('size.removeRelated')}
      </button>
    </fieldset>
  );
}

function FirmFigure({
  field,
  places,
  firm,
  errors,
  onChange,
}: RelatedFieldsProps & { field: Exclude<FigureProps['field'], 'year'> }) {
  return (
    <Figure
      name={fieldName(field, ...places)}
      field={field}
      value={firm[field]}
      errors={errors}
      onChange={(value) => onChange({ ...firm, [field]: value })}
    />
  );
}

interface FigureProps {
  name: string;
  field: 'year' | 'name' | 'share' | 'workUnits' | 'turnover' | 'balanceSheet';
  value: string;
  errors: FieldError[];
  onChange: (value: string) => void;
}

function Figure({ name, field, value, errors, onChange }: FigureProps) {
  const { t } = useTranslation('company');
  return (
    <Field name={name} label={t(`size.fields.${field}`)} error={errorOf(errors, name)}>
      {(attributes) => (
        <input
          {...attributes}
          inputMode={field === 'name' ? 'text' : field === 'year' ? 'numeric' : 'decimal'}
          autoComplete="off"
          maxLength={field === 'name' ? 120 : 20}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
