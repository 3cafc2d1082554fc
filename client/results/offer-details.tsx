import { useTranslation } from 'react-i18next';
import type { Profile } from '../../scoring/profile.ts';
import type { FundingView, OfferView } from '../../scoring/report-model.ts';
import type { Verdict } from '../../scoring/result.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { FundingTable } from './funding-table.tsx';
import { Interest } from './interest.tsx';
import { Mark } from './mark.tsx';
import { OwnQuote } from './own-quote.tsx';
import type { ResultsData } from './results-data.ts';
import { WhenAndWhom } from './when-and-whom.tsx';

const ICONS: Record<Verdict, IconName> = { yes: 'check', unknown: 'question', no: 'cross' };

/** Yes, no or unknown: by sign, word and colour. */
export function VerdictBadge({ verdict, text }: { verdict: Verdict; text: string }) {
  return (
    <span className={`verdict is-${verdict}`}>
      <Icon name={ICONS[verdict]} /> {text}
    </span>
  );
}

interface OfferDetailsProps {
  offer: OfferView;
  data: ResultsData;
  profile: Profile;
}

/** All about one offer: why, the criteria, who pays, by when, whom to ask, where it comes from. */
export function OfferDetails({ offer, data, profile }: OfferDetailsProps) {
  const { t } = useTranslation();
  return (
    <div>
      <p>{offer.summary}</p>
      <p>{offer.reason}</p>
      <Criteria offer={offer} />
      <dl className="facts">
        {offer.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value}{' '}
              <Mark text={/\d/.test(value) && !isMarked(value, offer) ? offer.mark : null} />
            </dd>
          </div>
        ))}
        <WhenAndWhom deadline={offer.deadline} mark={offer.mark} contact={offer.contact} />
        <div>
          <dt>{t('offers.source')}</dt>
          <dd>{offer.source}</dd>
        </div>
      </dl>
      {offer.funding.map((funding) => (
        <Funding
          key={funding.call}
          funding={funding}
          service={offer.title}
          data={data}
          profile={profile}
        />
      ))}
      <Interest offer={offer} />
    </div>
  );
}

/** Sums bring their mark in words. */
function isMarked(value: string, { mark }: OfferView): boolean {
  return mark !== null && value.includes(mark);
}

function Criteria({ offer }: { offer: OfferView }) {
  const { t } = useTranslation();
  if (offer.criteria.length === 0) return null;
  return (
    <>
      <h3 className="h4">{t('offers.criteria')}</h3>
      <ul className="criteria">
        {offer.criteria.map((criterion) => (
          <li key={criterion.criterion} className={`is-${criterion.verdict}`}>
            <Icon name={ICONS[criterion.verdict]} />
            <span>
              <span className="visually-hidden">{t(`offers.verdicts.${criterion.verdict}`)}: </span>
              <strong>{criterion.name}</strong> {criterion.text}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Funding({
  funding,
  service,
  data,
  profile,
}: {
  funding: FundingView;
  service: string;
  data: ResultsData;
  profile: Profile;
}) {
  const { t } = useTranslation();
  return (
    <div className="offer-funding">
      <h3 className="h4">
        {t('steps.call')}: {funding.callTitle}
      </h3>
      <p className="sentence">
        {funding.terms}; {funding.deadline} <Mark text={funding.mark} />
      </p>
      {(funding.atLowest ?? funding.atHighest) && (
        <FundingTable funding={funding} service={service} />
      )}
      {funding.verdict !== 'no' && (
        <OwnQuote data={data} call={funding.call} mark={funding.mark} profile={profile} />
      )}
    </div>
  );
}
