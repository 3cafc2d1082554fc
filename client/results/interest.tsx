import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../scoring/report-model.ts';
import { api } from '../api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Field } from '../ui/fields.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { CameOfIt } from './came-of-it.tsx';
import { useReferrals } from './referrals.tsx';

/** "I am interested": asks the office to get in touch, with the firm's consent; can be withdrawn. */
export function Interest({ offer }: { offer: OfferView }) {
  const { t } = useTranslation();
  const { mayEdit, list } = useReferrals();
  const [asking, setAsking] = useState(false);
  const asked = list.find((referral) => referral.offer === offer.id);
  const isFollowed = asked !== undefined && asked.state !== 'interested';
  // What came of it stays in sight, also where the offer is not for the firm any more.
  if (!mayEdit || (offer.verdict === 'no' && !isFollowed)) return null;
  if (asked && (asked.contact || isFollowed)) {
    return (
      <>
        {asked.contact && <Asked id={asked.id} email={asked.contact.email} />}
        <CameOfIt referral={asked} />
      </>
    );
  }
  return (
    <p className="no-print">
      <button
        type="button"
        className="btn btn-primary"
        aria-label={t('interest.buttonFor', { offer: offer.title })}
        onClick={() => setAsking(true)}
      >
        {t('interest.button')}
      </button>
      {asking && <InterestDialog offer={offer} onClose={() => setAsking(false)} />}
    </p>
  );
}

function Asked({ id: referral, email }: { id: string; email: string }) {
  const { t } = useTranslation();
  const explain = useErrorText();
  const { id, refresh } = useReferrals();
  const [failure, setFailure] = useState<unknown>(null);
  const withdraw = () => {
    api.withdraw(id, referral).then(refresh).catch(setFailure);
  };
  return (
    <Notice tone="good">
      <p>{t('interest.asked', { email })}</p>
      <button type="button" className="link-button" onClick={withdraw}>
        {t('interest.withdraw')}
      </button>
      {failure !== null && <p role="alert">{explain(failure)}</p>}
    </Notice>
  );
}

const EMPTY = { name: '', email: '', phone: '', consent: false };
type Wish = typeof EMPTY;

function InterestDialog({ offer, onClose }: { offer: OfferView; onClose: () => void }) {
  const { t } = useTranslation();
  const explain = useErrorText();
  const form = useWish(offer.id, onClose);
  const errorOf = (field: keyof Wish) =>
    form.errors.includes(field) ? t(`interest.errors.${field}`) : undefined;
  const { wish, change } = form;
  return (
    <Dialog title={t('interest.title')} onClose={onClose}>
      <p>{t('interest.text', { office: offer.contact.office, offer: offer.title })}</p>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary
          key={form.round}
          errors={form.errors.map((field) => ({
            field: `wish-${field}`,
            text: t(`interest.errors.${field}`),
          }))}
        />
        <Field name="wish-name" label={t('interest.name')} error={errorOf('name')}>
          {(attributes) => (
            <input
              {...attributes}
              autoComplete="name"
              value={wish.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field name="wish-email" label={t('interest.email')} error={errorOf('email')}>
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              autoComplete="email"
              value={wish.email}
              onChange={(event) => change({ email: event.target.value })}
            />
          )}
        </Field>
        <Field name="wish-phone" label={t('interest.phone')} error={errorOf('phone')}>
          {(attributes) => (
            <input
              {...attributes}
              type="tel"
              autoComplete="tel"
              value={wish.phone}
              onChange={(event) => change({ phone: event.target.value })}
            />
          )}
        </Field>
        <label className="option">
          <input
            id="field-wish-consent"
            type="checkbox"
            checked={wish.consent}
            onChange={(event) => change({ consent: event.target.checked })}
          />
          <span>{t('interest.consent')}</span>
        </label>
        {form.failure !== null && <Notice tone="error">{explain(form.failure)}</Notice>}
        <div className="button-row">
          <button type="submit" className="btn btn-primary">
            <Icon name="mail" /> {t('interest.send')}
          </button>
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function useWish(offer: string, onDone: () => void) {
  const { id, refresh } = useReferrals();
  const [wish, setWish] = useState(EMPTY);
  const [errors, setErrors] = useState<(keyof Wish)[]>([]);
  const [round, setRound] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const change = (part: Partial<Wish>) => setWish({ ...wish, ...part });
  const send = async () => {
    const wrong = wrongFields(wish);
    setErrors(wrong);
    setRound((now) => now + 1);
    if (wrong.length > 0) return;
    const { name, email, phone } = wish;
    try {
      await api.refer(id, {
        offer,
        consent: true,
        contact: { name: name.trim(), email, ...(phone.trim() !== '' && { phone: phone.trim() }) },
      });
      await refresh();
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void send();
  };
  return { wish, change, errors, round, failure, submit };
}

function wrongFields({ name, email, phone, consent }: Wish): (keyof Wish)[] {
  const checks: [keyof Wish, boolean][] = [
    ['name', name.trim() !== ''],
    ['email', /^\S+@\S+\.\S+$/.test(email)],
    ['phone', phone.trim() === '' || /^\+?[\d ()/.-]{5,30}$/.test(phone.trim())],
    ['consent', consent],
  ];
  return checks.flatMap(([field, right]) => (right ? [] : [field]));
}
