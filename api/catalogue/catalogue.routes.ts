import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Api, parse } from '../http/endpoint.ts';
import { createStaticAnswer, type StaticAnswer } from '../http/static-answer.ts';
import { editionSchema, type Catalogue } from '../../scoring/offer.ts';

const query = z.strictObject({ asOf: z.iso.date().optional() });
const view = z
  .object({
    editions: z.array(editionSchema),
    offers: z.array(z.looseObject({ id: z.string(), edition: z.string(), kind: z.string() })),
  })
  .meta({ id: 'Catalogue' });

/** The catalogue's editions in force on a day (today in Italy by default) with all their offers, closed ones too. */
export function addCatalogueRoutes(api: Api, catalogue: Catalogue, clock: Clock): void {
  const answers = new Map<string, StaticAnswer>();
  api.on(
    {
      method: 'get',
      path: '/catalogue',
      tag: 'Catalogue',
      summary: 'Services, calls, vouchers, incentives, training, cases and partners as of a day',
      query,
      answers: { 200: { description: 'Editions in force with their offers', schema: view } },
    },
    (request, response) => {
      const { asOf = clock.today() } = parse(query, request.query);
      const editions = catalogue.editions.filter(
        ({ from, to }) => from <= asOf && (to === undefined || asOf <= to),
      );
      const key = editions.map(({ id }) => id).join(' ');
      const answer = answers.get(key) ?? createStaticAnswer(viewOf(catalogue, editions));
      answers.set(key, answer);
      answer.send(request, response);
    },
  );
}

function viewOf({ offers }: Catalogue, editions: Catalogue['editions']): Catalogue {
  const inForce = new Set(editions.map(({ id }) => id));
  return { editions, offers: offers.filter(({ edition }) => inForce.has(edition)) };
}
