import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../scoring/profile.ts';
import type { OfferView, Report } from '../../scoring/report-model.ts';
import type { Verdict } from '../../scoring/result.ts';
import { Field } from '../ui/fields.tsx';
import { OfferDetails, VerdictBadge } from './offer-details.tsx';
import type { ResultsData } from './results-data.ts';
import { Said } from '../ui/said.tsx';

/** How many are listed at first: the best for this firm. */
const FIRST = 10;
const VERDICTS: Verdict[] = ['yes', 'unknown', 'no'];
type Chosen<T> = T | 'all';

interface OffersProps {
  report: Report;
  data: ResultsData;
  profile: Profile;
}

/** Every offer in force with its verdict; each criterion with its reason behind a press. */
export function Offers({ report, data, profile }: OffersProps) {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState<Chosen<Verdict>>('all');
  const [whole, setWhole] = useState(false);
  const [kind, setKind] = useState<Chosen<string>>('all');
  const kinds = [...new Map(report.offers.map((offer) => [offer.kind, offer.kindName]))];
  const ofKind = report.offers.filter((offer) => kind === 'all' || offer.kind === kind);
  const shown = ofKind.filter((offer) => verdict === 'all' || offer.verdict === verdict);
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{t('offers.title')}</h2>
      <p>{t('offers.lead')}</p>
      <div className="offer-filters no-print">
        <Field name="verdict" label={t('offers.verdict')}>
          {(attributes) => (
            <select
              {...attributes}
              value={verdict}
              onChange={(event) => setVerdict(event.target.value as Chosen<Verdict>)}
            >
              <option value="all">{t('offers.all', { count: ofKind.length })}</option>
              {VERDICTS.map((each) => (
                <option key={each} value={each}>
                  {t(`offers.verdicts.${each}`)} (
                  {ofKind.filter((offer) => offer.verdict === each).length})
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="kind" label={t('offers.kind')}>
          {(attributes) => (
            <select {...attributes} value={kind} onChange={(event) => setKind(event.target.value)}>
              <option value="all">{t('offers.allKinds')}</option>
              {kinds.map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Said>{t('offers.shown', { count: shown.length })}</Said>
      {shown.length === 0 && <p>{t('offers.none')}</p>}
      <div className="offer-list">
        {(whole ? shown : shown.slice(0, FIRST)).map((offer) => (
          <Offer key={offer.id} offer={offer} data={data} profile={profile} />
        ))}
      </div>
      {!whole && shown.length > FIRST && (
        <button
          type="button"
          className="btn btn-outline-primary offers-all no-print"
          onClick={() => setWhole(true)}
        >
          {t('offers.showAll', { count: shown.length })}
        </button>
      )}
    </section>
  );
}

function Offer({
  offer,
  data,
  profile,
}: {
  offer: OfferView;
  data: ResultsData;
  profile: Profile;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className="disclosure offer"
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary className="offer-line">
        <span>
          <span className="muted offer-kind">
            {offer.kindName} · {offer.code}
          </span>
          <br />
          {offer.title} {offer.stamp !== null && <span className="demo-mark">{offer.stamp}</span>}
        </span>
        <VerdictBadge verdict={offer.verdict} text={offer.verdictText} />
      </summary>
      {opened && <OfferDetails offer={offer} data={data} profile={profile} />}
    </details>
  );
}
