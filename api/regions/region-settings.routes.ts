import type { Request, Response } from 'express';
import { z } from 'zod';
import { failed } from '../accounts/accounts.schemas.ts';
import type { Action } from '../accounts/rights.ts';
import type { OfficialCounts, SetSchedule } from '../contract-regions.ts';
import { type Api, param } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { Officer } from './officer.ts';
import type { OfficialCountsService } from './official-counts.service.ts';
import { RHYTHMS } from './schedule.ts';
import type { ScheduleService } from './schedule.service.ts';

const code = z.string().regex(/^\w{1,10}$/);
const firms = z.int().min(0).max(1e9);
const counts = z.record(code, firms).exactOptional();
const inputs = {
  official: z.strictObject({
    source: z.string().trim().min(1).max(300),
    asOf: z.string().max(10),
    total: firms.min(1),
    counts: z.strictObject({ nuts3: counts, section: counts, size: counts }),
  }) satisfies z.ZodType<OfficialCounts>,
  schedule: z.strictObject({
    every: z.enum(['never', ...RHYTHMS]),
  }) satisfies z.ZodType<SetSchedule>,
};

export interface RegionSettingNeeds {
  schedule: ScheduleService;
  officialCounts: OfficialCountsService;
  officer: Officer;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Regions';
const SCHEDULE = '/regions/:region/schedule';
const OFFICIAL = '/regions/:region/official-counts';
const refused = { ...failed.signedOut, ...failed.forbidden, ...failed.unknown };

/** What a region sets for its releases: how often they are made, and what they are set against. */
export function addRegionSettingRoutes(api: Api, needs: RegionSettingNeeds): void {
  const { guard, limits, officer, schedule, officialCounts } = needs;
  const of = (action: Action, limit: 'officer' | 'account') => ({
    tag,
    before: [guard.require(action), limits.by(limit, accountKey)],
  });
  const reading = { ...of('release.read', 'officer'), method: 'get' } as const;
  const writing = { ...of('release.make', 'account'), method: 'put' } as const;
  const own = async (action: Action, request: Request, response: Response): Promise<string> => {
    const region = param(request, 'region');
    await officer.demand(callerOf(response), action, region);
    return region;
  };
  const so = (description: string, status = 200) => ({ [status]: { description }, ...refused });
  api.on(
    { ...reading, path: SCHEDULE, summary: 'How often releases are made', answers: so('It is so') },
    async (request, response) =>
      response.json(await schedule.read(await own('release.read', request, response))),
  );
  api.on(
    {
      ...writing,
      path: SCHEDULE,
      summary: 'Has releases made by themselves, at most daily, or not',
      body: inputs.schedule,
      answers: { ...so('So it is now'), ...failed.invalid },
    },
    async (request, response, { every }) =>
      response.json(await schedule.set(await own('release.make', request, response), every)),
  );
  api.on(
    { ...reading, path: OFFICIAL, summary: 'How many firms there are', answers: so('As loaded') },
    async (request, response) =>
      response.json(await officialCounts.read(await own('release.read', request, response))),
  );
  api.on(
    {
      ...writing,
      path: OFFICIAL,
      summary: 'How many firms there are; coverage is shown from the next release on',
      body: inputs.official,
      answers: { ...so('So it is now', 204), ...failed.invalid },
    },
    async (request, response, body) => {
      await officialCounts.put(await own('release.make', request, response), body);
      response.status(204).end();
    },
  );
}
