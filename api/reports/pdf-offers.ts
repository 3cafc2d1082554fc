/** All offers by verdict: those that help in a table with their terms, the others in a line each; then whom to ask. */
import type { FundingView, OfferView, Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { within } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { facts, heading, list, paragraph } from './pdf-text.ts';
import { table } from './pdf-table.ts';
import type { Line } from './pdf-table.ts';

export function writeOffers(sheet: Sheet, report: Report, labels: Wording): void {
  const { offers } = report;
  within(sheet, 'Sect', () => {
    const outline = heading(sheet, 2, labels.say('offers.title'), {
      outline: sheet.doc.outline,
      follow: 120,
    });
    paragraph(sheet, labels.say('offers.intro', { day: report.judgedOn }), { after: 2 });
    writeMissing(sheet, report, labels, outline);
    if (report.changes.length > 0) {
      heading(sheet, 3, labels.say('changes.title'), { outline });
      list(sheet, report.changes, { size: 9 });
    }
    const open = offers.filter(({ verdict }) => verdict === 'yes');
    const groups: [string, OfferView[], typeof offerTable][] = [
      ['offers.useful', open.filter(({ helps }) => helps.length > 0), offerTable],
      ['offers.unknown', offers.filter(({ verdict }) => verdict === 'unknown'), reasonList],
      ['offers.other', open.filter(({ helps }) => helps.length === 0), nameList],
      ['offers.no', offers.filter(({ verdict }) => verdict === 'no'), reasonList],
    ];
    for (const [key, group, write] of groups) {
      if (group.length === 0) continue;
      heading(sheet, 3, labels.say(key, { count: group.length }), { outline, follow: 90 });
      write(sheet, group, labels);
    }
    writeContacts(sheet, report, labels, outline);
  });
}

export function writeNotes(sheet: Sheet, report: Report, labels: Wording): void {
  within(sheet, 'Sect', () => {
    heading(sheet, 2, labels.say('notes.title'), { outline: sheet.doc.outline });
    list(sheet, report.notes, { size: 9 });
  });
}

function writeMissing(
  sheet: Sheet,
  { missing }: Report,
  labels: Wording,
  outline: PDFKit.PDFOutline | null,
): void {
  if (missing.length === 0) return;
  heading(sheet, 3, labels.say('missing.title'), { outline });
  table(sheet, {
    columns: [
      { title: labels.say('table.missing'), share: 5 },
      { title: labels.say('table.open'), share: 4 },
    ],
    rows: missing.map(({ question, text }) => [question, text]),
  });
}

function offerTable(sheet: Sheet, offers: OfferView[], labels: Wording): void {
  table(sheet, {
    columns: [
      { title: labels.say('table.offer'), share: 3.3 },
      { title: labels.say('table.terms'), share: 5 },
      { title: labels.say('table.why'), share: 2.9 },
    ],
    rows: offers.map((offer) => [
      nameLines(offer, labels),
      termLines(offer, labels),
      useText(offer, labels),
    ]),
    size: 8,
    pad: 3,
  });
}

/** What is open to the firm but not needed now: names only. */
function nameList(sheet: Sheet, offers: OfferView[], labels: Wording): void {
  const names = offers.map((offer) => fullName(offer, labels));
  facts(sheet, names, { size: 8 });
}

/** What the firm cannot have today, or not yet: the first condition that says so. */
function reasonList(sheet: Sheet, offers: OfferView[], labels: Wording): void {
  const lines = offers.map((offer) => {
    const reason = offer.criteria.find(({ verdict }) => verdict === offer.verdict)?.text ?? '';
    return labels.say('named', { name: fullName(offer, labels), text: reason });
  });
  list(sheet, lines, { size: 8 });
}

/** The offices of what is open or not decided yet, each with the codes of its offers. */
function writeContacts(
  sheet: Sheet,
  { offers }: Report,
  labels: Wording,
  outline: PDFKit.PDFOutline | null,
): void {
  const codes = new Map<string, string[]>();
  for (const { code, contact, verdict } of offers) {
    if (verdict === 'no') continue;
    const { office, email, phone } = contact;
    const reached = [office, email, phone].filter((part) => part !== null).join(', ');
    codes.set(reached, [...(codes.get(reached) ?? []), code]);
  }
  if (codes.size === 0) return;
  heading(sheet, 3, labels.say('contacts.title'), { outline });
  const lines = [...codes].map(([name, all]) =>
    labels.say('named', { name, text: all.join(', ') }),
  );
  list(sheet, lines, { size: 8 });
}

function codeName({ kindName, code }: OfferView, labels: Wording): string {
  return labels.say('offer.name', { kind: kindName, code });
}

function fullName(offer: OfferView, labels: Wording): string {
  const mark = [codeName(offer, labels), offer.stamp].filter((part) => part !== null).join(', ');
  return labels.say('marked', { text: offer.title, mark });
}

function nameLines(offer: OfferView, labels: Wording): Line[] {
  const lines: Line[] = [
    { text: offer.title, bold: true },
    { text: codeName(offer, labels), soft: true },
  ];
  return offer.stamp === null ? lines : [...lines, { text: offer.stamp, bold: true }];
}

/** What a row has room for; the page shows every fact. */
const ESSENTIAL = ['cost', 'terms', 'ceilings', 'brackets', 'hours', 'outcome', 'help'];

/** Facts carry their own mark; deadlines and the money of a call get it here. */
function termLines(offer: OfferView, labels: Wording): Line[] {
  const terms = offer.facts
    .filter(({ key }) => ESSENTIAL.includes(key))
    .map(({ label, value }) => labels.say('offer.fact', { label, value }));
  const best = offer.funding.slice(0, 1).flatMap((funding) => moneyLine(funding, labels));
  return [{ text: terms.join(' · ') }, ...best, ...deadlineLine(offer, labels)];
}

function deadlineLine({ deadline, mark }: OfferView, labels: Wording): Line[] {
  if (deadline === null) return [];
  return [{ text: withMark(labels.say('offer.deadline', { deadline }), mark, labels) }];
}

/** What the best call pays of the highest cost that it supports. */
function moneyLine({ callTitle, atLowest, atHighest, mark }: FundingView, labels: Wording): Line[] {
  const money = [atHighest, atLowest].find((line) => line?.note === null);
  if (!money) return [];
  const { costText: cost, grantText: grant, ownShareText: own } = money;
  const text = labels.say('offer.money', { call: callTitle, cost, grant, own });
  return [{ text: withMark(text, mark, labels) }];
}

function withMark(text: string, mark: string | null, labels: Wording): string {
  return mark === null ? text : labels.say('marked', { text, mark });
}

/** Areas named in a row; the page shows them all. */
const MOST_NAMED = 2;

function useText({ helps }: OfferView, labels: Wording): string {
  const named = helps.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = helps.length - named.length;
  if (more > 0) named.push(labels.say('offer.more', { count: more }));
  return labels.say('offer.helps', { areas: labels.list(named) });
}
