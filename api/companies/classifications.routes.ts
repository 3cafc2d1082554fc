import { z } from 'zod';
import { languageSchema } from '../../scoring/definition.ts';
import { createStaticAnswer } from '../http/static-answer.ts';
import type { Api } from '../http/endpoint.ts';
import type { Classifications } from './classifications.service.ts';

const tag = 'Classifications';
const activity = z
  .object({
    code: z.string(),
    title: z.record(languageSchema, z.string()),
    words: z.record(languageSchema, z.array(z.string())),
    valueChain: z.string().nullable(),
  })
  .meta({ id: 'Activity' });
const province = z
  .object({ code: z.string(), name: z.string(), region: z.string(), regionName: z.string() })
  .meta({ id: 'Province' });

/** The lists from which a company profile is chosen. */
export function addClassificationRoutes(api: Api, classifications: Classifications): void {
  const activities = createStaticAnswer(classifications.activities);
  const provinces = createStaticAnswer(classifications.provinces);
  api.on(
    {
      method: 'get',
      path: '/classifications/activities',
      tag,
      summary: 'Economic activities (NACE Rev. 2) with the everyday words that lead to them',
      answers: { 200: { description: 'All activities', schema: activity.array() } },
    },
    (request, response) => activities.send(request, response),
  );
  api.on(
    {
      method: 'get',
      path: '/classifications/provinces',
      tag,
      summary: 'Italian provinces (NUTS 3) with their regions',
      answers: { 200: { description: 'All provinces', schema: province.array() } },
    },
    (request, response) => provinces.send(request, response),
  );
}
