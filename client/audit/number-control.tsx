import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import type { ControlProps } from './answer-control.tsx';
import { Apart } from './choice-controls.tsx';

/** A whole number, or beside it that it is not known. What is no number of the range is not an answer yet. */
export function NumberControl({ definition, apart, name, value, onChange }: ControlProps) {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const [typed, setTyped] = useState<string | null>(null);
  const { rule } = definition;
  if (rule.type !== 'number') return null;
  const range = { min: rule.min, max: rule.max };
  const shown = typed ?? (typeof value === 'number' ? String(value) : '');
  const wrong = shown.trim() !== '' && readWhole(shown, range) === undefined;
  return (
    <>
      <Field
        name={name}
        label={t('answer.number')}
        hint={t('answer.numberHint', range)}
        error={wrong ? t('answer.numberWrong', range) : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            className="input is-number"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={shown}
            onChange={({ target }) => {
              setTyped(target.value);
              onChange(readWhole(target.value, range));
            }}
            onBlur={() => !wrong && setTyped(null)}
          />
        )}
      </Field>
      <Apart
        apart={apart}
        name={name}
        value={value}
        pick={pick}
        onChange={(next) => {
          setTyped(null);
          onChange(next);
        }}
      />
    </>
  );
}

function readWhole(text: string, { min, max }: { min: number; max: number }): number | undefined {
  if (!/^\s*\d{1,9}\s*$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}
