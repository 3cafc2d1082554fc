/** The next steps as cards: what, why, who helps, who pays, by when, whom to ask. */
import type { FundingView, NextStep, OfferView, Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { BLUE, MARGIN, SOFT, artifact, heightOf, need, within } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { heading, paragraph } from './pdf-text.ts';
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
  need(sheet, Math.min(cardHeight(sheet, step, title), 520));
  const [page, top] = [doc.page, doc.y];
  within(sheet, 'Sect', () => {
    doc.y += 2;
    heading(sheet, 3, title, { outline, color: BLUE });
    paragraph(sheet, step.reason, { size: 9 });
    if (step.offer) writeService(sheet, step.offer, labels);
    if (step.funding) writeFunding(sheet, step.funding, labels);
  });
  if (doc.page === page) {
    artifact(sheet, () => doc.rect(MARGIN - INDENT, top + 6, 4, doc.y - top - 10).fill(BLUE));
  }
  doc.y += 8;
}

/** Keeps a card on one page: its texts as measured; table, small lines and gaps by their usual height. */
function cardHeight(sheet: Sheet, { reason, offer, funding }: NextStep, title: string): number {
  const texts =
    heightOf(sheet, title, { size: 11.5, bold: true }) + heightOf(sheet, reason, { size: 9 });
  const service = offer ? heightOf(sheet, offer.summary, { size: 8.5 }) + 36 : 0;
  const notes = [funding?.atLowest?.note, funding?.atHighest?.note].filter((note) => note).length;
  return texts + 18 + service + (funding ? 110 + notes * 15 : 0);
}

function writeService(sheet: Sheet, offer: OfferView, labels: Wording): void {
  const { office, email, phone } = offer.contact;
  const contact =
    phone === null
      ? labels.say('step.contact', { office, email })
      : labels.say('step.contact-phone', { office, email, phone });
  const service = labels.say('step.service', { title: offer.title, code: offer.code });
  paragraph(sheet, service, { bold: true, size: 9.5, after: 1 });
  paragraph(sheet, offer.summary, { color: SOFT, size: 8.5, after: 2 });
  const verdict =
    offer.verdict === 'yes' ? [] : [labels.say('step.verdict', { verdict: offer.verdictText })];
  paragraph(sheet, [...verdict, contact].join(' '), { size: 8.5 });
}

function writeFunding(sheet: Sheet, funding: FundingView, labels: Wording): void {
  const { callTitle, terms, deadline, mark, atLowest, atHighest } = funding;
  const marked = (text: string) => (mark === null ? text : labels.say('marked', { text, mark }));
  paragraph(sheet, labels.say('step.call', { call: callTitle }), {
    bold: true,
    size: 9.5,
    after: 1,
  });
  paragraph(sheet, marked(labels.say('step.terms', { terms, deadline })), {
    size: 8.5,
  });
  const lines = [
    { name: labels.say('step.at-lowest'), line: atLowest },
    { name: labels.say('step.at-highest'), line: atHighest },
  ].flatMap(({ name, line }) => (line ? [{ name, line }] : []));
  if (lines.length === 0) return;
  table(sheet, {
    columns: [
      { title: labels.say('table.case'), share: 5 },
      { title: labels.say('table.cost'), share: 3, align: 'right' },
      { title: labels.say('table.eligible'), share: 3, align: 'right' },
      { title: labels.say('table.grant'), share: 3, align: 'right' },
      { title: labels.say('table.own'), share: 3, align: 'right' },
    ],
    rows: lines.map(({ name, line }) => [
      marked(name),
      line.costText,
      line.eligibleText,
      line.grantText,
      line.ownShareText,
    ]),
    size: 8,
    pad: 3,
  });
  for (const { name, line } of lines) {
    if (line.note === null) continue;
    const note = labels.say('named', { name, text: line.note });
    paragraph(sheet, marked(note), { size: 8.5, color: SOFT, after: 2 });
  }
}
