import type { Request, Response } from 'express';
import { z } from 'zod';
import { failed } from '../accounts/accounts.schemas.ts';
import type { Action } from '../accounts/rights.ts';
import type { MakeRelease } from '../contract-regions.ts';
import { type Api, param, parse } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { EditionService } from './editions.service.ts';
import type { Officer } from './officer.ts';
import type { ReleaseService } from './releases.service.ts';

const day = z.string().max(10);
const inputs = {
  make: z.strictObject({ asOf: day.exactOptional() }) satisfies z.ZodType<MakeRelease>,
  list: z.strictObject({ from: day.exactOptional(), to: day.exactOptional() }),
  table: z.strictObject({ node: z.string().max(60).optional() }),
};

export interface ReleaseRouteNeeds {
  releases: ReleaseService;
  editions: EditionService;
  officer: Officer;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Regions';
const RELEASES = '/regions/:region/releases';
const RELEASE = `${RELEASES}/:release`;
const refused = { ...failed.signedOut, ...failed.forbidden, ...failed.unknown };

/** Releases, for the statistics officers of the region. */
export function addReleaseRoutes(api: Api, needs: ReleaseRouteNeeds): void {
  addReading(api, needs);
  addMaking(api, needs);
}

function before({ guard, limits }: ReleaseRouteNeeds, action: Action) {
  const limit = action === 'release.read' ? 'officer' : 'account';
  return [guard.require(action), limits.by(limit, accountKey)];
}

/** Region and release of the path, for an officer of the region alone. */
async function place(
  { officer }: ReleaseRouteNeeds,
  action: Action,
  request: Request,
  response: Response,
): Promise<{ region: string; release: string }> {
  const region = param(request, 'region');
  await officer.demand(callerOf(response), action, region);
  return { region, release: param(request, 'release') };
}

function addReading(api: Api, needs: ReleaseRouteNeeds): void {
  const { releases, officer } = needs;
  const shared = { method: 'get', tag, before: before(needs, 'release.read') } as const;
  const at = (request: Request, response: Response) =>
    place(needs, 'release.read', request, response);
  const answers = { 200: { description: 'As the contract says' }, ...refused, ...failed.invalid };
  api.on(
    { ...shared, path: '/regions', summary: 'The regions of the officer who asks', answers },
    async (_request, response) => response.json(await officer.regions(callerOf(response))),
  );
  api.on(
    { ...shared, path: RELEASES, summary: 'Releases, newest first', query: inputs.list, answers },
    async (request, response) => {
      const { region } = await at(request, response);
      response.json(await releases.list(region, parse(inputs.list, request.query)));
    },
  );
  api.on(
    { ...shared, path: RELEASE, summary: 'A release, or the `latest` visible one', answers },
    async (request, response) => {
      const { region, release } = await at(request, response);
      response.json(await releases.read(region, release));
    },
  );
  api.on(
    { ...shared, path: `${RELEASE}/dashboard`, summary: 'Its dashboard', answers },
    async (request, response) => {
      const { region, release } = await at(request, response);
      const json = await releases.dashboardJson(await releases.find(region, release));
      response.type('json').send(json);
    },
  );
  api.on(
    { ...shared, path: `${RELEASE}/tables`, summary: 'What tables it has', answers },
    async (request, response) => {
      const { region, release } = await at(request, response);
      response.json(await releases.tables(await releases.find(region, release)));
    },
  );
  api.on(
    {
      ...shared,
      path: `${RELEASE}/tables/:table`,
      summary: 'A table at one node, at all `dimensions` or `areas`, or at all nodes',
      query: inputs.table,
      answers,
    },
    async (request, response) => {
      const { region, release } = await at(request, response);
      const { node } = parse(inputs.table, request.query);
      const found = await releases.find(region, release);
      response.json(await releases.table(found, param(request, 'table'), node));
    },
  );
}

function addMaking(api: Api, needs: ReleaseRouteNeeds): void {
  const { releases, editions } = needs;
  const shared = { tag, before: before(needs, 'release.make') };
  const at = (request: Request, response: Response) =>
    place(needs, 'release.make', request, response);
  const so = (description: string, status = 200) => ({
    [status]: { description },
    ...refused,
    ...failed.invalid,
    ...failed.conflict,
  });
  api.on(
    {
      ...shared,
      method: 'post',
      path: RELEASES,
      summary: 'Begins a release; at most one a day',
      body: inputs.make,
      answers: so('It is at work', 202),
    },
    async (request, response, body) => {
      const { region } = await at(request, response);
      const { account } = callerOf(response);
      response.status(202).json(await releases.make(region, account, body));
    },
  );
  api.on(
    {
      ...shared,
      method: 'post',
      path: `${RELEASE}/approval`,
      summary: 'Makes it visible at once as a whole',
      answers: so('It is visible'),
    },
    async (request, response) => {
      const { region, release } = await at(request, response);
      response.json(await releases.approve(region, release));
    },
  );
  api.on(
    {
      ...shared,
      method: 'delete',
      path: RELEASE,
      summary: 'Discards what is not visible',
      answers: so('It is gone', 204),
    },
    async (request, response) => {
      const { region, release } = await at(request, response);
      await releases.discard(region, release);
      response.status(204).end();
    },
  );
  api.on(
    {
      tag,
      before: before(needs, 'release.publish'),
      method: 'post',
      path: `${RELEASE}/edition`,
      summary: 'Publishes it as an edition, for good',
      answers: { ...so('It was one already'), ...so('It is an edition', 201) },
    },
    async (request, response) => {
      const { region, release } = await place(needs, 'release.publish', request, response);
      const { record, isNew } = await releases.publish(region, release);
      response.status(isNew ? 201 : 200).json(await editions.view(record));
    },
  );
}
