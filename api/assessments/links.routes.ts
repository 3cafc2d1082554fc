import { type Api, param } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { type Access, grantsOf, linkKey } from './access.ts';
import type { AssessmentInputs } from './assessments.input.ts';
import { accessGranted, createdLink, linkView } from './assessments.schemas.ts';
import { errorBody } from '../http/error-schema.ts';
import { definitionKey } from './assessments.service.ts';
import type { LinkService } from './links.service.ts';

const tag = 'Links';
const path = '/assessments/:id/links';
const failed = {
  401: { description: 'No cookie of this assessment', schema: errorBody },
  403: { description: 'The link can only read', schema: errorBody },
  404: { description: 'Unknown, ended or deleted', schema: errorBody },
};

/** Opening an assessment by a link, and the links themselves. */
export function addLinkRoutes(
  api: Api,
  {
    links,
    access,
    inputs,
    limits,
  }: { links: LinkService; access: Access; inputs: AssessmentInputs; limits: RateLimits },
): void {
  const before = [access.require('assessment.share'), limits.by('change', linkKey)];
  api.on(
    {
      method: 'post',
      path: '/access',
      tag,
      summary: 'Swaps the token of a link for a cookie of its assessment',
      body: inputs.access,
      answers: { 200: { description: 'Open', schema: accessGranted }, 404: failed[404] },
      before: [limits.byNetwork('access')],
    },
    async (_request, response, { token }) => {
      const { record, link } = await links.open(token);
      const { _id: id, status } = record;
      access.give(response, {
        assessment: id,
        link: link.id,
        right: link.right,
        definition: definitionKey(record),
      });
      response.json({ id, right: link.right, status });
    },
  );
  api.on(
    {
      method: 'post',
      path,
      tag,
      summary: 'Makes a link; its token is shown this once',
      body: inputs.createLink,
      answers: { 201: { description: 'Made', schema: createdLink }, ...failed },
      before,
    },
    async (_request, response, { right }) => {
      response.status(201).json(await links.create(grantsOf(response), right));
    },
  );
  api.on(
    {
      method: 'get',
      path,
      tag,
      summary: 'The links that live',
      answers: { 200: { description: 'The links', schema: linkView.array() }, ...failed },
      before: [access.require('assessment.share')],
    },
    async (_request, response) => response.json(await links.list(grantsOf(response))),
  );
  api.on(
    {
      method: 'delete',
      path: `${path}/:linkId`,
      tag,
      summary: 'Ends a link at once; the last one that can edit stays',
      answers: { 204: { description: 'Ended' }, ...failed },
      before,
    },
    async (request, response) => {
      await links.end(grantsOf(response), param(request, 'linkId'));
      response.status(204).end();
    },
  );
}
