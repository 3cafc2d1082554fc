/** What `buildReport` is given, and the look-ups that all its parts share. */
import type { Answers } from './answers.ts';
import type { Area, Definition, Model, Question, ScoreNode, Text } from './definition.ts';
import type { Catalogue, Edition, Offer } from './offer.ts';
import type { Profile } from './profile.ts';
import { createWording } from './report-wording.ts';
import type { ReportTexts, Wording } from './report-wording.ts';
import type { AreaPriority, NodeResult, Result, Routing } from './result.ts';
import type { Shortcut } from './shortcuts.ts';

/** The part of SurveyJS JSON that the report reads: question titles and the words of their choices. */
export interface SurveyTexts {
  pages: { elements: SurveyQuestion[] }[];
}
export interface SurveyQuestion {
  name: string;
  title: Text;
  choices?: { value: string; text: Text }[] | undefined;
  /** Rows and columns of a matrix, labels of a yes/no question: lists and texts as SurveyJS writes them. */
  rows?: unknown;
  columns?: unknown;
  labelTrue?: unknown;
  labelFalse?: unknown;
}

/** Days are `YYYY-MM-DD` in Europe/Rome. */
export interface ReportInput {
  model: Model;
  instrumentTitle: Text;
  definition: Definition;
  survey: SurveyTexts;
  catalogue: Catalogue;
  profile: Profile;
  answers: Answers;
  result: Result;
  priorities: AreaPriority[];
  /** Offers judged by `today`. */
  routing: Routing;
  /** Offers as they were judged on `assessedOn`: only what changed since is told. */
  frozen?: Routing | null;
  /** One for each dimension that a few steps can lift. */
  shortcuts: Shortcut[];
  assessedOn: string;
  today: string;
  /** Names for the profile's activity and province, where the classifications know them. */
  activityTitle?: string | undefined;
  provinceName?: string | undefined;
}

export interface Level {
  index: number;
  name: string;
  plain: string;
}

/** What it takes to write questions and answers in the survey's words. */
export interface SurveyWords {
  words: Wording;
  surveyQuestions: Map<string, SurveyQuestion>;
}

export interface Context extends SurveyWords {
  input: ReportInput;
  /** The root of the definition, and its result. */
  root: ScoreNode;
  areas: Map<string, Area>;
  nodes: Map<string, ScoreNode>;
  questions: Map<string, Question>;
  priorities: Map<string, AreaPriority>;
  offers: Map<string, Offer>;
  editions: Map<string, Edition>;
}

export function createContext(input: ReportInput, texts: ReportTexts): Context {
  const nodes = byId(input.definition.nodes);
  const root = nodes.get(input.definition.root);
  if (!root) throw new Error(`The definition has no node “${input.definition.root}”`);
  return {
    input,
    words: createWording(texts),
    root,
    nodes,
    areas: byId(input.model.areas),
    questions: byId(input.definition.questions),
    surveyQuestions: surveyQuestionsOf(input.survey),
    priorities: new Map(input.priorities.map((priority) => [priority.area, priority])),
    offers: byId(input.catalogue.offers),
    editions: byId(input.catalogue.editions),
  };
}

export function surveyQuestionsOf({ pages }: SurveyTexts): Map<string, SurveyQuestion> {
  return new Map(
    pages.flatMap(({ elements }) => elements).map((element) => [element.name, element]),
  );
}

function byId<T extends { id: string }>(items: T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Result of a node; a node that the result does not know counts as not applicable. */
export function resultOf(context: Context, node: string): NodeResult | undefined {
  return context.input.result.nodes[node];
}

/** The level of a band id, or null. */
export function levelOf({ input, words }: Context, band: string | null): Level | null {
  const index = input.model.levels.findIndex((level) => level.id === band);
  const level = input.model.levels[index];
  return level ? { index, name: words.pick(level.name), plain: words.pick(level.plain) } : null;
}

/** "level 2, “in use”" */
export function levelText(context: Context, band: string | null): string {
  const level = levelOf(context, band);
  return level
    ? context.words.say('level.named', { index: level.index, plain: level.plain })
    : context.words.say('score.none');
}

/** Ids of the questions below a node, in order. */
export function questionsBelow(context: Pick<Context, 'nodes'>, node: string): string[] {
  const children = context.nodes.get(node)?.children ?? [];
  return children.flatMap(({ id }) => (context.nodes.has(id) ? questionsBelow(context, id) : [id]));
}

/** Names of the goals that the firm stated, for which the area has at least this relevance. */
export function goalNames(context: Context, area: Area, relevance: number): string[] {
  const stated = context.input.profile.goals ?? [];
  return context.input.model.goals
    .filter(({ id }) => stated.includes(id) && (area.relevance[id] ?? 0) === relevance)
    .map(({ name }) => context.words.pick(name));
}
