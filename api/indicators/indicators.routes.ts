import { z } from 'zod';
import { type Api, param } from '../http/endpoint.ts';
import { errorBody } from '../http/error-schema.ts';
import { callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { IndicatorService } from './indicators.service.ts';

const text = z.object({ en: z.string(), it: z.string() });
const view = z
  .object({
    region: z.string(),
    release: z.string(),
    asOf: z.iso.date(),
    generated: z.boolean(),
    indicators: z.array(
      z.object({
        id: z.string(),
        name: text,
        unit: z.enum(['firms', 'cents', 'vouchers']),
        source: text,
        period: z.object({ from: z.iso.date(), to: z.iso.date() }),
        places: z.array(
          z.object({
            code: z.string(),
            target: z.int().nullable(),
            actual: z.int().nullable(),
            status: z.enum(['shown', 'suppressed']),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Indicators' });

/** Targets and actuals of the action plan, for the statistics officers of a region. */
export function addIndicatorRoute(
  api: Api,
  { indicators, guard }: { indicators: IndicatorService; guard: SignedInGuard },
): void {
  api.on(
    {
      method: 'get',
      path: '/regions/:region/releases/:release/indicators',
      tag: 'Regions',
      summary: 'Indicators of the action plan as a release has computed them',
      answers: {
        200: { description: 'For the region and each of its provinces', schema: view },
        401: { description: 'Not signed in', schema: errorBody },
        403: { description: 'Not for this account', schema: errorBody },
        404: { description: 'Unknown, or another’s region', schema: errorBody },
      },
      before: [guard.require('release.read')],
    },
    async (request, response) => {
      const [region, release] = [param(request, 'region'), param(request, 'release')];
      response.json(await indicators.read(callerOf(response), region, release));
    },
  );
}
