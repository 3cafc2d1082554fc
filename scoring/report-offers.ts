/** Every offer with its verdict, its reasons and its money in words. */
import type { Offer } from './offer.ts';
import type { Context } from './report-context.ts';
import { criterionView } from './report-criteria.ts';
import { offerFacts } from './report-facts.ts';
import type { AreaReport, OfferView } from './report-model.ts';
import { deadlineText, fundingView } from './report-money.ts';
import type { OfferResult } from './result.ts';

/** Offers that the catalogue no longer holds are left out. */
export function offerViews(context: Context, areas: Map<string, AreaReport>): OfferView[] {
  return context.input.routing.offers.flatMap((result) => {
    const offer = context.offers.get(result.offer);
    return offer ? [offerView(context, offer, result, areas)] : [];
  });
}

function offerView(
  context: Context,
  offer: Offer,
  result: OfferResult,
  areas: Map<string, AreaReport>,
): OfferView {
  const { words } = context;
  const mark = markOf(context, offer);
  return {
    id: offer.id,
    kind: offer.kind,
    kindName: words.say(`kind.${offer.kind}`),
    code: offer.code,
    title: words.pick(offer.title),
    summary: words.pick(offer.summary),
    mark,
    stamp: offer.kind === 'case' && offer.constructed ? words.say('stamp.constructed') : null,
    verdict: result.verdict,
    verdictText: words.say(`verdict.${result.verdict}`),
    criteria: result.criteria.map((criterion) => criterionView(context, criterion, mark)),
    helps: result.helps.map((id) => ({ id, name: areas.get(id)?.name ?? id })),
    reason: reasonText(context, offer, result, areas),
    facts: offerFacts(context, offer, mark),
    funding: result.funding.flatMap((funding) => {
      const view = fundingView(context, funding, (call) => markOf(context, call));
      return view ? [view] : [];
    }),
    deadline: deadlineText(context, offer),
    contact: contactOf(context, offer),
    source: words.say('source', {
      text: words.pick(offer.source.text),
      day: words.day(offer.source.date),
    }),
  };
}

/** The mark of a demonstration edition; null for the region's own catalogue. */
export function markOf({ editions, words }: Context, offer: Offer): string | null {
  const edition = editions.get(offer.edition);
  return edition?.demonstration ? words.pick(edition.mark) : null;
}

/** Areas named in the reason; the offer's own list has them all. */
const MOST_NAMED = 3;

/** Areas that it helps with where they stand, and the answer behind the first of them. */
function reasonText(
  context: Context,
  offer: Offer,
  { helps }: OfferResult,
  areas: Map<string, AreaReport>,
): string {
  const { words } = context;
  const helped = helps.flatMap((id) => areas.get(id) ?? []);
  const [first] = helped;
  if (!first) {
    const names = offer.areas.flatMap(({ area }) => areas.get(area)?.name ?? []);
    return names.length === 0
      ? words.say('reason.not-asked')
      : words.say('reason.no-need', { areas: words.list(names) });
  }
  const named = helped.map((area) =>
    area.score === null
      ? words.say('reason.area-unknown', { area: area.name })
      : words.say('reason.area', {
          area: area.name,
          score: area.shown,
          target: words.points(area.target ?? 0),
        }),
  );
  const shown = named.slice(0, MOST_NAMED);
  const more = named.length - shown.length;
  if (more > 0) shown.push(words.say('reason.more', { count: more }));
  const answer = answerSentence(context, first);
  const helpsWith = words.say('reason.helps', { areas: words.list(shown) });
  return answer === null ? helpsWith : `${helpsWith} ${answer}`;
}

/** The answer that weighs most against the area: the one with the fewest points. Null where none gave points. */
export function answerSentence(context: Context, area: AreaReport): string | null {
  const answered = area.why.filter((line) => line.state === 'answered');
  const points = (id: string) => context.input.result.questions[id]?.points ?? 0;
  const [lowest] = answered.toSorted((a, b) => points(a.id) - points(b.id));
  return lowest
    ? context.words.say('reason.answer', { question: lowest.question, answer: lowest.answer })
    : null;
}

function contactOf({ words }: Context, { contact }: Offer): OfferView['contact'] {
  const { office, email, phone, url } = contact;
  return { office: words.pick(office), email, phone: phone ?? null, url: url ?? null };
}
