import type { ReactNode } from 'react';

interface ChoicesProps<T extends string> {
  /** Also the field's id, `field-<name>`, for the error summary. */
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  /** Short options side by side where there is room. */
  grid?: boolean;
  options: readonly { value: T; text: string }[];
  value: string;
  onChange: (value: T) => void;
}

/** One choice of a few, all in sight. */
export function Choices<T extends string>({
  name,
  label,
  hint,
  error,
  grid,
  options,
  value,
  onChange,
}: ChoicesProps<T>) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className="field" id={`field-${name}`} aria-describedby={described || undefined}>
      <legend>{label}</legend>
      <HintAndError name={name} hint={hint} error={error} />
      <div className={grid ? 'options-grid' : undefined}>
        {options.map((option) => (
          <label key={option.value} className="option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function HintAndError({
  name,
  hint,
  error,
}: {
  name: string;
  hint?: string | undefined;
  error?: string | undefined;
}) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  /** Draws the control with the attributes that tie it to label, hint and error. */
  children: (attributes: {
    id: string;
    className: string;
    'aria-invalid': boolean | undefined;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A labelled control with its hint and its error. */
export function Field({ name, label, hint, error, children }: FieldProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={`field-${name}`}>{label}</label>
      <HintAndError name={name} hint={hint} error={error} />
      {children({
        id: `field-${name}`,
        className: 'input',
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  );
}
