/**
 * What one result adds to the figures of a group at one node, packed so that the database only has to add: the score in
 * hundredths, and twelve counters of 15 bits in three numbers of 60 bits. One group of one pass holds at most
 * {@link TALLY_LIMIT} firms; larger ones are counted in slices.
 */
export interface Tally {
  /** Sum of scores in hundredths of a point. */
  s?: number;
  a?: bigint;
  b?: bigint;
  c?: bigint;
}

/** What the firms of a group have scored at one node. Lists are added entry by entry. */
export interface Score {
  /** Sum in hundredths over the firms with a score. */
  sum: number;
  /** Firms by half points from 0 to 5. */
  halves: number[];
  /** Firms by level 0–5, and last those without a score. */
  levels: number[];
}

const BITS = 15n;
const MASK = (1n << BITS) - 1n;
const PER_NUMBER = 4;
export const TALLY_LIMIT = Number(MASK);
export const HALVES = 10;
export const LEVELS = 6;
/** Levels 0–5, and last those without a score. */
export const LEVEL_CELLS = Array.from({ length: LEVELS + 1 }, (_, level) => level);
const NONE = 0;
/** Half points 1–9 have the counters 1–9: what is left of the group stands in half point 0. */
const TOP_LEVEL = 10;
const TOP_FROM = 475;
const FIELDS = ['a', 'b', 'c'] as const;

/** @param hundredths the score, or null where there is none */
export function tallyOf(hundredths: number | null): Tally {
  if (hundredths === null) return count(NONE);
  const half = Math.min(HALVES - 1, Math.floor(hundredths / 50));
  const { b, ...rest } = half === 0 ? {} : count(half);
  const top = hundredths >= TOP_FROM ? count(TOP_LEVEL) : {};
  return { s: hundredths, ...(b !== undefined && { b }), ...merge(rest, top) };
}

function merge(one: Tally, other: Tally): Tally {
  const c = (one.c ?? 0n) + (other.c ?? 0n);
  return { ...one, ...other, ...(c > 0n && { c }) };
}

function count(counter: number): Tally {
  const field = FIELDS[Math.floor(counter / PER_NUMBER)] ?? 'a';
  return { [field]: 1n << (BITS * BigInt(counter % PER_NUMBER)) };
}

/** The figures of `firms` results whose tallies were added up. */
export function readTally({ s, a = 0n, b = 0n, c = 0n }: Tally, firms: number): Score {
  const counters = [a, b, c].flatMap((packed) =>
    Array.from({ length: PER_NUMBER }, (_, at) => Number((packed >> (BITS * BigInt(at))) & MASK)),
  );
  const none = counters[NONE] ?? 0;
  const upper = counters.slice(1, HALVES);
  const halves = [firms - none - total(upper), ...upper];
  const top = counters[TOP_LEVEL] ?? 0;
  const wholes = [0, 2, 4, 6].map((at) => total(halves.slice(at, at + 2)));
  const levels = [...wholes, total(halves.slice(8)) - top, top, none];
  return { sum: s ?? 0, halves, levels };
}

export function emptyScore(): Score {
  return {
    sum: 0,
    halves: Array.from({ length: HALVES }, () => 0),
    levels: Array.from({ length: LEVELS + 1 }, () => 0),
  };
}

/** Adds the second to the first, in place. */
export function addScore(into: Score, more: Score): void {
  into.sum += more.sum;
  more.halves.forEach((firms, at) => (into.halves[at] = (into.halves[at] ?? 0) + firms));
  more.levels.forEach((firms, at) => (into.levels[at] = (into.levels[at] ?? 0) + firms));
}

/** How many firms of the group have a score. */
export function scoredFirms({ halves }: Score): number {
  return total(halves);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, firms) => sum + firms, 0);
}
