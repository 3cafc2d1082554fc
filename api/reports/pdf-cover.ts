/** First page: whose report, of which day, and where the firm stands. */
import type { Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { drawLadder } from './pdf-ladder.ts';
import { BLUE, MARGIN, SOFT, artifact, within } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { facts, heading, list, paragraph } from './pdf-text.ts';

export function writeCover(sheet: Sheet, report: Report, labels: Wording): void {
  const { doc } = sheet;
  const { overall, firm } = report;
  artifact(sheet, () => {
    doc.rect(0, 0, doc.page.width, 10).fill(BLUE);
  });
  within(sheet, 'Sect', () => {
    doc.y = 38;
    const dates = [
      labels.say('cover.kind', { instrument: report.instrumentTitle }),
      labels.say('cover.assessed', { day: report.assessedOn }),
      labels.say('cover.judged', { day: report.judgedOn }),
    ];
    paragraph(sheet, labels.say('service'), { size: 12, bold: true, color: BLUE, after: 8 });
    heading(sheet, 1, report.title, { outline: doc.outline });
    paragraph(sheet, dates.join(' · '), { size: 9.5, color: SOFT, after: 10 });
    heading(sheet, 2, labels.say('cover.overall'), { outline: doc.outline });
    paragraph(sheet, overall.headline, { size: 11.5, after: 8 });
    drawLadder(sheet, report, labels);
    if (overall.holdBack !== null) paragraph(sheet, overall.holdBack, { bold: true });
    list(sheet, overall.sentences);
    if (report.nextSteps.length > 0) {
      heading(sheet, 2, labels.say('cover.steps'), { outline: doc.outline });
      list(
        sheet,
        report.nextSteps.map(({ headline }) => headline),
      );
    }
    heading(sheet, 2, labels.say('cover.firm'), { outline: doc.outline });
    facts(
      sheet,
      firm.facts.map(({ label, value }) => labels.say('offer.fact', { label, value })),
      { size: 9 },
    );
  });
  doc.x = MARGIN;
}
