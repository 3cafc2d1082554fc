/** The next steps as cards: what, why, who helps, who pays, by when, whom to ask. */
import type { FundingView, NextStep, OfferView, Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import {
  BLUE,
  MARGIN,
  SOFT,
  artifact,
  heading,
  heightOf,
  need,
  paragraph,
  within,
} from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { table } from './pdf-table.ts';

const INDENT = 14;

export function writeSteps(sheet: Sheet, report: Report, labels: Wording): void {
  within(sheet, 'Sect', () => {
    const outline = heading(sheet, 2, labels.say('steps.title'), { outline: sheet.doc.outline });
    const none = report.nextSteps.length === 0;
    paragraph(sheet, labels.say(none ? 'steps.none' : 'steps.intro'), { after: 8 });
    for (const step of report.nextSteps) writeCard(sheet, step, labels, outline);
  });
}

function writeCard(
  sheet: Sheet,
  step: NextStep,
  labels: Wording,
  outline: PDFKit.PDFOutline | null,
): void {
  const { doc } = sheet;
  const title = labels.say('step.heading', { rank: String(step.rank), headline: step.headline });
  need(sheet, Math.min(cardHeight(sheet, step, title), 480));
  const [page, top] = [doc.page, doc.y];
  within(sheet, 'Sect', () => {
    doc.y += 2;
    heading(sheet, 3, title, { outline, color: BLUE });
    paragraph(sheet, step.areaName, { size: 9, color: SOFT });
    paragraph(sheet, step.reason);
    if (step.offer) writeService(sheet, step.offer, labels);
    if (step.funding) writeFunding(sheet, step.funding, labels);
  });
  if (doc.page === page) {
    artifact(sheet, () => doc.rect(MARGIN - INDENT, top + 6, 4, doc.y - top - 10).fill(BLUE));
  }
  doc.y += 8;
}

/** Enough to keep a card on one page: texts as measured, the money table and headings by their usual height. */
function cardHeight(sheet: Sheet, { reason, offer, funding }: NextStep, title: string): number {
  const texts = [title, reason, offer?.summary ?? '', offer?.title ?? ''];
  return (
    texts.reduce((sum, text) => sum + heightOf(sheet, text), 0) +
    (offer ? 70 : 20) +
    (funding ? 130 : 0)
  );
}

function writeService(sheet: Sheet, offer: OfferView, labels: Wording): void {
  const { office, email, phone } = offer.contact;
  paragraph(sheet, labels.say('step.service'), { bold: true, size: 9, after: 1 });
  paragraph(sheet, `${offer.title} (${offer.code})`, { after: 1 });
  paragraph(sheet, offer.summary, { color: SOFT, size: 9 });
  paragraph(sheet, labels.say('step.verdict', { verdict: offer.verdictText }), {
    size: 9,
    after: 1,
  });
  const contact =
    phone === null
      ? labels.say('step.contact', { office, email })
      : labels.say('step.contact-phone', { office, email, phone });
  paragraph(sheet, contact, { size: 9 });
}

function writeFunding(sheet: Sheet, funding: FundingView, labels: Wording): void {
  const { callTitle, terms, deadline, mark, atLowest, atHighest } = funding;
  const marked = (text: string) => (mark === null ? text : labels.say('marked', { text, mark }));
  paragraph(sheet, labels.say('step.call'), { bold: true, size: 9, after: 1 });
  paragraph(sheet, marked(labels.say('step.terms', { call: callTitle, terms, deadline })), {
    size: 9,
  });
  const lines = [
    { name: labels.say('step.at-lowest'), line: atLowest },
    { name: labels.say('step.at-highest'), line: atHighest },
  ].flatMap(({ name, line }) => (line ? [{ name, line }] : []));
  if (lines.length === 0) return;
  table(sheet, {
    columns: [
      { title: labels.say('table.case'), share: 2 },
      { title: marked(labels.say('table.cost')), share: 3, align: 'right' },
      { title: marked(labels.say('table.eligible')), share: 3, align: 'right' },
      { title: marked(labels.say('table.grant')), share: 3, align: 'right' },
      { title: marked(labels.say('table.own')), share: 3, align: 'right' },
    ],
    rows: lines.map(({ name, line }) => [
      name,
      line.costText,
      line.eligibleText,
      line.grantText,
      line.ownShareText,
    ]),
  });
  for (const { line } of lines)
    if (line.note !== null) paragraph(sheet, marked(line.note), { size: 9, color: SOFT });
}
