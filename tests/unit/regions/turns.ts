import type { Turn } from '../../../api/regions/changes.ts';
import type { Tally } from '../../../api/regions/tally.ts';

/** When a result counts, and what it adds to each node; null of one that has been deleted. */
export interface Span {
  from: number;
  until: number | null;
  nodes: Record<string, Tally> | null;
}

/** The turns of one result, as the database tells them. */
export function turnsOf({ from, until, nodes }: Span): Turn[] {
  const turn = (kind: Turn['kind'], release: number): Turn => ({
    at: {},
    checked: true,
    kind,
    release,
    results: 1,
    deleted: nodes ? 0 : 1,
    nodes: nodes ?? {},
  });
  return until === null ? [turn('joined', from)] : [turn('left', until), turn('gone', from)];
}
