import { useTranslation } from 'react-i18next';
import type { ProvinceView } from '../../api/contract.ts';
import type { ConsultantView } from '../../api/contract-companies.ts';
import { useDay } from '../ui/day.ts';
import { useList } from '../ui/list.ts';

interface ConsultantCardProps {
  consultant: ConsultantView;
  provinces: ProvinceView[];
  onChoose: () => void;
}

/** What a firm reads of a consultant before it proposes an engagement. */
export function ConsultantCard({ consultant, provinces, onChoose }: ConsultantCardProps) {
  const { t } = useTranslation('company');
  const list = useList();
  const { account, name, organisation, about } = consultant;
  const places = provinces
    .filter(({ code }) => consultant.provinces.includes(code))
    .map((province) => province.name);
  return (
    <article className="panel consultant-card" aria-labelledby={`consultant-${account}`}>
      <div>
        <h2 className="h3" id={`consultant-${account}`}>
          {name}
        </h2>
        <p>{organisation}</p>
        {about !== undefined && <p className="typed-text">{about}</p>}
        <p className="muted">
          {places.length > 0 && t('consultants.places', { places: list(places) })}{' '}
          <AccreditedAs consultant={consultant} />
        </p>
      </div>
      <button
        type="button"
        className="btn btn-primary"
        aria-label={t('consultants.proposeTo', { name })}
        onClick={onChoose}
      >
        {t('consultants.propose')}
      </button>
    </article>
  );
}

function AccreditedAs({
  consultant: { accreditation, accredited },
}: {
  consultant: ConsultantView;
}) {
  const { t } = useTranslation('company');
  const day = useDay();
  if (accreditation === null) return t('consultants.notAccredited');
  const { body, validUntil } = accreditation;
  return t(accredited === 'valid' ? 'consultants.accredited' : 'consultants.expired', {
    body,
    until: day(validUntil),
  });
}
