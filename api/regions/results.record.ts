import type { Result } from '../../scoring/result.ts';
import type { Model } from '../../scoring/definition.ts';
import { type Profile, readSize } from '../../scoring/profile.ts';
import { sectionOf } from './sections.ts';
import { type Tally, tallyOf } from './tally.ts';

export const UNKNOWN = 'unknown';

/** Where a result counts: facts of the profile at submit, `unknown` where it does not say. */
export interface Place {
  /** NUTS 2. */
  region: string;
  nuts3: string;
  valueChain: string;
  section: string;
  division: string;
  size: string;
  lifePhase: string;
}

export interface Origin {
  /** Id of the assessment; of an audit with the track after it. */
  id: string;
  series: string;
  /** Keyed hash: tells firms apart, and who they are to nobody. */
  firm: string;
  /** The firm gave a VAT number whose check digits are right. */
  checked: boolean;
  instrument: string;
  version: number;
  track: 'self' | 'declared' | 'verified';
  /** Europe/Rome. */
  day: string;
  generated?: true;
}

/** A submitted result as the region counts it: no answers, no names. One number per node is kept as tallies. */
export interface ResultRecord extends Omit<Origin, 'id' | 'generated'>, Place {
  _id: string;
  quarter: string;
  /** Among results of one firm on one day: the one that rests on most. */
  rank: string;
  /** Spreads the firms of a group, where it is too large to be counted at once. */
  slice: number;
  generated: boolean;
  /** First release that counts it, and the first that does no longer. */
  from?: number;
  until?: number;
  /** Release that did not count it, because the firm has a newer result. */
  superseded?: number;
  /** The firm has deleted it; what is left tells which groups it has left. */
  deleted?: true;
  /** Node of the model → what it adds; `level` of the overall level, which may be capped. */
  nodes: Record<string, Tally>;
  level: Tally;
}

export const SLICES = 4096;
const DEPTH: Record<string, number> = { 'first-level': 1, advanced: 2, 'technological-audit': 3 };
const TRACKS = { self: 0, declared: 1, verified: 2 };

/** The nodes that regional figures are about, in the order of the model. */
export function regionalNodes({ dimensions, areas }: Model): string[] {
  return ['overall', ...dimensions.map(({ id }) => id), ...areas.map(({ id }) => id)];
}

/** @returns null for a firm whose province is not known: it is in no region */
export function toResult(
  origin: Origin,
  profile: Profile,
  result: Result,
  model: Model,
): ResultRecord | null {
  const { nuts3 } = profile;
  if (!nuts3) return null;
  const { id, generated, ...rest } = origin;
  const depth = DEPTH[origin.instrument] ?? 0;
  const overall = result.nodes['overall'];
  const level = overall?.band == null ? null : levelIndex(model, overall.band);
  return {
    _id: id,
    ...rest,
    ...placeOf(nuts3, profile),
    quarter: quarterOf(origin.day),
    rank: `${origin.day} ${depth} ${TRACKS[origin.track]}`,
    slice: sliceOf(origin.firm),
    generated: generated ?? false,
    nodes: Object.fromEntries(
      regionalNodes(model).map((node) => [node, tallyOf(hundredths(result, node, model))]),
    ),
    // A level is counted as if it were a score: its tally then says how many firms stand at each.
    level: tallyOf(level === null ? null : level === 5 ? 500 : level * 100),
  };
}

function placeOf(nuts3: string, profile: Profile): Place {
  const division = profile.nace?.slice(0, 2) ?? UNKNOWN;
  return {
    region: nuts3.slice(0, 4),
    nuts3,
    valueChain: profile.valueChain ?? UNKNOWN,
    section: sectionOf(division),
    division,
    size: readSize(profile).size ?? UNKNOWN,
    lifePhase: profile.lifePhase ?? UNKNOWN,
  };
}

/** Rounded, but never into the next level. */
function hundredths({ nodes }: Result, node: string, model: Model): number | null {
  const found = nodes[node];
  if (found?.state !== 'scored' || found.score === null) return null;
  const rounded = Math.round(found.score * 100);
  const level = model.levels.findLast(({ from }) => from <= (found.score ?? 0) * 1000);
  const next = model.levels[model.levels.findIndex((each) => each === level) + 1];
  return next ? Math.min(rounded, next.from / 10 - 1) : rounded;
}

function levelIndex({ levels }: Model, band: string): number {
  return levels.findIndex(({ id }) => id === band);
}

/** The quarter of a day, as 2026-Q4. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function sliceOf(firm: string): number {
  let mixed = 0;
  for (const letter of firm) mixed = (Math.imul(mixed, 31) + letter.charCodeAt(0)) >>> 0;
  return mixed % SLICES;
}
