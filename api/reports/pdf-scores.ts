/** Scores with their charts and tables, and what stands out in them. */
import type { AreaReport, Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { drawBars } from './pdf-bars.ts';
import { drawRadar } from './pdf-radar.ts';
import { levelText, targetText } from './pdf-areas.ts';
import { SOFT, within } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { heading, list, paragraph } from './pdf-text.ts';
import { table } from './pdf-table.ts';

/** Radar and table of the areas are read together. */
const ON_ONE_PAGE = 640;
const BARS_AND_TABLE = 230;
/** Of strengths and of what is missing: the rest stands in the tables of the areas. */
const MOST_IN_FULL = 5;

export function writeScores(sheet: Sheet, report: Report, labels: Wording): void {
  const top = report.levels.length - 1;
  within(sheet, 'Sect', () => {
    const outline = heading(sheet, 2, labels.say('scores.title'), {
      outline: sheet.doc.outline,
      follow: BARS_AND_TABLE,
    });
    heading(sheet, 3, labels.say('scores.dimensions'), { outline });
    drawBars(sheet, report.dimensions, top, labels);
    dimensionTable(sheet, report, labels);
    heading(sheet, 3, labels.say('scores.areas'), { outline, follow: ON_ONE_PAGE });
    drawRadar(sheet, areasOf(report), top, labels);
    paragraph(sheet, labels.say('scores.target'), { size: 8.5, color: SOFT });
    areaTable(sheet, report, labels);
    writeHighlights(sheet, report, labels, outline);
  });
}

function areasOf(report: Report): AreaReport[] {
  return report.dimensions.flatMap(({ areas }) => areas);
}

function dimensionTable(sheet: Sheet, report: Report, labels: Wording): void {
  table(sheet, {
    columns: [
      { title: labels.say('table.dimension'), share: 4 },
      { title: labels.say('table.score'), share: 1.6, align: 'right' },
      { title: labels.say('table.range'), share: 2.2, align: 'center' },
      { title: labels.say('table.level'), share: 3 },
      { title: labels.say('table.coverage'), share: 2, align: 'right' },
    ],
    rows: report.dimensions.map(({ name, shown, range, level, coverage }) => [
      name,
      shown,
      range ?? '–',
      levelText(level, labels),
      percent(coverage, labels),
    ]),
  });
}

function areaTable(sheet: Sheet, report: Report, labels: Wording): void {
  table(sheet, {
    columns: [
      { title: labels.say('table.area'), share: 5.4 },
      { title: labels.say('table.score'), share: 1.6, align: 'right' },
      { title: labels.say('table.target'), share: 1.6, align: 'right' },
      { title: labels.say('table.range'), share: 2, align: 'center' },
      { title: labels.say('table.level'), share: 2.8 },
    ],
    rows: areasOf(report).map((area) => [
      area.name,
      area.shown,
      targetText(area, labels),
      area.range ?? '–',
      area.state === 'not-applicable'
        ? labels.say('table.not-relevant')
        : levelText(area.level, labels),
    ]),
    size: 8,
    pad: 2.5,
  });
}

function percent(value: number | null, labels: Wording): string {
  return value === null ? '–' : labels.say('percent', { value: String(value) });
}

/** The first few in full, the others by name. */
function shortened(entries: Report['gaps'], labels: Wording): string[] {
  const first = entries
    .slice(0, MOST_IN_FULL)
    .map(({ name, text }) => labels.say('named', { name, text }));
  const rest = entries.slice(MOST_IN_FULL).map(({ name }) => name);
  return rest.length === 0
    ? first
    : [...first, labels.say('areas.rest', { areas: labels.list(rest) })];
}

function writeHighlights(
  sheet: Sheet,
  report: Report,
  labels: Wording,
  outline: PDFKit.PDFOutline | null,
): void {
  const parts: [string, string[]][] = [
    ['strengths.title', shortened(report.strengths, labels)],
    ['gaps.title', shortened(report.gaps, labels)],
    ['find-out.title', report.findOut.map((entry) => labels.say('named', entry))],
  ];
  for (const [title, items] of parts) {
    if (items.length === 0) continue;
    heading(sheet, 3, labels.say(title), { outline });
    if (title === 'find-out.title') paragraph(sheet, labels.say('find-out.intro'), { size: 9 });
    list(sheet, items, { size: 9 });
  }
  if (report.shortcuts.length === 0) return;
  heading(sheet, 3, labels.say('shortcuts.title'), { outline });
  for (const { text, steps } of report.shortcuts) {
    paragraph(sheet, text, { size: 9 });
    list(
      sheet,
      steps.map((step) => labels.say('named', step)),
      { size: 9 },
    );
  }
}
