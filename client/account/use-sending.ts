import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';
import type { FieldError } from './account-form.tsx';

interface Sending {
  /** What keeps the form from being sent; empty when nothing does. */
  check: () => FieldError[];
  send: () => Promise<void>;
  /** What the service's `path` of an issue is called in this form. */
  fields?: Record<string, string>;
}

/** Sends a form once at a time. What is wrong with a field is said there, anything else below the form. */
export function useSending({ check, send, fields = {} }: Sending) {
  const explainFault = useFaultText();
  const [errors, setErrors] = useState<FieldError[]>([]);
  // Each failed attempt draws the summary anew, which takes the focus.
  const [round, setRound] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const show = (found: FieldError[], other: unknown) => {
    setErrors(found);
    setFailure(other);
    setRound((now) => now + 1);
  };
  const attempt = async () => {
    if (busy.current) return;
    const missing = check();
    show(missing, null);
    if (missing.length > 0) return;
    busy.current = true;
    setSending(true);
    try {
      await send();
    } catch (error) {
      const named = faultsIn(error, fields).map(({ field, code }) => ({
        field,
        text: explainFault(code),
      }));
      show(named, named.length > 0 ? null : error);
    } finally {
      busy.current = false;
      setSending(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void attempt();
  };
  return { errors, round, failure, sending, submit };
}

/** Whether an address looks like one; the mail itself proves the rest. */
export function isAddress(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text.trim());
}

function faultsIn(
  error: unknown,
  fields: Record<string, string>,
): { field: string; code: string }[] {
  if (!(error instanceof ApiError) || error.status !== 400) return [];
  return error.issues.flatMap(({ path, code }) => {
    const field = fields[path];
    return field === undefined ? [] : [{ field, code }];
  });
}

const FAULTS = [
  'too-short',
  'too-long',
  'is-the-address',
  'repeats',
  'too-common',
  'wrong-password',
  'same-address',
] as const;

/** Why the service refused a field. What has no words of its own can only be an address that is none. */
function useFaultText(): (code: string) => string {
  const { t } = useTranslation('account');
  return (code) => {
    const known = FAULTS.find((fault) => fault === code);
    return known ? t(`password.faults.${known}`) : t('errors.email');
  };
}
