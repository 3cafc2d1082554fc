import { setImmediate as nextTurn } from 'node:timers/promises';
import { Attack } from './attack.ts';
import { type Demand, type Layer, TOLERANCE, linkedGroups } from './layer.ts';
import { Witnesses } from './witness.ts';

/** What an attacker can tell of a withheld cell: it lies between these, and every end is possible. */
export interface Interval {
  lower: number;
  /** Infinity where nothing that is published limits the cell. */
  upper: number;
}

/** A cell of which too much can be told, and to whom. */
export interface Finding {
  cell: number;
  attacker: 'outsider' | 'insider';
  interval: Interval;
  wanted: Interval;
}

export interface LayerAudit {
  intervals: Map<number, Interval>;
  findings: Finding[];
}

/**
 * Attacks a layer with everything that is published: finds, by linear programs over all equations at once, the lowest
 * and highest possible value of each withheld cell, and compares them with what must remain possible. That the demanded
 * values are possible also for whole firms and against insiders is shown by tables, each of which is checked by adding
 * up. The auditor knows nothing of how the cells were chosen.
 * @param ends `enough`: intervals need not be exact, only wide enough, which takes far fewer programs
 */
export async function auditLayer(
  layer: Layer,
  withheld: ReadonlySet<number>,
  demands: readonly Demand[],
  ends: 'exact' | 'enough' = 'exact',
): Promise<LayerAudit> {
  const audit: LayerAudit = { intervals: new Map(), findings: [] };
  await attackFromOutside(layer, withheld, audit, ends);
  const witnesses = await Witnesses.open(layer, withheld);
  try {
    for (const demand of demands) {
      const { cell, low, high } = demand;
      const wanted = { lower: low, upper: high };
      const interval = audit.intervals.get(cell) ?? shown(layer, cell);
      const outsideHolds = covers(layer, interval, wanted);
      const holds = witnesses.meets(demand) && (outsideHolds || ends === 'enough');
      const attacker = outsideHolds ? 'insider' : 'outsider';
      if (!holds) audit.findings.push({ cell, attacker, interval, wanted });
      await nextTurn();
    }
    return audit;
  } finally {
    witnesses.close();
  }
}

async function attackFromOutside(
  layer: Layer,
  withheld: ReadonlySet<number>,
  audit: LayerAudit,
  ends: 'exact' | 'enough',
): Promise<void> {
  const groups = linkedGroups(layer.equations, layer.values.length, (cell) => withheld.has(cell));
  for (const cells of groups) {
    const attack = await Attack.open(layer, cells);
    try {
      for (const cell of cells) {
        const width = layer.widths[cell] ?? 0;
        const interval = ends === 'exact' ? attack.interval(cell) : attack.enough(cell, width);
        audit.intervals.set(cell, interval);
        const wanted = { lower: interval.lower, upper: interval.lower + width };
        if (!covers(layer, interval, wanted))
          audit.findings.push({ cell, attacker: 'outsider', interval, wanted });
        await nextTurn();
      }
    } finally {
      attack.close();
    }
  }
}

/** What can be told of a cell that had to be withheld and is not: everything. */
function shown(layer: Layer, cell: number): Interval {
  const value = layer.values[cell] ?? 0;
  return { lower: value, upper: value };
}

/** Real numbers are compared to a thousandth of what is asked: the solver is no more accurate than that. */
function covers(layer: Layer, interval: Interval, wanted: Interval): boolean {
  const slack = layer.whole ? TOLERANCE : TOLERANCE + (wanted.upper - wanted.lower) / 1000;
  return interval.lower <= wanted.lower + slack && interval.upper >= wanted.upper - slack;
}
