import { z } from 'zod';
import { type Access, grantsOf } from '../assessments/access.ts';
import { errorBody } from '../http/error-schema.ts';
import type { Api } from '../http/endpoint.ts';
import type { BenchmarkService } from './benchmark.service.ts';

const points = z.number().nullable();
const view = z
  .object({
    region: z.string(),
    release: z.string(),
    asOf: z.iso.date(),
    generated: z.boolean(),
    steps: z.array(
      z.object({
        groupings: z.string().array(),
        at: z.string().array(),
        why: z.enum(['used', 'too-few', 'fact-missing']),
      }),
    ),
    count: z.int(),
    nodes: z.array(
      z.object({
        node: z.string(),
        score: points,
        mean: points,
        quartiles: z.tuple([z.number(), z.number(), z.number()]).nullable(),
        percentile: z.int().min(5).max(95).nullable(),
        band: z
          .enum(['lowest-quarter', 'below-median', 'above-median', 'highest-quarter'])
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'Benchmark' });

/** “Firms like mine”, for whoever may read the result. */
export function addBenchmarkRoute(
  api: Api,
  { benchmarks, access }: { benchmarks: BenchmarkService; access: Access },
): void {
  api.on(
    {
      method: 'get',
      path: '/assessments/:id/benchmark',
      tag: 'Regions',
      summary: 'Where the firm stands among firms like it, by the last visible release',
      answers: {
        200: { description: 'The quarter of each score, and the group', schema: view },
        401: { description: 'No cookie of this assessment', schema: errorBody },
        404: { description: 'Unknown, or nothing to compare with yet', schema: errorBody },
      },
      before: [access.require('assessment.read')],
    },
    async (_request, response) => response.json(await benchmarks.read(grantsOf(response))),
  );
}
