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
 */
export async function auditLayer(
  layer: Layer,
  withheld: ReadonlySet<number>,
  demands: readonly Demand[],
): Promise<LayerAudit> {
  const audit: LayerAudit = { intervals: new Map(), findings: [] };
  await attackFromOutside(layer, withheld, audit);
  const witnesses = await Witnesses.open(layer, withheld);
  try {
    for (const demand of demands) {
      const { cell, low, high } = demand;
      const wanted = { lower: low, upper: high };
      const interval = audit.intervals.get(cell) ?? shown(layer, cell);
      if (!covers(interval, wanted))
        audit.findings.push({ cell, attacker: 'outsider', interval, wanted });
      else if (!witnesses.meets(demand))
        audit.findings.push({ cell, attacker: 'insider', interval, wanted });
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
): Promise<void> {
  const groups = linkedGroups(layer.equations, layer.values.length, (cell) => withheld.has(cell));
  for (const cells of groups) {
    const attack = await Attack.open(layer, cells);
    try {
      for (const cell of cells) {
        const interval = attack.interval(cell);
        audit.intervals.set(cell, interval);
        const width = layer.widths[cell] ?? 0;
        const wanted = { lower: interval.lower, upper: interval.lower + width };
        if (!covers(interval, wanted))
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

function covers(interval: Interval, wanted: Interval): boolean {
  return interval.lower <= wanted.lower + TOLERANCE && interval.upper >= wanted.upper - TOLERANCE;
}
