/** Acatech-equivalent stage: our reading of a result by the crosswalk in the model, not an acatech assessment. */

/** One structural area of the acatech index, as a result reads it. */
export interface StructuralArea {
  id: string;
  /** Mean score of its areas, 0–5 points; null where fewer than two are scored. */
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
