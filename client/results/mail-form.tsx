import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Field } from '../ui/fields.tsx';
import { useLanguage } from '../ui/language.ts';
import { Said } from '../ui/said.tsx';

/** Sends the resume link or the report to an address, which is used for that and nothing else. */
export function MailForm({ id, kind }: { id: string; kind: 'resume' | 'report' }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const explain = useErrorText();
  const [to, setTo] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSentTo(null);
    if (!/^\S+@\S+\.\S+$/.test(to)) return setProblem(t('mail.wrong'));
    setProblem(undefined);
    setSending(true);
    try {
      await api.sendMail(id, { kind, to, language });
      setSentTo(to);
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setSending(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form className="mail-form" onSubmit={submit} noValidate>
      <Field name={`mail-${kind}`} label={t(`mail.${kind}`)} hint={t('mail.hint')} error={problem}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            autoComplete="email"
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="btn btn-outline-primary" disabled={sending}>
        {sending ? t('common.sending') : t('mail.send')}
      </button>
      <Said className={sentTo === null ? '' : 'said-good'}>
        {sentTo !== null && t('mail.sent', { to: sentTo })}
      </Said>
    </form>
  );
}
