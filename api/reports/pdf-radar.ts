/** The areas as a radar with their targets. A table of the same numbers follows. */
import type { AreaReport } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { BLUE, LINE, MARGIN, ORANGE, SOFT, figure, font } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';

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
