/** Services and calls for what was found, as they stood on the day of the report. */
import type { AuditContext } from './audit-report-context.ts';
import { listOf, plain, section } from './document-text.ts';
import type { Block, Line, Section } from './document.ts';
import type { FundingView, OfferView } from './report-model.ts';
import { offerViews } from './report-offers.ts';

export function offersSection(context: AuditContext): Section {
  const { words, input, verified, areas } = context;
  const offers = offerViews(verified, areas);
  const open = offers.filter(({ verdict }) => verdict === 'yes');
  const useful = open.filter(({ helps }) => helps.length > 0);
  const groups: [string, Block[]][] = [
    ['useful', useful.length === 0 ? [] : [offerTable(context, useful)]],
    ['unknown', reasons(context, offers, 'unknown')],
    ['no', reasons(context, offers, 'no')],
  ];
  return section(words.say('audit.offers'), [
    plain(words.say('audit.offers.intro', { day: words.day(input.day) })),
    ...groups.flatMap(([key, blocks]) =>
      blocks.length === 0 ? [] : [section(words.say(`audit.offers.${key}`), blocks)],
    ),
    ...listOf(demonstrationNotes(context)),
  ]);
}

function offerTable(context: AuditContext, offers: OfferView[]): Block {
  const { words } = context;
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.offer'), share: 3.1 },
      { title: words.say('audit.column.terms'), share: 4 },
      { title: words.say('audit.column.areas'), share: 2.4 },
      // An address of mail stays in one piece.
      { title: words.say('audit.column.contact'), share: 3.7 },
    ],
    rows: offers.map((offer) => [
      nameLines(context, offer),
      termLines(context, offer),
      helpText(context, offer),
      [{ text: offer.contact.office }, { text: offer.contact.email }],
    ]),
  };
}

function nameLines({ words }: AuditContext, { title, kindName, code, stamp }: OfferView): Line[] {
  const name = words.say('audit.offer.code', { kind: kindName, code });
  return [
    { text: title, bold: true },
    { text: name, soft: true },
    ...(stamp === null ? [] : [{ text: stamp, bold: true }]),
  ];
}

/** Areas named in a row: the most urgent ones. */
const MOST_NAMED = 2;

function helpText({ words }: AuditContext, { helps }: OfferView): string {
  const named = helps.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = helps.length - named.length;
  return words.list(more > 0 ? [...named, words.say('reason.more', { count: more })] : named);
}

/** What fits a row; the catalogue has every fact. */
const ESSENTIAL = ['cost', 'terms', 'ceilings', 'brackets', 'hours', 'outcome', 'help'];

function termLines(context: AuditContext, offer: OfferView): Line[] {
  const { words } = context;
  const facts = offer.facts
    .filter(({ key }) => ESSENTIAL.includes(key))
    .map(({ label, value }) => ({ text: words.say('audit.offer.fact', { label, value }) }));
  const best = offer.funding.slice(0, 1).flatMap((funding) => moneyLine(context, funding));
  const deadline =
    offer.deadline === null
      ? []
      : [marked(words.say('audit.offer.deadline', { deadline: offer.deadline }), offer.mark)];
  return [...facts, ...best, ...deadline];
}

/** What the best call pays of the highest cost that it supports. */
function moneyLine(
  { words }: AuditContext,
  { callTitle, atLowest, atHighest, mark }: FundingView,
): Line[] {
  const money = [atHighest, atLowest].find((line) => line?.note === null);
  if (!money) return [];
  const { costText: cost, grantText: grant, ownShareText: own } = money;
  return [marked(words.say('audit.offer.money', { call: callTitle, cost, grant, own }), mark)];
}

function marked(text: string, mark: string | null): Line {
  return { text: mark === null ? text : `${text} (${mark})` };
}

/** The first condition that decides, for each offer with this verdict. */
function reasons({ words }: AuditContext, offers: OfferView[], verdict: 'unknown' | 'no'): Block[] {
  return listOf(
    offers
      .filter((offer) => offer.verdict === verdict)
      .map(({ title, code, criteria }) =>
        words.say('audit.offer.reason', {
          title,
          code,
          reason: criteria.find((criterion) => criterion.verdict === verdict)?.text ?? '',
        }),
      ),
  );
}

function demonstrationNotes({ words, input, verified }: AuditContext): string[] {
  const used = new Set(
    input.routing.offers.map(({ offer }) => verified.offers.get(offer)?.edition),
  );
  return input.catalogue.editions
    .filter(({ id, demonstration }) => demonstration && used.has(id))
    .map(({ title, mark }) =>
      words.say('note.demonstration', { edition: words.pick(title), mark: words.pick(mark) }),
    );
}
