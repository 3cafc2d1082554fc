import type { Demand } from './layer.ts';
import type { PlanCell, Relation, TablePlan, WithholdReason } from './plan.ts';

/** Why a cell is withheld by itself. */
export type PrimaryReason = 'small' | 'one-level' | WithholdReason;

/** The cells that must be withheld, and what must remain possible for them. */
export interface Primaries {
  reasons: Map<number, PrimaryReason>;
  demands: Demand[];
}

/** Beside an answer that all firms of a group gave, the group of all other answers: empty, never printed. */
interface Rest {
  only: string;
  cell: PlanCell;
  relation: Relation;
}

/** A plan together with the groups that follow from it and would tell something. */
export interface CompletePlan extends TablePlan {
  rests: readonly Rest[];
}

/**
 * Adds the empty groups that must not be seen to be empty: if they were, everybody would know the answer of every firm
 * beside them.
 */
export function withRests(plan: TablePlan): CompletePlan {
  const cells = new Map(plan.cells.map((cell) => [cell.key, cell]));
  const rests = plan.relations.flatMap((relation, index) => restOf(cells, relation, index));
  return {
    cells: [...plan.cells, ...rests.map(({ cell }) => cell)],
    relations: [...plan.relations, ...rests.map(({ relation }) => relation)],
    rests,
  };
}

/** Nothing where the parts are no answers, firms gave several, or no other answer was possible. */
function restOf(
  cells: ReadonlyMap<string, PlanCell>,
  { total, parts, tells }: Relation,
  index: number,
): Rest[] {
  if (!tells) return [];
  const answers = parts.flatMap((key) => cells.get(key) ?? []);
  const [only, ...more] = answers.filter(({ count }) => count > 0);
  if (!only || more.length > 0) return [];
  const others = answers.filter((cell) => cell !== only);
  if (others.every(({ known }) => known)) return [];
  const key = `${index}: ${total} without ${only.key}`;
  return [
    {
      only: only.key,
      cell: { key, count: 0, published: false },
      relation: { total: key, parts: others.map((cell) => cell.key) },
    },
  ];
}

/**
 * Which cells must be withheld by themselves, and what must remain possible: a group of fewer firms than the minimum may
 * be empty or hold the minimum, and so may the group of other answers. (Of every withheld cell, the values that remain
 * possible lie at least the minimum apart; for those withheld between releases nothing more can be asked, since the
 * unchanged groups inside them are known.)
 */
export function findPrimaries(plan: CompletePlan, minimum: number): Primaries {
  const answers = new Set(plan.rests.map(({ only }) => only));
  const rests = new Set(plan.rests.map(({ cell }) => cell.key));
  const primaries: Primaries = { reasons: new Map(), demands: [] };
  plan.cells.forEach(({ key, count, known, atMost = Infinity, withhold }, at) => {
    if (known) return;
    const small = count > 0 && count < minimum;
    const reason = small ? 'small' : (withhold ?? (answers.has(key) ? 'one-level' : undefined));
    if (reason) primaries.reasons.set(at, reason);
    if (small || rests.has(key))
      primaries.demands.push({ cell: at, low: 0, high: Math.min(minimum, atMost) });
  });
  return primaries;
}
