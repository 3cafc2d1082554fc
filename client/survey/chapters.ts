import type { QuestionnaireView } from '../../api/contract.ts';
import type { Text } from '../../scoring/definition.ts';

/** The questions of one area, as far as they are asked of this firm. */
export interface Chapter {
  area: string;
  name: Text;
  dimension: string;
  questions: string[];
}

/** Areas with their visible questions, in the order of the survey; areas with nothing to ask are left out. */
export function chaptersOf(view: QuestionnaireView, questions: string[]): Chapter[] {
  const shown = new Set(questions);
  const places = new Map(questions.map((question, place) => [question, place]));
  const children = new Map(view.definition.nodes.map((node) => [node.id, node.children]));
  return view.model.areas
    .map(({ id, name, dimension }) => ({
      area: id,
      name,
      dimension,
      questions: (children.get(id) ?? [])
        .map((child) => child.id)
        .filter((question) => shown.has(question))
        .toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
    }))
    .filter((chapter) => chapter.questions.length > 0);
}

/** Whether the questions have to be told apart within their areas. */
export function hasChapters(chapters: Chapter[]): boolean {
  return chapters.some(({ questions }) => questions.length > 1);
}
