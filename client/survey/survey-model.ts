/** SurveyJS draws the question and takes the answer; everything else of the survey is ours. */
import { settings, SurveyModel, SvgRegistry } from 'survey-core';
import { ContrastLightPanelless } from 'survey-core/themes';
import 'survey-core/i18n/italian';
import type { QuestionnaireView } from '../../api/contract.ts';
import {
  type Answers,
  type AnswerValue,
  NOT_RELEVANT_ANSWER,
  UNKNOWN_ANSWER,
} from '../../scoring/answers.ts';
import type { Question, SurveyElement } from '../../scoring/definition.ts';
import { reservedChoices } from './reserved-choices.ts';

// This icon carries an inline style, which the Content-Security-Policy refuses; no timer is ever shown.
delete SvgRegistry.icons['timercircle'];
// Nothing moves, for those who asked for less motion and for everybody's speed.
settings.animationEnabled = false;

const RESERVED = [UNKNOWN_ANSWER, NOT_RELEVANT_ANSWER];

/** A model that shows one question at a time, with no buttons, titles or progress of its own. */
export function createSurveyModel(view: QuestionnaireView, answers: Answers): SurveyModel {
  const ours = new Set(view.definition.questions.filter(isOurs).map(({ id }) => id));
  const pages = view.survey.pages.map((page) => ({
    name: page.name,
    elements: page.elements
      .filter(({ name }) => !ours.has(name))
      .map((element) => toElement(view, element)),
  }));
  const model = new SurveyModel({
    pages,
    showTitle: false,
    showPageTitles: false,
    showNavigationButtons: false,
    showProgressBar: false,
    showCompletePage: false,
    fitToContainer: false,
    questionTitleLocation: 'hidden',
    questionDescriptionLocation: 'hidden',
    autoFocusFirstQuestion: false,
    focusFirstQuestionAutomatic: false,
    clearInvisibleValues: 'none',
    widthMode: 'responsive',
  });
  model.data = toSurveyData(view, answers);
  model.applyTheme({
    ...ContrastLightPanelless,
    cssVariables: { ...ContrastLightPanelless.cssVariables, ...OUR_LOOK },
  });
  // "I don't know" and "not relevant" stand apart from the ladder.
  model.onUpdateChoiceItemCss.add((_, options) => {
    if (RESERVED.includes(String(options.item.value)))
      options.css += ` stands-apart is-${String(options.item.value)}`;
  });
  model.onScrollToTop.add((_, options) => {
    options.allow = false;
  });
  return model;
}

const OUR_LOOK = {
  '--sjs-general-backcolor': '#ffffff',
  '--sjs-general-backcolor-dim': '#ffffff',
  '--sjs-general-backcolor-dark': '#f0f5fb',
  '--sjs-general-backcolor-dim-light': '#ffffff',
  '--sjs-general-backcolor-dim-dark': '#f0f5fb',
  '--sjs-general-forecolor': '#17324d',
  '--sjs-general-dim-forecolor': '#17324d',
  '--sjs-primary-backcolor': '#0066cc',
  '--sjs-primary-backcolor-light': '#e6f0fa',
  '--sjs-primary-backcolor-dark': '#004d99',
  '--sjs-border-light': '#8497a8',
  '--sjs-border-default': '#5c6f82',
  '--sjs-font-family': "'Titillium Web', sans-serif",
  '--sjs-font-size': '17px',
};

function toElement(view: QuestionnaireView, element: SurveyElement): object {
  const question = view.definition.questions.find(({ id }) => id === element.name);
  const { description: _description, ...rest } = element;
  if (!question) return rest;
  if (!element.choices) return rest;
  return { ...rest, choices: [...element.choices, ...reservedChoices(view, question)] };
}

/** Numbers and matrices are drawn by us: SurveyJS has no way not to know a number, and narrow screens no room for its grid. */
export function isOurs({ rule }: Question): boolean {
  return rule.type === 'number' || rule.type === 'matrix';
}

/** What SurveyJS holds → answers as they are stored. Those that it does not draw are `kept`. */
export function toAnswers(
  view: QuestionnaireView,
  data: Record<string, unknown>,
  kept: Answers,
): Answers {
  const answers: Answers = {};
  for (const question of view.definition.questions) {
    const { id } = question;
    const value = isOurs(question) ? kept[id] : toAnswer(data[id]);
    if (value !== undefined) answers[id] = value;
  }
  return answers;
}

function toAnswer(value: unknown): AnswerValue | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) {
    // In a list the reserved values stand alone: the last one ticked wins.
    const last = String(value.at(-1) ?? '');
    if (RESERVED.includes(last)) return last;
    const items = value.map(String).filter((item) => !RESERVED.includes(item));
    return items.length > 0 ? items : undefined;
  }
  return value as AnswerValue;
}

/** Answers as they are stored → what SurveyJS holds: lists as lists, and nothing that it does not draw. */
export function toSurveyData(view: QuestionnaireView, answers: Answers): Record<string, unknown> {
  return Object.fromEntries(
    view.definition.questions.flatMap((question) => {
      const value = answers[question.id];
      if (value === undefined || isOurs(question)) return [];
      const isList = question.rule.type === 'count' && typeof value === 'string';
      return [[question.id, isList ? [value] : value]];
    }),
  );
}
