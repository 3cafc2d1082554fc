/** One group of firms of the table plan. */
export interface PlanCell {
  /** The group, the same in every table in which it stands: this is what links overlapping tables. */
  key: string;
  /** Firms in the group: a whole number. */
  count: number;
  /** False: a group that is not printed but follows from what is (“Tuscany without Arezzo”). It is protected all the same. */
  published?: boolean;
  /** True: the count is public already (an impossible combination, an unchanged figure of an earlier release). */
  known?: boolean;
  /** What everybody knows the count cannot exceed, such as the active firms of the official register. */
  atMost?: number;
  /** True: keep it withheld whatever its count, for the reason given. */
  withhold?: WithholdReason;
  /** What withholding the cell costs, as a factor; 1 if absent. */
  weight?: number;
}

/** Why a group is withheld for what happened between two releases. */
export type WithholdReason = 'few-changes' | 'unchanged';

/** `total` holds exactly the firms of all `parts`, each firm in one part. */
export interface Relation {
  total: string;
  parts: readonly string[];
  /** True: the parts are answers (levels), so it would tell something if all firms stood in one of them. */
  tells?: boolean;
}

/** Every group that a release shows, or that follows from what it shows, and how they add up. */
export interface TablePlan {
  cells: readonly PlanCell[];
  relations: readonly Relation[];
}

/** An equation between cells, by their places in the plan: the signed cells add up to nothing. */
export interface Equation {
  cells: readonly number[];
  signs: readonly number[];
}

/**
 * Refuses a plan that contradicts itself, because a proof about it would prove nothing.
 * @throws RangeError naming the cell or the relation
 */
export function checkPlan(plan: TablePlan): void {
  const counts = new Map<string, number>();
  for (const { key, count, atMost, weight } of plan.cells) {
    if (counts.has(key)) throw new RangeError(`The cell “${key}” stands twice in the plan`);
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`The count of “${key}” is not a whole number of firms`);
    if (atMost !== undefined && !(atMost >= count))
      throw new RangeError(`“${key}” holds more firms than are possible`);
    if (weight !== undefined && !(weight > 0 && weight < Infinity))
      throw new RangeError(`The weight of “${key}” is not positive`);
    counts.set(key, count);
  }
  for (const { total, parts } of plan.relations) {
    const unknown = [total, ...parts].find((key) => !counts.has(key));
    if (unknown !== undefined) throw new RangeError(`There is no cell “${unknown}”`);
    if (parts.length === 0 || new Set([total, ...parts]).size <= parts.length)
      throw new RangeError(`The parts of “${total}” are missing or repeat themselves`);
    const sum = parts.reduce((firms, key) => firms + (counts.get(key) ?? 0), 0);
    if (sum !== counts.get(total))
      throw new RangeError(`The parts of “${total}” add up to ${sum}, not to ${counts.get(total)}`);
  }
}

/** The relations of a plan as equations over the places of its cells. */
export function equationsOf(plan: TablePlan): Equation[] {
  const place = placesOf(plan);
  return plan.relations.map(({ total, parts }) => ({
    cells: [total, ...parts].map((key) => place(key)),
    signs: [-1, ...parts.map(() => 1)],
  }));
}

/** Finds the place of a cell in the plan by its key. */
export function placesOf(plan: TablePlan): (key: string) => number {
  const places = new Map(plan.cells.map(({ key }, place) => [key, place]));
  return (key) => {
    const place = places.get(key);
    if (place === undefined) throw new RangeError(`There is no cell “${key}”`);
    return place;
  };
}
