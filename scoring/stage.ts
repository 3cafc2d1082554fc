/** Acatech-equivalent stage: our reading of a result by the crosswalk in the model, not an acatech assessment. */
import type { Stages } from './definition.ts';
import type { Result } from './result.ts';

/** One structural area of the acatech index, as a result reads it. */
export interface StructuralArea {
  id: string;
  /** Mean score of its areas, 0–5 points; null where fewer are scored than the crosswalk asks for. */
  score: number | null;
  /** Areas of ours that count for it and are scored, and those that lack a score. */
  scored: string[];
  unscored: string[];
}

export interface StageProposal {
  /** 0 (below their first stage) to 5; null where a structural area is unknown. Stage 6 is never derived. */
  stage: number | null;
  /** The lowest mean, before rounding down. */
  score: number | null;
  structural: StructuralArea[];
  /** The structural areas that hold the stage where it is. */
  heldBy: string[];
  /** Within 0.3 points of a limit that calls use: ask for verified evidence. */
  nearLimit: boolean;
}

/**
 * The stage of a result (best the verified one of an audit): mean of the areas that the crosswalk counts for each
 * structural area, the lowest of these means, rounded down. Areas that do not concern the firm are left out.
 */
export function proposeStage(stages: Stages, result: Result): StageProposal {
  const structural = stages.structural.map((one) => readStructural(stages, one, result));
  const known = structural.flatMap(({ score }) => (score === null ? [] : [score]));
  if (known.length < structural.length)
    return { stage: null, score: null, structural, heldBy: [], nearLimit: false };
  const score = Math.min(...known);
  return {
    stage: Math.min(Math.floor(score + ROUNDING), stages.highest),
    score,
    structural,
    heldBy: structural.filter((one) => one.score === score).map(({ id }) => id),
    nearLimit: stages.limits.some(
      ({ stage, within }) => Math.abs(score - stage) <= within / 1000 + ROUNDING,
    ),
  };
}

/** Scores are rounded once, to the nearest number a computer has: a mean of 3 may lie a hair below it. */
const ROUNDING = 1e-9;

function readStructural(
  { leastScored }: Stages,
  { id, areas }: Stages['structural'][number],
  { nodes }: Result,
): StructuralArea {
  const counted = areas.filter(({ match }) => match !== 'touch').map(({ area }) => area);
  const applicable = counted.filter(
    (area) => nodes[area] !== undefined && nodes[area].state !== 'not-applicable',
  );
  const scores = applicable.flatMap((area) => nodes[area]?.score ?? []);
  return {
    id,
    score:
      scores.length < leastScored ? null : scores.reduce((sum, one) => sum + one) / scores.length,
    scored: applicable.filter((area) => nodes[area]?.score !== null),
    unscored: applicable.filter((area) => nodes[area]?.score === null),
  };
}
