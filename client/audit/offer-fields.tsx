import { useTranslation } from 'react-i18next';
import type { Offer } from '../../scoring/offer.ts';
import type { OfferResult, Routing } from '../../scoring/result.ts';
import { Field } from '../ui/fields.tsx';
import { usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import type { MeasurePartProps } from './measure-form.tsx';
import { routingOf } from './report-data.ts';

/** Who helps with the measure, and which call pays part of it: from what the firm may have, the fitting ones first. */
export function OfferFields({ draft, data, onChange }: MeasurePartProps) {
  const { t } = useTranslation('audit');
  const room = useRoom();
  const routing = routingOf(room, data);
  const { offers } = data.catalogue;
  const services = listed(offers, 'service', routing, (result) =>
    result.helps.includes(draft.area),
  );
  const funding = routing?.offers.find(({ offer }) => offer === draft.service)?.funding ?? [];
  const payers = new Set(funding.filter(({ verdict }) => verdict !== 'no').map(({ call }) => call));
  const calls = listed(offers, 'call', routing, ({ offer }) => payers.has(offer));
  return (
    <div className="field-pair">
      <OfferField
        name="service"
        hint={t('measures.serviceHint')}
        groups={[
          [t('measures.fitting'), services.fitting],
          [t('measures.others'), services.others],
        ]}
        value={draft.service}
        onChange={(service) => onChange({ service })}
      />
      <OfferField
        name="call"
        hint={t('measures.callHint')}
        groups={[
          [t('measures.paying'), calls.fitting],
          [t('measures.others'), calls.others],
        ]}
        value={draft.call}
        onChange={(call) => onChange({ call })}
      />
    </div>
  );
}

interface Listed {
  offer: Offer;
  isCertain: boolean;
}

/** What the firm may have, or may perhaps; before there is a result, everything. */
function listed(
  offers: Offer[],
  kind: 'service' | 'call',
  routing: Routing | null,
  isFitting: (result: OfferResult) => boolean,
): { fitting: Listed[]; others: Listed[] } {
  const ofKind = offers.filter((offer) => offer.kind === kind);
  if (routing === null)
    return { fitting: [], others: ofKind.map((offer) => ({ offer, isCertain: false })) };
  const judged = routing.offers.flatMap((result) => {
    const offer = ofKind.find(({ id }) => id === result.offer);
    if (!offer || result.verdict === 'no') return [];
    return [{ offer, isCertain: result.verdict === 'yes', isFirst: isFitting(result) }];
  });
  return {
    fitting: judged.filter(({ isFirst }) => isFirst),
    others: judged.filter(({ isFirst }) => !isFirst),
  };
}

function OfferField({
  name,
  hint,
  groups,
  value,
  onChange,
}: {
  name: 'service' | 'call';
  hint: string;
  groups: [string, Listed[]][];
  value: string;
  onChange: (offer: string) => void;
}) {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const known = groups.some(([, list]) => list.some(({ offer }) => offer.id === value));
  return (
    <Field name={`measure-${name}`} label={t(`measures.${name}`)} hint={hint}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('measures.nobody')}</option>
          {value !== '' && !known && <option value={value}>{value}</option>}
          {groups.map(([title, list]) =>
            list.length === 0 ? null : (
              <optgroup key={title} label={title}>
                {list.map(({ offer, isCertain }) => (
                  <option key={offer.id} value={offer.id}>
                    {pick(offer.title)} ({offer.code})
                    {isCertain ? '' : ` – ${t('measures.perhaps')}`}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  );
}
