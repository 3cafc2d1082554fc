import type {
  AssessmentComparison,
  AssessmentView,
  QuestionnaireView,
} from '../../api/contract.ts';
import type { NodeComparison } from '../../scoring/comparison.ts';
import type { Text } from '../../scoring/definition.ts';
import { ApiError } from '../http.ts';
import { api } from '../api.ts';

export interface ComparisonData {
  compared: AssessmentComparison;
  /** The later assessment, and its definition and texts. */
  after: AssessmentView;
  view: QuestionnaireView;
  /** Null where the reader may not open it: then the answers are not shown. */
  before: AssessmentView | null;
}

export async function loadComparison(id: string): Promise<ComparisonData> {
  const [compared, after] = await Promise.all([api.comparison(id), api.assessment(id)]);
  const [view, before] = await Promise.all([
    api.questionnaire(after.instrument, after.version),
    openIfAllowed(compared.before.id),
  ]);
  return { compared, after, view, before };
}

/** A link opens the later assessment alone. */
async function openIfAllowed(id: string): Promise<AssessmentView | null> {
  try {
    return await api.assessment(id);
  } catch (error) {
    if (error instanceof ApiError && [401, 403, 404].includes(error.status)) return null;
    throw error;
  }
}

/** One line of picture and table. */
export interface ComparedLine extends NodeComparison {
  /** Null for the whole. */
  name: Text | null;
}

/** The whole, then each dimension with its areas, in the order of the model. */
export function linesOf({ compared, view }: ComparisonData): ComparedLine[] {
  const { dimensions, areas } = view.model;
  const nodes = new Map(compared.comparison.nodes.map((node) => [node.id, node]));
  const named = dimensions.flatMap((dimension) => [
    { id: dimension.id, name: dimension.name },
    ...areas.filter((area) => area.dimension === dimension.id),
  ]);
  const overall = compared.comparison.nodes.filter(({ role }) => role === 'overall');
  return [
    ...overall.map((node) => ({ ...node, name: null })),
    ...named.flatMap(({ id, name }) => {
      const node = nodes.get(id);
      return node ? [{ ...node, name }] : [];
    }),
  ];
}
