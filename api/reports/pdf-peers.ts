/** “Firms like yours”: where the firm stands, with the figures behind it. */
import type { PeerReport } from '../../scoring/peers.ts';
import type { Sheet } from './pdf-sheet.ts';
import { SOFT, within } from './pdf-sheet.ts';
import { table } from './pdf-table.ts';
import { heading, list, paragraph } from './pdf-text.ts';

/** Title, sentences and the first rows stay together. */
const TOGETHER = 230;

export function writePeers(sheet: Sheet, peers: PeerReport): void {
  within(sheet, 'Sect', () => {
    heading(sheet, 2, peers.title, { outline: sheet.doc.outline, follow: TOGETHER });
    paragraph(sheet, peers.lead);
    if (peers.standing !== null) paragraph(sheet, peers.standing);
    list(sheet, peers.remarks, { size: 8.5, color: SOFT });
    table(sheet, {
      columns: peers.columns.map((title, place) => ({
        title,
        share: place === 0 ? 4 : place === 2 ? 3 : 1.6,
        ...(place !== 0 && place !== 2 && { align: 'right' as const }),
      })),
      rows: peers.rows.map(({ name, role, shown }) => [
        role === 'area' ? name : [{ text: name, bold: true }],
        ...shown,
      ]),
      rowHeaders: true,
      size: 8,
    });
  });
}
