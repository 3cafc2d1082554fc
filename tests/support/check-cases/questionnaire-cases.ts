/** The shipped model and first-level survey with one thing changed. */
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import { checkModel, checkQuestionnaire } from '../../../scoring/check-questionnaire.ts';
import type { Questionnaire } from '../../../scoring/check-questionnaire.ts';
import { checkTexts } from '../../../scoring/check-texts.ts';
import type { Area, InstrumentQuestion, SurveyElement } from '../../../scoring/definition.ts';
import type { CheckCase } from './check-case.ts';

const shipped = readQuestionnaires();
const firstLevel = shipped.instruments.get('first-level/v1');
if (!firstLevel) throw new Error('the first-level survey is missing');
const { instrument, survey, examples } = firstLevel;

export const SHIPPED: Questionnaire = { model: shipped.model, instrument, survey, examples };

/** Parts of the copy that a case changes, by id. */
interface Parts extends Questionnaire {
  area: (id: string) => Area;
  question: (id: string) => InstrumentQuestion;
  element: (id: string) => SurveyElement;
}

function copy(): Parts {
  const whole = structuredClone(SHIPPED);
  const elements = whole.survey.pages.flatMap((page) => page.elements);
  const find = <T>(list: T[], has: (entry: T) => boolean): T => {
    const found = list.find(has);
    if (found === undefined) throw new Error('the questionnaire has changed: mend the case');
    return found;
  };
  return {
    ...whole,
    area: (id) => find(whole.model.areas, (area) => area.id === id),
    question: (id) => find(whole.instrument.questions, (question) => question.id === id),
    element: (id) => find(elements, (element) => element.name === id),
  };
}

type Change = (parts: Parts) => void;

const inModel = (what: string, findings: string[], change: Change): CheckCase => ({
  what,
  findings,
  check() {
    const parts = copy();
    change(parts);
    return checkModel(parts.model, 'model.json');
  },
});

const inSurvey = (what: string, findings: string[], change: Change): CheckCase => ({
  what,
  findings,
  check() {
    const parts = copy();
    change(parts);
    return checkQuestionnaire(parts, 'first-level');
  },
});

const areaAt = (id: string) => `areas.${SHIPPED.model.areas.findIndex((area) => area.id === id)}`;
const askedAt = (id: string) =>
  `questions.${instrument.questions.findIndex((question) => question.id === id)}`;
const shownAt = (id: string) => {
  const page = survey.pages.findIndex(({ elements }) => elements.some(({ name }) => name === id));
  return `pages.${page}.elements.0`;
};
const wordy = (count: number) => ({ en: 'word '.repeat(count).trim(), it: 'parola' });

const MODEL_CASES = [
  inModel('a goal stands twice', ['R2 goals'], ({ model }) => {
    model.goals.push({ id: 'cut-cost', name: wordy(1) });
  }),
  inModel(
    'an area is in no dimension',
    [`R3 ${areaAt('training')}.dimension`, 'R15 dimensions.people'],
    ({ area }) => {
      area('training').dimension = 'school';
    },
  ),
  inModel(
    'an area is relevant to a goal that is not in the list',
    [`R3 ${areaAt('training')}.relevance`],
    ({ area }) => {
      area('training').relevance['get-rich'] = 1;
    },
  ),
  inModel(
    'a target shifts for a chain that does not exist',
    [`R3 ${areaAt('training')}.shifts.0`],
    ({ area }) => {
      area('training').shifts = [{ by: 1000, valueChains: ['space'] }];
    },
  ),
  inModel(
    'a target shifts for a role that does not exist',
    [`R3 ${areaAt('training')}.shifts.0`],
    ({ area }) => {
      area('training').shifts = [{ by: -1000, chainRoles: ['king'] }];
    },
  ),
  inModel('the areas of a dimension weigh 101', ['R15 dimensions.people'], ({ area }) => {
    area('training').weight += 1;
  }),
  inModel('an area is silent about a goal', [`R16 ${areaAt('training')}.relevance`], ({ area }) => {
    delete area('training').relevance['cut-cost'];
  }),
  inModel(
    'a foundation is off the priorities for a goal',
    [`R16 ${areaAt('cybersecurity')}.relevance`],
    ({ area }) => {
      area('cybersecurity').relevance['cut-cost'] = 0;
    },
  ),
  inModel('a target is level 5', [`R16 ${areaAt('training')}.targets.medium`], ({ area }) => {
    area('training').targets.medium = 5000;
  }),
  inModel(
    'a target lies below level 1',
    [`R16 ${areaAt('training')}.targets.micro`],
    ({ area }) => {
      area('training').targets.micro = 999;
    },
  ),
  inModel(
    'a short name does not fit a chart',
    [`R17 ${areaAt('training')}.short.it`],
    ({ area }) => {
      area('training').short.it = 'Formazione continua';
    },
  ),
];

