/** All offers in tables by verdict: terms and deadline with their mark, reasons, contact; then changes and notes. */
import type { FundingView, OfferView, Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { within } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { heading, list, paragraph } from './pdf-text.ts';
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
    const groups: [string, OfferView[]][] = [
      ['offers.useful', open.filter(({ helps }) => helps.length > 0)],
      ['offers.unknown', offers.filter(({ verdict }) => verdict === 'unknown')],
      ['offers.other', open.filter(({ helps }) => helps.length === 0)],
      ['offers.no', offers.filter(({ verdict }) => verdict === 'no')],
    ];
    for (const [key, group] of groups) {
      if (group.length === 0) continue;
      heading(sheet, 3, labels.say(key, { count: group.length }), { outline, follow: 90 });
      if (key === 'offers.other' || key === 'offers.no') shortTable(sheet, group, labels);
      else offerTable(sheet, group, labels);
    }
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
      { title: labels.say('table.offer'), share: 3.5 },
      { title: labels.say('table.terms'), share: 4.5 },
      { title: labels.say('table.why'), share: 3.4 },
    ],
    rows: offers.map((offer) => [
      nameLines(offer, labels),
      termLines(offer, labels),
      whyLines(offer, labels),
    ]),
    size: 8,
  });
}

/** What is open but not needed now, or not for the firm: its name, and what it is about or why not. */
function shortTable(sheet: Sheet, offers: OfferView[], labels: Wording): void {
  table(sheet, {
    columns: [
      { title: labels.say('table.offer'), share: 4 },
      { title: labels.say('table.why'), share: 6 },
    ],
    rows: offers.map((offer) => [nameLines(offer, labels), whyLines(offer, labels)]),
    size: 8,
  });
}

function nameLines(offer: OfferView, labels: Wording): Line[] {
  const lines: Line[] = [
    { text: offer.title, bold: true },
    { text: labels.say('offer.name', { kind: offer.kindName, code: offer.code }), soft: true },
  ];
  if (offer.stamp !== null) lines.push({ text: offer.stamp, bold: true });
  return [...lines, { text: offer.contact.email, soft: true }];
}

/** What a row has room for; the page shows every fact. */
const ESSENTIAL = ['cost', 'terms', 'ceilings', 'brackets', 'hours', 'outcome', 'help'];

/** Facts carry their own mark; deadlines and the money of a call get it here. */
function termLines(offer: OfferView, labels: Wording): Line[] {
  const facts = offer.facts
    .filter(({ key }) => ESSENTIAL.includes(key))
    .map(({ label, value }) => labels.say('offer.fact', { label, value }));
  const best = offer.funding.slice(0, 1).flatMap((funding) => moneyLines(funding, labels));
  return [{ text: facts.join(' · ') }, ...best, ...deadlineLine(offer, labels)];
}

function deadlineLine({ deadline, mark }: OfferView, labels: Wording): Line[] {
  if (deadline === null) return [];
  return [{ text: withMark(labels.say('offer.deadline', { deadline }), mark, labels) }];
}

function moneyLines(
  { callTitle, atLowest, atHighest, mark }: FundingView,
  labels: Wording,
): Line[] {
  return [atLowest, atHighest].flatMap((money) => {
    if (money === null) return [];
    const text =
      money.note ??
      labels.say('offer.money', {
        call: callTitle,
        cost: money.costText,
        grant: money.grantText,
        own: money.ownShareText,
      });
    return [{ text: withMark(text, mark, labels) }];
  });
}

function withMark(text: string, mark: string | null, labels: Wording): string {
  return mark === null ? text : labels.say('marked', { text, mark });
}

/** What it is for, and each condition that is not met or not known; those met are named only. */
function whyLines(offer: OfferView, labels: Wording): Line[] {
  const open = offer.criteria.filter(({ verdict }) => verdict !== 'yes');
  const met = offer.criteria.filter(({ verdict }) => verdict === 'yes').map(({ name }) => name);
  const reasons: Line[] = open
    .toSorted((a, b) => Number(b.verdict === 'no') - Number(a.verdict === 'no'))
    .map(({ text }) => ({ text, bold: true }));
  const use = offer.verdict === 'no' ? [] : useLines(offer, labels);
  const conditions: Line[] =
    met.length === 0
      ? []
      : [{ text: labels.say('offer.met', { criteria: labels.list(met) }), soft: true }];
  return [...reasons, ...use, ...conditions];
}

/** Areas named in a row; the page shows them all. */
const MOST_NAMED = 3;

function useLines({ helps, reason }: OfferView, labels: Wording): Line[] {
  if (helps.length === 0) return [{ text: reason }];
  const named = helps.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = helps.length - named.length;
  if (more > 0) named.push(labels.say('offer.more', { count: more }));
  return [{ text: labels.say('offer.helps', { areas: labels.list(named) }) }];
}
