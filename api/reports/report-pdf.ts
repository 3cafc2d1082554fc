import type { Report } from '../../scoring/report-model.ts';
import type { PeerReport } from '../../scoring/peers.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { reportLabels } from './labels.ts';
import { writeAreas } from './pdf-areas.ts';
import { writeCover } from './pdf-cover.ts';
import { writeNotes, writeOffers } from './pdf-offers.ts';
import { writeScores } from './pdf-scores.ts';
import { writePeers } from './pdf-peers.ts';
import { LINE, MARGIN, SOFT, artifact, closeSheet, font, openSheet } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { writeSteps } from './pdf-steps.ts';

/** The report as a tagged A4 PDF (PDF/UA) with bookmarks. The same report gives the same bytes. */
export async function renderReportPdf(
  report: Report,
  peers: PeerReport | null = null,
): Promise<Buffer> {
  const labels = reportLabels(report.language);
  const sheet = openSheet({
    title: report.title,
    subject: labels.say('subject'),
    author: labels.say('service'),
    locale: labels.say('locale'),
    day: report.days.judgedOn,
  });
  writeCover(sheet, report, labels);
  sheet.doc.addPage();
  for (const write of [writeSteps, writeScores]) write(sheet, report, labels);
  if (peers) writePeers(sheet, peers);
  for (const write of [writeAreas, writeOffers, writeNotes]) write(sheet, report, labels);
  writeMargins(sheet, report, labels);
  return closeSheet(sheet);
}

/** Running head and page numbers, once the number of pages is known. */
function writeMargins(sheet: Sheet, report: Report, labels: Wording): void {
  const { doc } = sheet;
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    const page = doc.switchToPage(index);
    // Text below the margin would open a new page.
    page.margins.bottom = 0;
    artifact(
      sheet,
      () => writeMargin(sheet, report, labels, { number: index + 1, count }),
      'Pagination',
    );
  }
}

function writeMargin(
  sheet: Sheet,
  report: Report,
  labels: Wording,
  { number, count }: { number: number; count: number },
): void {
  const { doc } = sheet;
  const foot = doc.page.height - 40;
  doc
    .moveTo(MARGIN, foot - 6)
    .lineTo(MARGIN + sheet.width, foot - 6)
    .lineWidth(0.5)
    .stroke(LINE);
  const small = { size: 8, color: SOFT };
  const line = { width: sheet.width, lineBreak: false } as const;
  font(sheet, small).text(report.judgedOn, MARGIN, foot, line);
  font(sheet, small).text(
    labels.say('page', { page: String(number), pages: String(count) }),
    MARGIN,
    foot,
    { ...line, align: 'right' },
  );
  if (number === 1) return;
  font(sheet, small).text(labels.say('service'), MARGIN, 34, line);
  font(sheet, small).text(report.title, MARGIN, 34, { ...line, align: 'right' });
}
