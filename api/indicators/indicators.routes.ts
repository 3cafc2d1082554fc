import { z } from 'zod';
import { failed } from '../accounts/accounts.schemas.ts';
import { type Api, param } from '../http/endpoint.ts';
import { callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { addSheetExport, ofRelease } from '../regions/export-endpoint.ts';
import { indicatorSheet } from './indicator-sheet.ts';
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

const tag = 'Regions';
const path = '/regions/:region/releases/:release/indicators';
const refused = { ...failed.signedOut, ...failed.forbidden, ...failed.unknown };

/** Targets and actuals of the action plan, for the statistics officers of a region. */
export function addIndicatorRoutes(
  api: Api,
  { indicators, guard }: { indicators: IndicatorService; guard: SignedInGuard },
): void {
  api.on(
    {
      method: 'get',
      path,
      tag,
      summary: 'Indicators of the action plan as a release has computed them',
      answers: {
        200: { description: 'For the region and each of its provinces', schema: view },
        ...refused,
      },
      before: [guard.require('release.read')],
    },
    async (request, response) => {
      const [region, release] = [param(request, 'region'), param(request, 'release')];
      response.json(await indicators.read(callerOf(response), region, release));
    },
  );
  addSheetExport(
    api,
    {
      path,
      summary: 'The same as a file',
      answers: refused,
      before: [guard.require('release.read')],
    },
    async (request, response, language) => {
      const [region, release] = [param(request, 'region'), param(request, 'release')];
      const found = await indicators.read(callerOf(response), region, release);
      const { release: id, asOf, generated } = found;
      const about = { region, release: id, asOf, generated };
      return ofRelease(about, indicatorSheet(found, language));
    },
  );
}
