/** Money and deadlines of offers in words. */
import { daysBetween } from './eligibility.ts';
import type { Grant, Offer, OfferOf } from './offer.ts';
import { SIZES, readSize } from './profile.ts';
import type { SizeClass } from './profile.ts';
import type { Context } from './report-context.ts';
import type { FundingView, MoneyLine } from './report-model.ts';
import type { Funding, GrantResult } from './result.ts';

/** Null where the offer has no date and no budget that could end. */
export function deadlineText({ words, input }: Context, offer: Offer): string | null {
  const { opens, closes, funds } = offer;
  const { today } = input;
  if (opens !== undefined && today < opens)
    return words.say('deadline.opens', { day: words.day(opens) });
  if (closes !== undefined && today > closes)
    return words.say('deadline.closed', { day: words.day(closes) });
  if (funds && funds.state !== 'available')
    return words.say(`deadline.${funds.state}`, { day: words.day(funds.asOf) });
  if (closes !== undefined) {
    const day = words.day(closes);
    return today === closes
      ? words.say('deadline.today', { day })
      : words.say('deadline.closes', { day, count: daysBetween(today, closes) });
  }
  return funds || offer.kind === 'call' || offer.kind === 'voucher'
    ? words.say('deadline.none')
    : null;
}

export function fundingView(
  context: Context,
  funding: Funding,
  mark: (offer: Offer) => string | null,
): FundingView | null {
  const call = context.offers.get(funding.call);
  if (call?.kind !== 'call') return null;
  return {
    call: call.id,
    callTitle: context.words.pick(call.title),
    verdict: funding.verdict,
    terms: grantTerms(context, call) + assumedSize(context, funding),
    atLowest: moneyLine(context, call, funding.atLowest),
    atHighest: moneyLine(context, call, funding.atHighest),
    deadline: deadlineText(context, call) ?? context.words.say('deadline.none'),
    mark: mark(call),
  };
}

/** While more than one size is possible, which one the sums were worked out for. */
function assumedSize({ words, input }: Context, { atLowest }: Funding): string {
  const { size, possible } = readSize(input.profile);
  if (atLowest === null || size === null || possible.length === 1) return '';
  return words.say('terms.assumed', { size: words.say(`size.firm.${size}`) });
}

function moneyLine(
  { words }: Context,
  call: OfferOf<'call'>,
  result: GrantResult | null,
): MoneyLine | null {
  if (result === null) return null;
  const { cost, eligible, grant, ownShare, lacking } = result;
  const note =
    result.reason === 'below-minimum'
      ? words.say('money.below-minimum', {
          lacking: words.money(lacking),
          minimum: words.money(cost + lacking),
        })
      : result.reason === 'size-not-admitted'
        ? words.say('money.size-not-admitted', { call: words.pick(call.title) })
        : null;
  return {
    cost,
    costText: words.money(cost),
    eligibleText: words.money(eligible),
    grant,
    grantText: words.money(grant),
    ownShare,
    ownShareText: words.money(ownShare),
    note,
  };
}

/** What the call pays a firm of this size; of every size while the firm's is not certain. */
export function grantTerms(context: Context, { grant }: OfferOf<'call'>): string {
  const { words, input } = context;
  const { possible } = readSize(input.profile);
  const [only] = possible;
  if (possible.length === 1 && only !== undefined && grant.bySize[only])
    return words.say('terms.own', sizeTerms(context, grant, only));
  return SIZES.filter((size) => grant.bySize[size])
    .map((size) =>
      words.say('terms.size', {
        size: words.say(`size.${size}`),
        ...sizeTerms(context, grant, size),
      }),
    )
    .join(words.say('list.rows'));
}

function sizeTerms({ words }: Context, grant: Grant, size: SizeClass) {
  const terms = grant.bySize[size] ?? { minimum: 0, maximum: 0, rate: 0 };
  const cap =
    grant.cap === undefined ? '' : words.say('terms.cap', { cap: words.money(grant.cap) });
  return {
    rate: words.rate(terms.rate),
    minimum: words.money(terms.minimum),
    maximum: words.money(terms.maximum),
    cap,
  };
}
