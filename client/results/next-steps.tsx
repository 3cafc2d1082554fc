import { useTranslation } from 'react-i18next';
import type { Profile } from '../../scoring/profile.ts';
import type { FundingView, NextStep, OfferView, Report } from '../../scoring/report-model.ts';
import { FundingTable } from './funding-table.tsx';
import { Interest } from './interest.tsx';
import { Mark } from './mark.tsx';
import { OwnQuote } from './own-quote.tsx';
import type { ResultsData } from './results-data.ts';
import { WhenAndWhom } from './when-and-whom.tsx';

interface NextStepsProps {
  report: Report;
  data: ResultsData;
  profile: Profile;
}

/** At most three steps: what to do, with whose help, who pays, by when, whom to ask, and why this first. */
export function NextSteps({ report, data, profile }: NextStepsProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="next-steps">
      <h2 id="next-steps">{t('steps.title')}</h2>
      {report.nextSteps.length === 0 && <p>{t('steps.none')}</p>}
      <ol className="steps">
        {report.nextSteps.map((step) => (
          <li key={step.area} className="panel step">
            <StepHead step={step} />
            {step.offer && (
              <StepOffer offer={step.offer} funding={step.funding} data={data} profile={profile} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepHead({ step }: { step: NextStep }) {
  return (
    <>
      <p className="step-area">
        <span className="step-number" aria-hidden="true">
          {step.rank}
        </span>
        {step.areaName}
      </p>
      <h3>{step.headline}</h3>
      <p>{step.reason}</p>
    </>
  );
}

function StepOffer({
  offer,
  funding,
  data,
  profile,
}: {
  offer: OfferView;
  funding: FundingView | null;
  data: ResultsData;
  profile: Profile;
}) {
  const { t } = useTranslation();
  return (
    <div className="step-offer">
      <div>
        <h4>
          {t('steps.service')}: {offer.title} <span className="muted">{offer.code}</span>
        </h4>
        <p>{offer.summary}</p>
      </div>
      {funding && (
        <div className="step-money">
          <h4>
            {t('steps.call')}: {funding.callTitle}
          </h4>
          <p className="sentence">
            {funding.terms} <Mark text={funding.mark} />
          </p>
          <FundingTable funding={funding} service={offer.title} />
          <OwnQuote data={data} call={funding.call} mark={funding.mark} profile={profile} />
        </div>
      )}
      <div>
        <dl className="facts">
          <WhenAndWhom
            deadline={funding?.deadline ?? offer.deadline}
            mark={funding?.mark ?? offer.mark}
            contact={offer.contact}
          />
        </dl>
        <Interest offer={offer} />
      </div>
    </div>
  );
}
