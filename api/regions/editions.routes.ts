import type { Request, Response } from 'express';
import { z } from 'zod';
import { failed } from '../accounts/accounts.schemas.ts';
import type { EditionView } from '../contract-regions.ts';
import { type Api, param, parse } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import type { EditionService } from './editions.service.ts';

const listQuery = z.strictObject({ region: z.string().max(10).optional() });
const tableQuery = z.strictObject({ node: z.string().max(60).optional() });
const tag = 'Regions';
const EDITION = '/editions/:edition';

/** Editions, for anybody: they never change, so whoever has one is told so. */
export function addEditionRoutes(
  api: Api,
  { editions, limits }: { editions: EditionService; limits: RateLimits },
): void {
  const answers = {
    200: { description: 'As the contract says, with ETag' },
    304: { description: 'What the reader has is right' },
    ...failed.unknown,
    ...failed.invalid,
  };
  const before = [limits.byNetwork('figures')];
  const shared = { method: 'get' as const, tag, answers, before };
  api.on(
    { ...shared, path: '/editions', summary: 'All editions, newest first', query: listQuery },
    async (request, response) => {
      const { region } = parse(listQuery, request.query);
      response.json(await editions.list(region));
    },
  );
  api.on({ ...shared, path: EDITION, summary: 'An edition' }, async (request, response) => {
    const edition = await editions.edition(param(request, 'edition'));
    if (!isKnown(request, response, edition)) response.json(edition);
  });
  api.on(
    { ...shared, path: `${EDITION}/dashboard`, summary: 'Its dashboard' },
    async (request, response) => {
      const edition = await editions.edition(param(request, 'edition'));
      if (!isKnown(request, response, edition)) response.json(await editions.dashboard(edition.id));
    },
  );
  api.on(
    { ...shared, path: `${EDITION}/tables/:table`, summary: 'A table of it', query: tableQuery },
    async (request, response) => {
      const { node } = parse(tableQuery, request.query);
      const edition = await editions.edition(param(request, 'edition'));
      const table = await editions.table(edition.id, param(request, 'table'), node);
      if (!isKnown(request, response, edition)) response.json(table);
    },
  );
}

/** Answers 304 to who has it already. */
function isKnown(request: Request, response: Response, edition: EditionView): boolean {
  const part = Buffer.from(request.originalUrl).toString('base64url');
  response.set({
    ETag: `W/"${edition.id}-${Date.parse(edition.publishedAt).toString(36)}-${part}"`,
    'Cache-Control': 'public, no-cache',
  });
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}
