import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgeGrant } from '../../scoring/money.ts';
import { type Profile, readSize } from '../../scoring/profile.ts';
import type { GrantResult } from '../../scoring/result.ts';
import { useLanguage } from '../ui/language.ts';
import { readEuro } from './euro.ts';
import { Mark } from './mark.tsx';
import type { ResultsData } from './results-data.ts';
import { Said } from '../ui/said.tsx';

interface OwnQuoteProps {
  data: ResultsData;
  /** Id of the call. */
  call: string;
  mark: string | null;
  profile: Profile;
}

/** The firm types what its own supplier asks, and sees at once who would pay what. Nothing is sent. */
export function OwnQuote({ data, call, mark, profile }: OwnQuoteProps) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const offer = data.catalogue.offers.find((each) => each.id === call);
  const { size } = readSize(profile);
  if (offer?.kind !== 'call' || size === null) return null;
  const cents = readEuro(typed);
  return (
    <div className="own-quote">
      <label htmlFor={id}>{t('quote.label')}</label>
      <div className="own-quote-field">
        <input
          id={id}
          className="input"
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-describedby={`${id}-said`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span aria-hidden="true">€</span>
      </div>
      <Said id={`${id}-said`}>
        {typed.trim() !== '' &&
          (cents === null ? (
            t('quote.wrong')
          ) : (
            <Judgement result={judgeGrant(offer.grant, cents, size)} mark={mark} />
          ))}
      </Said>
    </div>
  );
}

function Judgement({ result, mark }: { result: GrantResult; mark: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 2,
    minimumFractionDigits: 0,
  });
  const euro = (cents: number) => money.format(cents / 100);
  return (
    <>
      {result.reason === 'granted' &&
        t('quote.granted', { grant: euro(result.grant), own: euro(result.ownShare) })}
      {result.reason === 'below-minimum' &&
        t('quote.belowMinimum', { lacking: euro(result.lacking) })}
      {result.reason === 'size-not-admitted' && t('quote.sizeNotAdmitted')} <Mark text={mark} />
    </>
  );
}
