/** Charts as vectors. Each is a figure with its text alternative; a table of the same numbers follows it. */
import type { AreaReport, DimensionReport, Report } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { BLUE, INK, LINE, MARGIN, ORANGE, SOFT, TINT, font, need, tag } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';

/** Draws a figure of this height across the page and moves below it. */
function figure(sheet: Sheet, alt: string, height: number, draw: (top: number) => void): void {
  const { doc } = sheet;
  need(sheet, height);
  const top = doc.y;
  const bbox = [MARGIN, top, MARGIN + sheet.width, top + height];
  tag(sheet, 'Figure', () => draw(top), { alt, bbox });
  doc.x = MARGIN;
  doc.y = top + height + 8;
}

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

/** One bar per dimension from 0 to the top of the scale, with its range as a line. */
export function drawBars(
  sheet: Sheet,
  dimensions: DimensionReport[],
  top: number,
  labels: Wording,
): void {
  const values = dimensions.map(({ name, shown }) =>
    labels.say('bars.value', { name, score: shown }),
  );
  const alt = labels.say('bars.alt', { top: String(top), values: labels.list(values) });
  const rowHeight = 26;
  figure(sheet, alt, dimensions.length * rowHeight + 20, (y) => {
    const left = MARGIN + 190;
    const scale = (points: number) => left + (points / top) * (MARGIN + sheet.width - 34 - left);
    drawScale(sheet, top, scale, y, y + dimensions.length * rowHeight);
    dimensions.forEach((dimension, index) =>
      drawBar(sheet, dimension, y + index * rowHeight, scale),
    );
  });
}

function drawScale(
  sheet: Sheet,
  top: number,
  scale: (points: number) => number,
  from: number,
  to: number,
): void {
  const { doc } = sheet;
  for (let points = 0; points <= top; points++) {
    doc.moveTo(scale(points), from).lineTo(scale(points), to).lineWidth(0.5).stroke(LINE);
    font(sheet, { size: 8, color: SOFT }).text(String(points), scale(points) - 10, to + 3, {
      width: 20,
      align: 'center',
      lineBreak: false,
    });
  }
}

function drawBar(
  sheet: Sheet,
  { name, score, low, high, shown }: DimensionReport,
  y: number,
  scale: (points: number) => number,
): void {
  const { doc } = sheet;
  font(sheet, { size: 9 }).text(name, MARGIN, y + 6, { width: 182, height: 14, ellipsis: true });
  if (score !== null)
    doc.rect(scale(0), y + 5, Math.max(1, scale(score) - scale(0)), 15).fill(BLUE);
  if (low !== null && high !== null && low !== high) {
    doc
      .moveTo(scale(low), y + 12.5)
      .lineTo(scale(high), y + 12.5)
      .lineWidth(1.5)
      .stroke(ORANGE);
    for (const end of [low, high])
      doc
        .moveTo(scale(end), y + 8.5)
        .lineTo(scale(end), y + 16.5)
        .stroke(ORANGE);
  }
  const textLeft = Math.max(scale(score ?? 0), scale(high ?? 0)) + 6;
  font(sheet, { size: 9, bold: true }).text(shown, textLeft, y + 6, { lineBreak: false });
}

const RADIUS = 102;

/** Areas on a circle: scores as a filled shape with points, targets as a dashed line. Areas without a score leave a gap. */
export function drawRadar(sheet: Sheet, areas: AreaReport[], top: number, labels: Wording): void {
  const alt = labels.say('radar.alt', { count: areas.length, top: String(top) });
  figure(sheet, alt, 2 * RADIUS + 88, (y) => {
    const centre = { x: MARGIN + sheet.width / 2, y: y + RADIUS + 30 };
    const at = (index: number, points: number) => {
      const angle = (index / areas.length) * 2 * Math.PI - Math.PI / 2;
      const radius = (points / top) * RADIUS;
      return {
        x: centre.x + radius * Math.cos(angle),
        y: centre.y + radius * Math.sin(angle),
        angle,
      };
    };
    drawWeb(sheet, areas, top, at);
    drawShape(
      sheet,
      areas.map((area) => area.score),
      at,
      'score',
    );
    drawShape(
      sheet,
      areas.map((area) => area.target),
      at,
      'target',
    );
    drawKey(sheet, labels, y + 2 * RADIUS + 72);
  });
}

type At = (index: number, points: number) => { x: number; y: number; angle: number };

function drawWeb(sheet: Sheet, areas: AreaReport[], top: number, at: At): void {
  const { doc } = sheet;
  for (let ring = 1; ring <= top; ring++) {
    areas.forEach((_, index) => {
      const { x, y } = at(index, ring);
      if (index === 0) doc.moveTo(x, y);
      else doc.lineTo(x, y);
    });
    doc.closePath().lineWidth(0.5).stroke(LINE);
  }
  areas.forEach((area, index) => {
    const [start, end, name] = [at(index, 0), at(index, top), at(index, top * 1.08)];
    doc.moveTo(start.x, start.y).lineTo(end.x, end.y).lineWidth(0.5).stroke(LINE);
    const side = Math.cos(name.angle);
    const width = 112;
    const left = Math.abs(side) < 0.2 ? name.x - width / 2 : side > 0 ? name.x : name.x - width;
    const align = Math.abs(side) < 0.2 ? 'center' : side > 0 ? 'left' : 'right';
    font(sheet, { size: 8 }).text(area.short, left, name.y - 5 + 4 * Math.sin(name.angle), {
      width,
      align,
      lineBreak: false,
    });
  });
  for (let ring = 0; ring <= top; ring++) {
    font(sheet, { size: 7, color: SOFT }).text(String(ring), at(0, ring).x + 2, at(0, ring).y - 4, {
      lineBreak: false,
    });
  }
}

function drawShape(
  sheet: Sheet,
  values: (number | null)[],
  at: At,
  kind: 'score' | 'target',
): void {
  const { doc } = sheet;
  const color = kind === 'score' ? BLUE : ORANGE;
  const whole = values.every((value) => value !== null);
  let pen = false;
  values.forEach((value, index) => {
    if (value === null) pen = false;
    else {
      const { x, y } = at(index, value);
      if (pen) doc.lineTo(x, y);
      else doc.moveTo(x, y);
      pen = true;
    }
  });
  if (whole) doc.closePath();
  if (kind === 'target') doc.dash(4, { space: 3 });
  doc.lineWidth(1.4);
  if (kind === 'score' && whole) doc.fillOpacity(0.18).fillAndStroke(color, color).fillOpacity(1);
  else doc.stroke(color);
  doc.undash();
  if (kind === 'target') return;
  values.forEach((value, index) => {
    if (value === null) return;
    const { x, y } = at(index, value);
    doc.circle(x, y, 2.6).fill(color);
  });
}

function drawKey(sheet: Sheet, labels: Wording, y: number): void {
  const { doc } = sheet;
  const left = MARGIN + sheet.width / 2 - 120;
  doc
    .moveTo(left, y + 6)
    .lineTo(left + 22, y + 6)
    .lineWidth(1.6)
    .stroke(BLUE);
  doc.circle(left + 11, y + 6, 2.6).fill(BLUE);
  font(sheet, { size: 8.5 }).text(labels.say('radar.score'), left + 28, y, { lineBreak: false });
  doc
    .moveTo(left + 150, y + 6)
    .lineTo(left + 172, y + 6)
    .dash(4, { space: 3 })
    .lineWidth(1.6)
    .stroke(ORANGE)
    .undash();
  font(sheet, { size: 8.5 }).text(labels.say('radar.target'), left + 178, y, { lineBreak: false });
}
