import type { Api } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { type Access, grantsOf, grantsTo, linkKey } from './access.ts';
import type { AssessmentInputs } from './assessments.input.ts';
import { assessmentView, createdAssessment, receipt, saved } from './assessments.schemas.ts';
import { errorBody } from '../http/error-schema.ts';
import type { AssessmentService } from './assessments.service.ts';
import type { DeletionService } from './deletion.service.ts';
import type { SavingService } from './saving.service.ts';

export interface AssessmentRouteNeeds {
  assessments: AssessmentService;
  saving: SavingService;
  deletion: DeletionService;
  access: Access;
  inputs: AssessmentInputs;
  limits: RateLimits;
}

const tag = 'Assessments';
const path = '/assessments/:id';
export const failed = {
  400: { description: 'Not right; every field is named', schema: errorBody },
  401: { description: 'No cookie of this assessment, and no session', schema: errorBody },
  403: { description: 'Link or person may not do this', schema: errorBody },
  404: { description: 'Unknown, ended or deleted', schema: errorBody },
};
export const conflicted = {
  409: { description: 'Another state than expected', schema: errorBody },
};

/** Making, answering, submitting and deleting assessments. */
export function addAssessmentRoutes(api: Api, needs: AssessmentRouteNeeds): void {
  addLifeRoutes(api, needs);
  addSavingRoutes(api, needs);
  addEndRoutes(api, needs);
}

function addLifeRoutes(
  api: Api,
  { assessments, access, inputs, limits }: AssessmentRouteNeeds,
): void {
  api.on(
    {
      method: 'post',
      path: '/assessments',
      tag,
      summary: 'Starts an assessment; sets the edit cookie',
      body: inputs.create,
      answers: { 201: { description: 'Started', schema: createdAssessment }, 400: failed[400] },
      before: [limits.byNetwork('create')],
    },
    async (_request, response, body) => {
      const opened = await assessments.create(body);
      const grants = grantsTo(opened, response, access);
      const assessment = await assessments.view(opened.record, grants);
      response.status(201).json({ assessment, editToken: opened.token });
    },
  );
  api.on(
    {
      method: 'get',
      path,
      tag,
      summary: 'The assessment with answers and, once submitted, result and offers',
      answers: { 200: { description: 'The assessment', schema: assessmentView }, ...failed },
      before: [access.require('assessment.read')],
    },
    async (_request, response) => {
      const grants = grantsOf(response);
      response.json(await assessments.view(await assessments.read(grants), grants));
    },
  );
}

function addSavingRoutes(api: Api, { saving, access, inputs, limits }: AssessmentRouteNeeds): void {
  const before = [access.require('assessment.answer'), limits.by('save', linkKey)];
  const answers = { 200: { description: 'Saved', schema: saved }, ...failed, ...conflicted };
  api.on(
    {
      method: 'put',
      path: `${path}/answers`,
      tag,
      summary: 'Saves all answers; the same changeId again is harmless',
      body: inputs.saveAnswers,
      answers,
      before,
    },
    async (_request, response, body) => {
      response.json(await saving.saveAnswers(grantsOf(response), body));
    },
  );
  api.on(
    {
      method: 'put',
      path: `${path}/settlements`,
      tag,
      summary: 'Says which of two answers that contradict each other is right',
      body: inputs.saveSettlements,
      answers,
      before,
    },
    async (_request, response, body) => {
      response.json(await saving.saveSettlements(grantsOf(response), body));
    },
  );
  api.on(
    {
      method: 'put',
      path: `${path}/profile`,
      tag,
      summary: 'Saves the company profile; once submitted only missing facts may be added',
      body: inputs.saveProfile,
      answers,
      before,
    },
    async (_request, response, body) => {
      response.json(await saving.saveProfile(grantsOf(response), body));
    },
  );
}

function addEndRoutes(
  api: Api,
  { assessments, deletion, access, inputs, limits }: AssessmentRouteNeeds,
): void {
  api.on(
    {
      method: 'post',
      path: `${path}/submit`,
      tag,
      summary: 'Scores, finds offers and signs; the same revision again gives the same result',
      body: inputs.submit,
      answers: {
        200: { description: 'Submitted', schema: assessmentView },
        ...failed,
        ...conflicted,
      },
      before: [access.require('assessment.submit'), limits.by('save', linkKey)],
    },
    async (_request, response, { revision }) => {
      const grants = grantsOf(response);
      response.json(await assessments.view(await assessments.submit(grants, revision), grants));
    },
  );
  api.on(
    {
      method: 'get',
      path: `${path}/receipt`,
      tag,
      summary: 'The signed receipt: answers, profile facts, definition and result',
      answers: { 200: { description: 'The receipt', schema: receipt }, ...failed, ...conflicted },
      before: [access.require('assessment.read')],
    },
    async (_request, response) => {
      response.attachment('meridiana-receipt.json');
      response.json(await assessments.receipt(grantsOf(response)));
    },
  );
  api.on(
    {
      method: 'delete',
      path,
      tag,
      summary: 'Deletes all versions of the assessment and all that belongs to them',
      answers: { 204: { description: 'Deleted' }, ...failed },
      before: [access.require('assessment.delete'), limits.by('change', linkKey)],
    },
    async (_request, response) => {
      const grants = grantsOf(response);
      await deletion.delete(grants);
      access.takeAll(response, grants[0].assessment);
      response.status(204).end();
    },
  );
}
