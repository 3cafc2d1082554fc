/** The terms of an offer, one line each, by its kind. Sums of demonstration offers carry their mark. */
import type { Offer, OfferOf } from './offer.ts';
import type { Context } from './report-context.ts';
import { withMark } from './report-criteria.ts';
import { grantTerms } from './report-money.ts';

interface Fact {
  key: string;
  label: string;
  value: string;
}

export function offerFacts(context: Context, offer: Offer, mark: string | null): Fact[] {
  const { words } = context;
  return factsOf(context, offer).map(({ key, value, sum }) => ({
    key,
    label: words.say(`fact.${key}`),
    value: sum ? withMark(context, value, mark) : value,
  }));
}

interface PlainFact {
  key: string;
  value: string;
  /** True where the value states a sum or a rate. */
  sum: boolean;
}

function factsOf(context: Context, offer: Offer): PlainFact[] {
  switch (offer.kind) {
    case 'service':
      return serviceFacts(context, offer);
    case 'call':
      return callFacts(context, offer);
    case 'voucher':
      return voucherFacts(context, offer);
    case 'incentive':
      return incentiveFacts(context, offer);
    case 'training':
      return trainingFacts(context, offer);
    case 'case':
      return caseFacts(context, offer);
    case 'partner':
      return partnerFacts(context, offer);
  }
}

const sum = (key: string, value: string): PlainFact => ({ key, value, sum: true });
const plain = (key: string, value: string): PlainFact => ({ key, value, sum: false });

function serviceFacts(context: Context, offer: OfferOf<'service'>): PlainFact[] {
  const { words } = context;
  const { micro, small, medium } = offer.intensity;
  return [
    plain('theme', words.say(`theme.${offer.theme}`)),
    sum('cost', costText(context, offer.cost)),
    sum(
      'intensity',
      words.say('intensity', {
        micro: words.rate(micro),
        small: words.rate(small),
        medium: words.rate(medium),
      }),
    ),
    plain('provider', words.pick(offer.provider)),
    plain('months', words.say('months', { count: offer.months })),
    plain('digital', words.say(`digital.${offer.digital}`)),
  ];
}

function callFacts(context: Context, offer: OfferOf<'call'>): PlainFact[] {
  const { words } = context;
  const { budget, shares, grant } = offer;
  return [
    sum('terms', grantTerms(context, offer)),
    ...grant.premiums.map(({ name, rate }) =>
      sum(
        'premium',
        words.say('premium', { name: words.pick(name), points: words.points(rate / 10) }),
      ),
    ),
    ...(budget === undefined ? [] : [sum('budget', words.money(budget))]),
    plain('months', words.say('months', { count: offer.months })),
    plain('pays', words.list(offer.pays)),
    ...(shares.length === 0
      ? []
      : [
          sum(
            'share',
            shares.map((share) => shareText(context, share)).join(words.say('list.rows')),
          ),
        ]),
    ...(grant.deMinimis ? [plain('de-minimis', words.say('de-minimis'))] : []),
  ];
}

function shareText({ words }: Context, share: OfferOf<'call'>['shares'][number]): string {
  const parts = [
    ...(share.compulsory ? [words.say('share.compulsory', { class: share.class })] : []),
    ...(share.atMost === undefined
      ? []
      : [words.say('share.at-most', { class: share.class, rate: words.rate(share.atMost) })]),
  ];
  return parts.join(words.say('list.rows'));
}

function voucherFacts({ words }: Context, offer: OfferOf<'voucher'>): PlainFact[] {
  const ceilings = offer.ceilings.map(({ audience, highest }) =>
    words.say('ceiling', {
      audience: words.say(`audience.${audience}`),
      highest: words.money(highest),
    }),
  );
  const pays = offer.pays.length === 0 ? [] : [plain('pays', words.list(offer.pays))];
  return [sum('ceilings', ceilings.join(words.say('list.rows'))), ...pays];
}

function incentiveFacts({ words }: Context, offer: OfferOf<'incentive'>): PlainFact[] {
  const brackets = offer.brackets.map(({ upTo, rate }) =>
    words.say('bracket', { upTo: words.money(upTo), rate: words.rate(rate) }),
  );
  return [
    plain('benefit', words.say(`benefit.${offer.benefit}`)),
    sum('brackets', brackets.join(words.say('list.rows'))),
    ...(offer.taxRate === undefined ? [] : [sum('tax-rate', words.rate(offer.taxRate))]),
  ];
}

function trainingFacts(context: Context, offer: OfferOf<'training'>): PlainFact[] {
  const { words } = context;
  return [
    plain('roles', words.list(offer.roles.map((role) => words.say(`role.${role}`)))),
    plain('format', words.say(`format.${offer.format}`)),
    plain('hours', words.whole(offer.hours)),
    sum('cost', costText(context, offer.cost)),
  ];
}

function caseFacts({ words }: Context, offer: OfferOf<'case'>): PlainFact[] {
  return [
    plain('challenge', words.pick(offer.challenge)),
    plain('action', words.pick(offer.action)),
    plain('outcome', words.pick(offer.outcome)),
  ];
}

function partnerFacts({ words }: Context, offer: OfferOf<'partner'>): PlainFact[] {
  return [
    plain('type', words.say(`partner.${offer.type}`)),
    plain('reach', words.say(`reach.${offer.reach}`)),
    plain('help', words.pick(offer.offersHelpWith)),
  ];
}

function costText(
  { words }: Context,
  { lowest, highest }: { lowest: number; highest: number },
): string {
  if (highest === 0) return words.say('cost.free');
  if (lowest === highest) return words.money(lowest);
  return words.say('cost.range', { lowest: words.money(lowest), highest: words.money(highest) });
}
