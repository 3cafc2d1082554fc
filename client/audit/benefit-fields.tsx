import { useTranslation } from 'react-i18next';
import { figureName, formulaText } from '../../scoring/audit-report-benefit.ts';
import { type BenefitKind, estimateBenefit, type FigureUnit } from '../../scoring/benefit.ts';
import { Choices, Field } from '../ui/fields.tsx';
import { Said } from '../ui/said.tsx';
import { costOf, figureUnits, inputOf } from './measure-draft.ts';
import { errorIn, type MeasurePartProps } from './measure-form.tsx';

const KINDS: BenefitKind[] = ['hours', 'scrap', 'downtime', 'energy'];

/** What the measure brings, worked out from the firm's own figures while they are typed; each figure with its source. */
export function BenefitFields(props: MeasurePartProps) {
  const { t } = useTranslation('audit');
  const { draft, data, errors, onChange } = props;
  const { kind } = draft;
  return (
    <fieldset className="field benefit">
      <legend>{t('benefit.title')}</legend>
      <Choices
        name="measure-kind"
        label={t('benefit.kind')}
        grid
        options={[
          { value: '' as const, text: t('benefit.none') },
          ...KINDS.map((value) => ({ value, text: t(`benefit.kinds.${value}`) })),
        ]}
        value={kind}
        onChange={(next) => onChange({ kind: next })}
      />
      {kind !== '' && (
        <>
          <p className="hint">{t('benefit.hint')}</p>
          {Object.entries(figureUnits(kind)).map(([name, unit]) => (
            <Figure
              key={name}
              name={name}
              unit={unit}
              label={figureName(data, { kind }, name)}
              figure={draft.figures[name] ?? { typed: '', source: '' }}
              error={errorIn(errors, `figure-${name}`)}
              onChange={(figure) => onChange({ figures: { ...draft.figures, [name]: figure } })}
            />
          ))}
          <Outcome {...props} kind={kind} />
        </>
      )}
    </fieldset>
  );
}

interface FigureProps {
  name: string;
  unit: FigureUnit;
  label: string;
  figure: { typed: string; source: string };
  error: string | undefined;
  onChange: (figure: { typed: string; source: string }) => void;
}

/** A figure and where it comes from: no figure without its source. */
function Figure({ name, unit, label, figure, error, onChange }: FigureProps) {
  const { t } = useTranslation('audit');
  return (
    <div className="field-pair figure">
      <Field name={`figure-${name}`} label={label} hint={t(`benefit.units.${unit}`)} error={error}>
        {(attributes) => (
          <input
            {...attributes}
            inputMode="decimal"
            autoComplete="off"
            value={figure.typed}
            onChange={({ target }) => onChange({ ...figure, typed: target.value })}
          />
        )}
      </Field>
      <Field name={`source-${name}`} label={t('benefit.source')} hint={t('benefit.sourceHint')}>
        {(attributes) => (
          <input
            {...attributes}
            maxLength={200}
            autoComplete="off"
            aria-label={t('benefit.sourceOf', { figure: label })}
            value={figure.source}
            onChange={({ target }) => onChange({ ...figure, source: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** The formula with its values and the payback, or what it still lacks. */
function Outcome({ draft, data, kind }: MeasurePartProps & { kind: BenefitKind }) {
  const { t } = useTranslation('audit');
  const cost = costOf(draft);
  const benefit = estimateBenefit(kind, inputOf(draft), cost ?? { low: 0, high: 0 });
  const formula = cost === null ? null : formulaText(data, benefit);
  const lacking = [
    ...new Set(benefit.problems.map(({ figure }) => figureName(data, benefit, figure))),
    ...(cost === null ? [figureName(data, benefit, 'cost')] : []),
  ];
  return (
    <div className="benefit-outcome">
      <Said>
        {formula === null ? (
          t('benefit.lacks', { figures: data.words.list(lacking) })
        ) : (
          <strong>{formula}</strong>
        )}
      </Said>
    </div>
  );
}
