import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from './said.tsx';

/** A link to copy: selected at a touch, copied at a press, and said so. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="copy-field">
      <input
        className="input"
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.target.select()}
      />
      <button type="button" className="btn btn-outline-primary" onClick={() => void copy()}>
        {t('common.copy')}
      </button>
      <Said>
        {copied === true && t('common.copied')}
        {copied === false && t('common.copyByHand')}
      </Said>
    </div>
  );
}