const SURVEY_CASES = [
  inSurvey('the model is another version', ['R3 model'], ({ instrument: own }) => {
    own.model.version = 2;
  }),
  inSurvey(
    'a question belongs to no area',
    [`R3 ${askedAt('copies')}.area`, 'R20 questions'],
    ({ question }) => {
      question('copies').area = 'safety';
    },
  ),
  inSurvey('an example is for no question', ['R3 wages'], ({ examples: own }) => {
    own['wages'] = { ceramics: wordy(2) };
  }),
  inSurvey('an example is for no chain', ['R3 copies.space'], ({ examples: own }) => {
    own['copies'] = { space: wordy(2) };
  }),
  inSurvey('a question is shown twice', ['R2 pages', 'R12 en'], ({ survey: own, element }) => {
    own.pages[0]?.elements.push(element('copies'));
  }),
  inSurvey(
    'an option stands twice',
    [`R2 ${shownAt('copies')}.choices`, `R11 ${shownAt('copies')}`],
    ({ element }) => {
      element('copies').choices?.push({ value: 'where-made', text: wordy(2) });
    },
  ),
  inSurvey('a question is not shown', ['R10 pages'], ({ survey: own }) => {
    own.pages = own.pages.filter(({ elements }) => elements[0]?.name !== 'copies');
  }),
  inSurvey(
    'a question that is shown gives no points',
    [`R10 ${shownAt('copies')}`, 'R20 questions', 'R3 copies'],
    ({ instrument: own }) => {
      own.questions = own.questions.filter(({ id }) => id !== 'copies');
    },
  ),
  inSurvey(
    'a single choice is shown as a list to tick',
    [`R10 ${shownAt('copies')}.type`],
    ({ element }) => {
      element('copies').type = 'checkbox';
    },
  ),
  inSurvey(
    'an option with points is not shown',
    [`R10 ${shownAt('copies')}.choices`],
    ({ element }) => {
      element('copies').choices?.pop();
    },
  ),
  inSurvey(
    'an option that is shown gives no points',
    [`R10 ${shownAt('copies')}.choices`, `R11 ${shownAt('copies')}`],
    ({ element }) => {
      element('copies').choices?.push({ value: 'best-of-all', text: wordy(2) });
    },
  ),
  inSurvey(
    'options do not stand in the order of their points',
    [`R11 ${shownAt('copies')}`],
    ({ element }) => {
      element('copies').choices?.reverse();
    },
  ),
  inSurvey(
    'the survey takes longer than promised, in both languages',
    ['R12 en', 'R12 it'],
    ({ instrument: own }) => {
      own.limits.minutes = 9;
    },
  ),
  inSurvey('one language takes longer than promised', ['R12 en'], ({ survey: own }) => {
    own.description = wordy(200);
  }),
  inSurvey('there are more questions than promised', ['R13 questions'], ({ instrument: own }) => {
    own.limits.questions = 17;
  }),
  inSurvey(
    'a question has more choices than promised',
    [`R13 ${askedAt('copies')}.rule`],
    ({ instrument: own }) => {
      own.limits.choices = 4;
    },
  ),
  inSurvey('a question is too long', [`R17 ${shownAt('copies')}.title.en`], ({ element }) => {
    element('copies').title = wordy(21);
  }),
  inSurvey(
    'an option is too long',
    [`R17 ${shownAt('copies')}.choices.0.text.en`],
    ({ element }) => {
      element('copies').choices?.forEach((option, index) => {
        if (index === 0) option.text = wordy(26);
      });
    },
  ),
  inSurvey('an example is too long', ['R17 copies.ceramics.en'], ({ examples: own }) => {
    own['copies'] = { ceramics: wordy(23) };
  }),
  inSurvey(
    '“not relevant” is offered without a ground',
    [`R18 ${askedAt('orders')}.notRelevant`],
    ({ question }) => {
      question('orders').notRelevant = true;
    },
  ),
];

/** As the files are read: any of them, the words of reports too. */
const TEXT_CASES: CheckCase[] = [
  {
    what: 'a text has a straight apostrophe',
    findings: ['R28 areas.0.name.it', 'R28 texts.find-out.one'],
    check: () =>
      checkTexts(
        {
          areas: [{ id: 'orders', name: { en: 'Where orders are', it: "Dov'è l’ordine" } }],
          texts: { 'find-out': { one: "Chiedete all'ufficio", other: 'Chiedete' } },
        },
        'model.json',
      ),
  },
];

export const QUESTIONNAIRE_CASES: CheckCase[] = [...MODEL_CASES, ...SURVEY_CASES, ...TEXT_CASES];
