/** Every area in a row: where it stands, the answers that explain it, and what comes next. */
import type { AreaReport, Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { within } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { heading, paragraph } from './pdf-text.ts';
import { table } from './pdf-table.ts';
import type { Line } from './pdf-table.ts';

/** A dimension begins where its first rows fit below its title. */
const TITLE_AND_ROWS = 150;

export function writeAreas(sheet: Sheet, report: Report, labels: Wording): void {
  for (const dimension of report.dimensions) {
    within(sheet, 'Sect', () => {
      heading(sheet, 2, dimension.name, { outline: sheet.doc.outline, follow: TITLE_AND_ROWS });
      paragraph(sheet, dimension.sentence, { after: 6 });
      table(sheet, {
        columns: [
          { title: labels.say('table.area'), share: 2.5 },
          { title: labels.say('table.answer'), share: 3.2 },
          { title: labels.say('table.next'), share: 5 },
        ],
        rows: dimension.areas.map((area) => [
          standingLines(area, labels),
          answerLines(area, labels),
          signLines(area, labels),
        ]),
        size: 8,
        pad: 3,
      });
    });
  }
}

function standingLines(area: AreaReport, labels: Wording): Line[] {
  const name: Line = { text: area.name, bold: true };
  if (area.state === 'not-applicable')
    return [name, { text: labels.say('table.not-relevant'), soft: true }];
  const score = labels.say('area.line', { score: area.shown, target: targetText(area, labels) });
  const parts = [score, area.level && levelText(area.level, labels), area.range, area.targetNote];
  return [name, ...parts.flatMap((text) => (text === null ? [] : [{ text, soft: true }]))];
}

function answerLines({ why }: AreaReport, labels: Wording): Line[] {
  return why.flatMap(({ question, answer, points }) => [
    { text: question, soft: true },
    { text: points === null ? answer : labels.say('marked', { text: answer, mark: points }) },
  ]);
}

function signLines(area: AreaReport, labels: Wording): Line[] {
  if (area.state === 'not-applicable') return [{ text: area.ground ?? '' }];
  const signs: [string, string | null][] = [
    ['area.next', area.next],
    ['area.step', area.nextStep],
  ];
  return signs.flatMap(([key, text]) =>
    text === null ? [] : [{ text: labels.say('named', { name: labels.say(key), text }) }],
  );
}

export function levelText(level: AreaReport['level'], labels: Wording): string {
  return level
    ? labels.say('ladder.level', { index: String(level.index), plain: level.plain })
    : '–';
}

export function targetText({ target }: AreaReport, labels: Wording): string {
  return target === null ? '–' : labels.points(target);
}
