import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallReferralView, ReferralState } from '../../api/contract-programmes.ts';
import type { ProvinceView } from '../../api/contract.ts';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { api } from '../api.ts';
import { Field } from '../ui/fields.tsx';
import { NotYet } from '../ui/not-yet.tsx';
import { Said } from '../ui/said.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { FollowDialog } from './follow-dialog.tsx';
import { History } from './history.tsx';
import { programmeApi } from './programme-api.ts';

const STATES: ReferralState[] = [
  'interested',
  'applied',
  'admitted',
  'funded',
  'done',
  'refused',
  'withdrawn',
];

/** Firms of a call, fifty at a time. */
export function CallReferrals({ code }: { code: string }) {
  const { t } = useTranslation('programme');
  const explain = useAccountErrorText();
  const [after, setAfter] = useState<string | null>(null);
  const [state, setState] = useState<ReferralState | ''>('');
  const [said, setSaid] = useState<string | null>(null);
  const load = () => programmeApi.referrals(code, after, state);
  const { loaded, set } = useLoaded(`${code} ${after} ${state}`, load);
  const provinces = useLoaded('provinces', api.provinces).loaded;
  const changed = async (text: string | null) => {
    set(await load());
    setSaid(text);
  };
  const go = (to: string | null) => {
    setSaid(null);
    setAfter(to);
  };
  return (
    <section aria-labelledby="firms">
      <h2 id="firms">{t('list.title')}</h2>
      <StateFilter
        value={state}
        onChange={(wanted) => {
          go(null);
          setState(wanted);
        }}
      />
      <Said className={said === null ? '' : 'said-good'}>{said}</Said>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && loaded.value.referrals.length === 0 && <p>{t('list.none')}</p>}
      {loaded.state === 'ready' && (
        <>
          <ul className="referral-list">
            {loaded.value.referrals.map((referral) => (
              <Line
                key={referral.id}
                referral={referral}
                provinces={provinces.state === 'ready' ? provinces.value : []}
                onChanged={changed}
              />
            ))}
          </ul>
          <Pages isFirst={after === null} next={loaded.value.next} onGo={go} />
        </>
      )}
    </section>
  );
}

function StateFilter({
  value,
  onChange,
}: {
  value: ReferralState | '';
  onChange: (value: ReferralState | '') => void;
}) {
  const { t } = useTranslation('programme');
  return (
    <Field name="filter" label={t('list.filter')}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onChange={(event) => onChange(event.target.value as ReferralState | '')}
        >
          <option value="">{t('list.all')}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {t(`state.${state}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Line({
  referral,
  provinces,
  onChanged,
}: {
  referral: CallReferralView;
  provinces: ProvinceView[];
  onChanged: (said: string | null) => Promise<void>;
}) {
  const { t } = useTranslation('programme');
  const [open, setOpen] = useState(false);
  const { firm, contact, reference, service } = referral;
  const name = firm.name ?? t('list.noName');
  const facts = [
    provinces.find(({ code }) => code === firm.nuts3)?.name ?? firm.nuts3,
    firm.vatNumber && t('list.vat', { vat: firm.vatNumber }),
    reference && t('list.reference', { reference }),
    service && t('list.service', { service }),
    contact && t('list.contact', { name: contact.name, email: contact.email }),
  ];
  return (
    <li className="referral-line">
      <div>
        <h3 className="h5">{name}</h3>
        <p className="muted">{facts.filter(Boolean).join(' · ')}</p>
        <History progress={referral} />
      </div>
      <div>
        <p>
          <span className={`referral-state is-${referral.state}`}>
            {t(`state.${referral.state}`)}
          </span>
        </p>
        <button
          type="button"
          className="btn btn-outline-primary"
          aria-label={t('follow.openFor', { firm: name })}
          onClick={() => setOpen(true)}
        >
          {t('follow.open')}
        </button>
      </div>
      {open && (
        <FollowDialog
          progress={referral}
          send={(body) => programmeApi.follow(referral.id, body)}
          onChanged={() => onChanged(t('follow.saved'))}
          onClose={() => setOpen(false)}
        />
      )}
    </li>
  );
}

function Pages({
  isFirst,
  next,
  onGo,
}: {
  isFirst: boolean;
  next: string | null;
  onGo: (after: string | null) => void;
}) {
  const { t } = useTranslation('programme');
  if (isFirst && next === null) return null;
  return (
    <p className="button-row">
      {!isFirst && (
        <button type="button" className="btn btn-outline-primary" onClick={() => onGo(null)}>
          {t('list.first')}
        </button>
      )}
      {next !== null && (
        <button type="button" className="btn btn-outline-primary" onClick={() => onGo(next)}>
          {t('list.next')}
        </button>
      )}
    </p>
  );
}
