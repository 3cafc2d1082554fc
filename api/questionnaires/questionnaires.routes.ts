import { z } from 'zod';

import type { QuestionnaireView } from '../contract.ts';
import { type Api, param } from '../http/endpoint.ts';
import { notFound } from '../http/http-error.ts';
import { createStaticAnswer } from '../http/static-answer.ts';
import type { LoadedInstrument, Questionnaires } from './questionnaires.load.ts';

const part = (description: string) => z.looseObject({}).meta({ description });
const view = z
  .object({
    survey: part('SurveyJS: texts and pages, no points'),
    definition: part(
      'What the scoring takes: questions, rules and the tree of areas and dimensions',
    ),
    model: part('Dimensions, areas, levels and goals with their texts'),
    examples: part('Question → value chain → an example in the words of that trade'),
    processes: part('Question → business process, where the instrument names one'),
  })
  .meta({ id: 'Questionnaire' });

/** Each version of an instrument with all that the pages need to show and score it. */
export function addQuestionnaireRoutes(api: Api, { model, instruments }: Questionnaires): void {
  const answers = new Map(
    [...instruments].map(([key, instrument]) => [
      key,
      createStaticAnswer(viewOf(instrument, model)),
    ]),
  );
  api.on(
    {
      method: 'get',
      path: '/questionnaires/:instrument/:version',
      tag: 'Questionnaires',
      summary: 'A version of an instrument, such as first-level and v1',
      answers: { 200: { description: 'The version', schema: view } },
    },
    (request, response) => {
      const answer = answers.get(`${param(request, 'instrument')}/${param(request, 'version')}`);
      if (!answer) throw notFound('instrument');
      answer.send(request, response);
    },
  );
}

function viewOf(
  { instrument, survey, definition, examples }: LoadedInstrument,
  model: Questionnaires['model'],
): QuestionnaireView {
  const processes = Object.fromEntries(
    instrument.questions.flatMap(({ id, process }) => (process ? [[id, process]] : [])),
  );
  return { survey, definition, model, examples, processes };
}
