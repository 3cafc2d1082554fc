/** Two results of one firm beside each other: before and after, or declared and verified. */
import type { NodeResult } from './result.ts';

export interface NodeComparison {
  id: string;
  /** `not-comparable`: another set of questions; `unscored`: one of the two has no score. */
  state: 'compared' | 'not-comparable' | 'unscored' | 'not-applicable';
  before: Pick<NodeResult, 'score' | 'low' | 'high' | 'band'> | null;
  after: Pick<NodeResult, 'score' | 'low' | 'high' | 'band'> | null;
  /** Points, after − before; null unless compared. */
  difference: number | null;
  /** Levels gained or lost; null unless compared. */
  levels: number | null;
  /** The ranges of the two do not overlap: the difference is more than missing answers could make. */
  clear: boolean;
}

export interface Comparison {
  /** False where model or instrument differ: then no node is compared, and `reason` says why. */
  comparable: boolean;
  reason: 'same-version' | 'same-points' | 'other-instrument' | 'other-version' | 'other-model';
  /** Overall, dimensions and areas in the order of the model. */
  nodes: NodeComparison[];
  /** Questions whose answer changed, with the points of each; null where not answered. */
  changed: { question: string; before: number | null; after: number | null }[];
}
