import { type Api, param, parse } from '../http/endpoint.ts';
import { errorBody } from '../http/error-schema.ts';
import { aboutBody } from '../http/errors.ts';
import { sendFile } from '../http/file-answer.ts';
import { callerOf } from '../http/signed-in.ts';
import { type AuditRouteNeeds, path, signedIn, tag } from './audits.routes.ts';
import { evidenceView, failed } from './audits.schemas.ts';
import { evidenceQuery } from './evidence.input.ts';
import type { EvidenceService } from './evidence.service.ts';

export interface EvidenceRouteNeeds extends Pick<AuditRouteNeeds, 'guard' | 'limits'> {
  auditEvidence: EvidenceService;
}

const FILE = 'application/octet-stream';
const one = `${path}/evidence/:evidenceId`;
const seen = { ...failed.signedOut, ...failed.unknown };
const changed = { ...seen, ...failed.invalid, ...failed.forbidden, ...failed.conflict };

/** Files of an audit: sent as they are, and always given back as a download. */
export function addEvidenceRoutes(api: Api, needs: EvidenceRouteNeeds): void {
  addUploadRoute(api, needs);
  addFileRoutes(api, needs);
}

function addUploadRoute(api: Api, needs: EvidenceRouteNeeds): void {
  api.on(
    {
      method: 'post',
      path: `${path}/evidence`,
      tag,
      summary: `Adds a file, sent as ${FILE}; its type is told by its content`,
      query: evidenceQuery,
      answers: {
        201: { description: 'Added', schema: evidenceView },
        ...changed,
        413: { description: 'Larger than 25 MB', schema: errorBody },
        415: {
          description: 'Not a type that is taken, or not what its name says',
          schema: errorBody,
        },
      },
      before: signedIn(needs, 'upload'),
    },
    async (request, response) => {
      if (!request.is(FILE)) throw aboutBody(415, 'not-a-file', `The body must be ${FILE}.`);
      const query = parse(evidenceQuery, request.query);
      const id = param(request, 'auditId');
      response
        .status(201)
        .json(await needs.auditEvidence.add(callerOf(response), id, query, request));
    },
  );
}

function addFileRoutes(api: Api, needs: EvidenceRouteNeeds): void {
  const { auditEvidence: evidence, guard } = needs;
  api.on(
    {
      method: 'get',
      path: one,
      tag,
      summary: 'Downloads a file; it is never shown inside a page',
      answers: { 200: { description: 'The file', mediaType: FILE }, ...seen },
      before: [guard.require()],
    },
    async (request, response) => {
      const [id, file] = [param(request, 'auditId'), param(request, 'evidenceId')];
      const found = await evidence.read(callerOf(response), id, file);
      const { name, type, bytes } = found.evidence;
      response.set({
        'Content-Length': String(bytes),
        'Content-Security-Policy': "default-src 'none'; sandbox",
      });
      await sendFile(response, { stream: found.content, type }, name);
    },
  );
  api.on(
    {
      method: 'delete',
      path: one,
      tag,
      summary: 'Takes back a file of one’s own side',
      answers: { 204: { description: 'Gone' }, ...changed },
      before: signedIn(needs, 'account'),
    },
    async (request, response) => {
      const [id, file] = [param(request, 'auditId'), param(request, 'evidenceId')];
      await evidence.remove(callerOf(response), id, file);
      response.status(204).end();
    },
  );
}
