import { setImmediate as nextTurn } from 'node:timers/promises';
import { Attack } from './attack.ts';
import { type Demand, type Layer, TOLERANCE, insideOf, linkedGroups } from './layer.ts';

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
 * and highest possible value of each withheld cell, and compares them with what must remain possible. It knows nothing
 * of how the cells were chosen.
 */
export async function auditLayer(
  layer: Layer,
  withheld: ReadonlySet<number>,
  demands: readonly Demand[],
): Promise<LayerAudit> {
  const audit: LayerAudit = { intervals: new Map(), findings: [] };
  const inside = insideOf(layer);
  const demanded = new Map(demands.map((demand) => [demand.cell, demand]));
  for (const { cell, low, high } of demands)
    if (!withheld.has(cell)) audit.findings.push(openly(layer, cell, { lower: low, upper: high }));
  const groups = linkedGroups(layer.equations, layer.values.length, (cell) => withheld.has(cell));
  for (const cells of groups) {
    const attack = await Attack.open(layer, cells);
    try {
      for (const cell of cells) {
        judgeOutsider(layer, audit, cell, attack.interval(cell), demanded.get(cell));
        await nextTurn();
      }
      attack.joinInsiders();
      for (const cell of cells) {
        const demand = demanded.get(cell);
        if (demand) judgeInsider(audit, attack, demand, inside(cell));
        await nextTurn();
      }
    } finally {
      attack.close();
    }
  }
  return audit;
}

/** A cell that had to be withheld and is not. */
function openly(layer: Layer, cell: number, wanted: Interval): Finding {
  const value = layer.values[cell] ?? 0;
  return { cell, attacker: 'outsider', interval: { lower: value, upper: value }, wanted };
}

function judgeOutsider(
  layer: Layer,
  audit: LayerAudit,
  cell: number,
  interval: Interval,
  demand: Demand | undefined,
): void {
  audit.intervals.set(cell, interval);
  const width = layer.widths[cell] ?? 0;
  const wanted = demand
    ? { lower: demand.low, upper: demand.high }
    : { lower: interval.lower, upper: interval.lower + width };
  if (!covers(interval, wanted) || interval.upper - interval.lower < width - TOLERANCE)
    audit.findings.push({ cell, attacker: 'outsider', interval, wanted });
}

function judgeInsider(
  audit: LayerAudit,
  attack: Attack,
  { cell, low, high }: Demand,
  inside: readonly number[],
): void {
  const upper = attack.highest(cell, high);
  const lower = attack.lowestWithout(cell, inside, low);
  const wanted = { lower: low, upper: high };
  if (!covers({ lower, upper }, wanted))
    audit.findings.push({ cell, attacker: 'insider', interval: { lower, upper }, wanted });
}

function covers(interval: Interval, wanted: Interval): boolean {
  return interval.lower <= wanted.lower + TOLERANCE && interval.upper >= wanted.upper - TOLERANCE;
}
