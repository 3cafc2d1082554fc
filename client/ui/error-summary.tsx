import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What is missing in a form, with a way to each field. Takes the focus when it appears. */
export function ErrorSummary({
  errors,
  title,
}: {
  errors: { field: string; text: string }[];
  /** Where "is missing" is not the word for it. */
  title?: string | undefined;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
    // Only when it appears: later changes of the form must not take the focus away.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (!shown) return null;
  return (
    <div ref={box} className="notice is-error" role="alert" tabIndex={-1}>
      <div>
        <h2 className="h4">{title ?? t('common.errorSummary', { count: errors.length })}</h2>
        <ul>
          {errors.map(({ field, text }) => (
            <li key={field}>
              <a href={`#field-${field}`} onClick={goTo(field)}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const goTo = (field: string) => (event: MouseEvent) => {
  event.preventDefault();
  const target = document.getElementById(`field-${field}`);
  (target?.matches('fieldset') ? target.querySelector('input') : target)?.focus();
};
