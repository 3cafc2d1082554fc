/** The levels as stairs, with the one that the firm has reached. */
import type { Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { BLUE, INK, MARGIN, SOFT, TINT, figure, font } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';

/** The levels as stairs; the level reached is filled and says so. */
export function drawLadder(sheet: Sheet, report: Report, labels: Wording): void {
  const reached = report.overall.level;
  const names = report.levels.map(({ index, plain }) =>
    labels.say('ladder.level', { index: String(index), plain }),
  );
  const here = reached
    ? labels.say('ladder.reached', { index: String(reached.index), plain: reached.plain })
    : labels.say('ladder.none');
  const alt = labels.say('ladder.alt', { levels: labels.list(names), here });
  figure(sheet, alt, 128, (top) => {
    report.levels.forEach(({ index, plain }) =>
      drawStep(sheet, labels, {
        index,
        plain,
        top,
        steps: report.levels.length,
        reached: reached?.index ?? null,
      }),
    );
  });
}

interface Step {
  index: number;
  plain: string;
  top: number;
  steps: number;
  reached: number | null;
}

function drawStep(
  sheet: Sheet,
  labels: Wording,
  { index, plain, top, steps, reached }: Step,
): void {
  const { doc } = sheet;
  const gap = 4;
  const width = (sheet.width - gap * (steps - 1)) / steps;
  const left = MARGIN + index * (width + gap);
  const rise = 34 + index * 11;
  const stepTop = top + 100 - rise;
  const isHere = index === reached;
  const isPassed = reached !== null && index < reached;
  doc.rect(left, stepTop, width, rise).fill(isHere ? BLUE : isPassed ? '#bcd3e8' : TINT);
  font(sheet, { size: 15, bold: true, color: isHere ? '#ffffff' : INK }).text(
    String(index),
    left,
    stepTop + 6,
    { width, align: 'center', lineBreak: false },
  );
  if (isHere)
    font(sheet, { size: 8, bold: true, color: BLUE }).text(
      labels.say('ladder.here'),
      left - 6,
      stepTop - 13,
      { width: width + 12, align: 'center' },
    );
  font(sheet, { size: 8.5, bold: isHere, color: isHere ? BLUE : SOFT }).text(
    plain,
    left - 2,
    top + 104,
    { width: width + 4, align: 'center' },
  );
}
