import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Notice } from '../ui/notice.tsx';
import { useRefusalText } from './audit-head.tsx';

const KNOWN = ['nothing-declared', 'not-verified', 'no-profile', 'stale-revision'] as const;

/** Why a step was not taken. */
export function StepTrouble({ failure, isUnsaved }: { failure: unknown; isUnsaved: boolean }) {
  const { t } = useTranslation('audit');
  const explain = useErrorText();
  const refusal = useRefusalText();
  if (isUnsaved) return <Notice tone="error">{t('step.unsaved')}</Notice>;
  if (failure === null) return null;
  if (!(failure instanceof ApiError)) return <Notice tone="error">{explain(failure)}</Notice>;
  const known = KNOWN.find((code) => code === failure.code);
  return <Notice tone="error">{known ? t(`step.errors.${known}`) : refusal(failure)}</Notice>;
}
