/** What stands around the scores: the firm's facts, missing facts, what changed since, and the notes at the end. */
import { readSize } from './profile.ts';
import type { Context } from './report-context.ts';
import { countryName, listed, nameOf } from './report-names.ts';
import type { OfferView, Report } from './report-model.ts';
import type { OfferResult, Verdict } from './result.ts';

export function firmFacts(context: Context): Report['firm']['facts'] {
  const { input, words } = context;
  const { profile, model } = input;
  const { size, possible } = readSize(profile);
  const facts: [string, string | undefined][] = [
    ['activity', profile.nace && nameOf(context, 'activity', profile.nace)],
    ['province', profile.nuts3 && nameOf(context, 'place', profile.nuts3)],
    ['country', profile.nuts3 === undefined ? countryName(context, profile.country) : undefined],
    ['people', profile.people && words.say(`people.${profile.people}`)],
    ['turnover', profile.turnover && words.say(`turnover.${profile.turnover}`)],
    ['size', sizeText(context, size, possible)],
    ['value-chain', profile.valueChain && listed(context, model.valueChains, profile.valueChain)],
    ['chain-role', profile.chainRole && listed(context, model.chainRoles, profile.chainRole)],
    ['life-phase', profile.lifePhase && listed(context, model.lifePhases, profile.lifePhase)],
    ['goals', goalsText(context)],
    ['role', profile.role && words.say(`answered-by.${profile.role}`)],
  ];
  return facts.flatMap(([key, value]) =>
    value === undefined ? [] : [{ label: words.say(`firm.${key}`), value }],
  );
}

function sizeText({ words }: Context, size: string | null, possible: string[]): string | undefined {
  if (size === null) return undefined;
  return words.say(possible.length === 1 ? `size.${size}` : 'size.not-certain', {
    sizes: words.list(possible.map((each) => words.say(`size.${each}`))),
  });
}

function goalsText(context: Context): string | undefined {
  const { profile, model } = context.input;
  const goals = profile.goals ?? [];
  return goals.length === 0
    ? undefined
    : goals.map((goal) => listed(context, model.goals, goal)).join(context.words.say('list.rows'));
}

/** What the firm could still tell, so that open offers can be decided. */
export function missingFacts({ input, words }: Context): Report['missing'] {
  return input.routing.missing.map(({ fact, offers }) => ({
    fact,
    question: words.say(`missing.${fact}`),
    text: words.say('missing.offers', { count: offers }),
  }));
}

/** Verdicts that differ from those of the day of the assessment, with the reason of today. */
export function changes(context: Context, offers: OfferView[]): string[] {
  const { words } = context;
  const { frozen, routing } = context.input;
  if (!frozen || frozen.today === routing.today) return [];
  const day = words.day(frozen.today);
  const before = verdictsOf(frozen.offers);
  const now = verdictsOf(routing.offers);
  const changed = offers.flatMap((offer) => {
    const old = before.get(offer.id);
    if (old === undefined) return [words.say('change.new', { title: offer.title, day })];
    if (old === offer.verdict) return [];
    const values = {
      title: offer.title,
      day,
      before: short(context, old),
      now: short(context, offer.verdict),
    };
    const reason = offer.criteria.find(({ verdict }) => verdict === offer.verdict)?.text ?? '';
    return [`${words.say('change.verdict', values)} ${reason}`.trim()];
  });
  const gone = [...before.keys()].flatMap((id) => {
    const offer = now.has(id) ? undefined : context.offers.get(id);
    return offer ? [words.say('change.gone', { title: words.pick(offer.title), day })] : [];
  });
  return [...changed, ...gone];
}

function verdictsOf(offers: OfferResult[]): Map<string, Verdict> {
  return new Map(offers.map(({ offer, verdict }) => [offer, verdict]));
}

function short({ words }: Context, verdict: Verdict): string {
  return words.say(`verdict.short.${verdict}`);
}

/** How to read the report, and what it does not say. */
export function notes(context: Context, offers: OfferView[]): string[] {
  const { input, words } = context;
  const { size, possible } = readSize(input.profile);
  const { weights, targets } = input.model.sources;
  const list = [
    words.say('note.self'),
    words.say('note.levels'),
    words.say('note.range'),
    words.say('note.sources', {
      weights: words.day(weights.date),
      targets: words.day(targets.date),
    }),
  ];
  if (size !== null && possible.length > 1) list.push(words.say('note.size'));
  if (isElsewhere(context)) list.push(words.say('note.elsewhere'));
  const demonstration = input.catalogue.editions.filter(
    (edition) =>
      edition.demonstration &&
      offers.some(({ id }) => context.offers.get(id)?.edition === edition.id),
  );
  for (const edition of demonstration) {
    list.push(
      words.say('note.demonstration', {
        edition: words.pick(edition.title),
        mark: words.pick(edition.mark),
      }),
    );
  }
  if (offers.some(({ stamp }) => stamp !== null)) list.push(words.say('note.constructed'));
  if (offers.some(({ id }) => isDeMinimis(context, id))) list.push(words.say('note.de-minimis'));
  return list;
}

/** True when every offer that is bound to a place is bound to another one: only those without a place are left. */
function isElsewhere({ input }: Context): boolean {
  const places = input.routing.offers
    .flatMap(({ criteria }) => criteria)
    .filter(({ criterion }) => criterion === 'place');
  return places.length > 0 && places.every(({ verdict }) => verdict === 'no');
}

function isDeMinimis({ offers }: Context, id: string): boolean {
  const offer = offers.get(id);
  return offer?.kind === 'call' && offer.grant.deMinimis;
}
