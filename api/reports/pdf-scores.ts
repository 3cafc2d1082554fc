/** Scores with their charts and tables, and for each area the answers that made it. */
import type { AreaReport, Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { drawBars } from './pdf-bars.ts';
import { drawRadar } from './pdf-radar.ts';
import { SOFT, heightOf, need, within } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { heading, list, paragraph } from './pdf-text.ts';
import { table } from './pdf-table.ts';

/** Radar and table of the areas are read together. */
const ON_ONE_PAGE = 620;

export function writeScores(sheet: Sheet, report: Report, labels: Wording): void {
  const top = report.levels.length - 1;
  within(sheet, 'Sect', () => {
    const outline = heading(sheet, 2, labels.say('scores.title'), {
      outline: sheet.doc.outline,
      follow: 200,
    });
    heading(sheet, 3, labels.say('scores.dimensions'), { outline });
    drawBars(sheet, report.dimensions, top, labels);
    dimensionTable(sheet, report, labels);
    writeHighlights(sheet, report, labels, outline);
    heading(sheet, 3, labels.say('scores.areas'), { outline, follow: ON_ONE_PAGE });
    drawRadar(sheet, areasOf(report), top, labels);
    areaTable(sheet, report, labels);
  });
  for (const dimension of report.dimensions) {
    within(sheet, 'Sect', () => {
      const outline = heading(sheet, 2, dimension.name, {
        outline: sheet.doc.outline,
        follow: 220,
      });
      paragraph(sheet, dimension.sentence, { after: 6 });
      for (const area of dimension.areas) writeArea(sheet, area, labels, outline);
    });
  }
}

function areasOf(report: Report): AreaReport[] {
  return report.dimensions.flatMap(({ areas }) => areas);
}

function dimensionTable(sheet: Sheet, report: Report, labels: Wording): void {
  table(sheet, {
    columns: [
      { title: labels.say('table.dimension'), share: 4 },
      { title: labels.say('table.score'), share: 1.6, align: 'right' },
      { title: labels.say('table.range'), share: 2.2, align: 'right' },
      { title: labels.say('table.level'), share: 3 },
      { title: labels.say('table.coverage'), share: 1.4, align: 'right' },
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
      { title: labels.say('table.range'), share: 2, align: 'right' },
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
  });
}

function levelText(level: AreaReport['level'], labels: Wording): string {
  return level
    ? labels.say('ladder.level', { index: String(level.index), plain: level.plain })
    : '–';
}

function targetText({ target }: AreaReport, labels: Wording): string {
  return target === null ? '–' : labels.points(target);
}

function percent(value: number | null, labels: Wording): string {
  return value === null ? '–' : labels.say('percent', { value: String(value) });
}

function writeHighlights(
  sheet: Sheet,
  report: Report,
  labels: Wording,
  outline: PDFKit.PDFOutline | null,
): void {
  const named = ({ name, text }: { name: string; text: string }) =>
    labels.say('named', { name, text });
  const parts: [string, string[]][] = [
    ['strengths.title', report.strengths.map(named)],
    ['gaps.title', report.gaps.map(named)],
    ['find-out.title', report.findOut.map(named)],
    ['shortcuts.title', report.shortcuts.map(({ text }) => text)],
  ];
  for (const [title, items] of parts) {
    if (items.length === 0) continue;
    heading(sheet, 3, labels.say(title), { outline });
    if (title === 'find-out.title') paragraph(sheet, labels.say('find-out.intro'), { size: 9 });
    list(sheet, items, { size: 9 });
  }
}

function writeArea(
  sheet: Sheet,
  area: AreaReport,
  labels: Wording,
  outline: PDFKit.PDFOutline | null,
): void {
  const small = [area.targetText, area.indication].filter((text) => text !== null).join(' ');
  const signs = signTexts(area, labels);
  const texts = [small, ...signs].reduce((sum, text) => sum + heightOf(sheet, text) + 3, 0);
  need(sheet, texts + 44 + (area.why.length + 1) * 26);
  heading(sheet, 3, area.name, { outline });
  paragraph(sheet, standing(area, labels), { size: 9, after: 2 });
  paragraph(sheet, small, { size: 8.5, color: SOFT });
  if (area.why.length > 0) whyTable(sheet, area, labels);
  list(sheet, signs, { size: 9 });
}

function signTexts(area: AreaReport, labels: Wording): string[] {
  const signs: [string, string | null][] = [
    ['area.now', area.now],
    ['area.next', area.next],
    ['area.step', area.nextStep],
  ];
  return signs.flatMap(([key, text]) =>
    text === null ? [] : [labels.say('named', { name: labels.say(key), text })],
  );
}

function standing(area: AreaReport, labels: Wording): string {
  if (area.state === 'not-applicable') return area.ground ?? '';
  const parts = [labels.say('area.line', { score: area.shown, target: targetText(area, labels) })];
  if (area.range !== null) parts.push(labels.say('area.range', { range: area.range }));
  const level = area.level
    ? labels.say('area.level', { index: String(area.level.index), plain: area.level.plain })
    : '';
  return [`${parts[0] ?? ''}.`, level, ...parts.slice(1)].filter((part) => part !== '').join(' ');
}

function whyTable(sheet: Sheet, area: AreaReport, labels: Wording): void {
  table(sheet, {
    columns: [
      { title: labels.say('table.question'), share: 4 },
      { title: labels.say('table.answer'), share: 4 },
      { title: labels.say('table.points'), share: 1, align: 'right' },
    ],
    rows: area.why.map(({ question, answer, points }) => [question, answer, points ?? '–']),
  });
}
