import type { z } from 'zod';
import { saved } from '../assessments/assessments.schemas.ts';
import type { SavePart } from '../contract-audits.ts';
import { type Api, param, parse } from '../http/endpoint.ts';
import { callerOf } from '../http/signed-in.ts';
import { type AuditRouteNeeds, path, signedIn, tag } from './audits.routes.ts';
import { questionId } from './audits.input.ts';
import { commentView, failed } from './audits.schemas.ts';
import type { PartName, PartValues } from './audits.record.ts';
import type { DiscussionService } from './discussion.service.ts';
import type { PartService } from './parts.service.ts';

export interface PartRouteNeeds extends Pick<AuditRouteNeeds, 'auditInputs' | 'guard' | 'limits'> {
  auditParts: PartService;
  auditDiscussion: DiscussionService;
}

const changed = {
  ...failed.invalid,
  ...failed.signedOut,
  ...failed.forbidden,
  ...failed.unknown,
  ...failed.conflict,
};

/** What is written in an audit: its parts, comments and notes. */
export function addPartRoutes(api: Api, needs: PartRouteNeeds): void {
  const { declared, verified, inventory, conclusions } = needs.auditInputs;
  addSavingRoute(api, needs, 'declared', declared, 'Saves all answers of the firm');
  addSavingRoute(api, needs, 'verified', verified, 'Saves all that the consultant found');
  addSavingRoute(api, needs, 'inventory', inventory, 'Saves machines, systems and technologies');
  addSavingRoute(api, needs, 'conclusions', conclusions, 'Saves findings, plan and stage');
  addCommentRoutes(api, needs);
  addNoteRoute(api, needs);
}

function addSavingRoute<Name extends PartName>(
  api: Api,
  needs: PartRouteNeeds,
  name: Name,
  body: z.ZodType<SavePart<PartValues[Name]>>,
  summary: string,
): void {
  api.on(
    {
      method: 'put',
      path: `${path}/${name}`,
      tag,
      summary: `${summary}; the same changeId again is harmless`,
      body,
      answers: { 200: { description: 'Saved', schema: saved }, ...changed },
      before: signedIn(needs, 'save'),
    },
    async (request, response, change) => {
      const id = param(request, 'auditId');
      response.json(await needs.auditParts.save(callerOf(response), id, name, change));
    },
  );
}

function addCommentRoutes(api: Api, needs: PartRouteNeeds): void {
  const { auditDiscussion: discussion, auditInputs } = needs;
  const before = signedIn(needs, 'account');
  api.on(
    {
      method: 'post',
      path: `${path}/comments`,
      tag,
      summary: 'Adds a comment that both sides see',
      body: auditInputs.comment,
      answers: { 201: { description: 'Added', schema: commentView }, ...changed },
      before,
    },
    async (request, response, body) => {
      const id = param(request, 'auditId');
      response.status(201).json(await discussion.comment(callerOf(response), id, body));
    },
  );
  api.on(
    {
      method: 'delete',
      path: `${path}/comments/:commentId`,
      tag,
      summary: 'Takes one’s own comment back',
      answers: { 204: { description: 'Gone' }, ...changed },
      before,
    },
    async (request, response) => {
      const [id, comment] = [param(request, 'auditId'), param(request, 'commentId')];
      await discussion.withdraw(callerOf(response), id, comment);
      response.status(204).end();
    },
  );
}

function addNoteRoute(api: Api, needs: PartRouteNeeds): void {
  const { auditDiscussion: discussion, auditInputs } = needs;
  api.on(
    {
      method: 'put',
      path: `${path}/notes/:question`,
      tag,
      summary:
        'Keeps a private note of the consultant about a question, or about the whole (audit)',
      body: auditInputs.note,
      answers: { 204: { description: 'Kept' }, ...changed },
      before: signedIn(needs, 'save'),
    },
    async (request, response, { text }) => {
      const about = parse(questionId, param(request, 'question'));
      await discussion.note(callerOf(response), param(request, 'auditId'), about, text);
      response.status(204).end();
    },
  );
}
