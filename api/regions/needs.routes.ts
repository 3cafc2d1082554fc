import { z } from 'zod';
import { failed } from '../accounts/accounts.schemas.ts';
import type { RegionTerms } from '../contract-regions.ts';
import { type Api, param, parse } from '../http/endpoint.ts';
import { notFound } from '../http/http-error.ts';
import { callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { addSheetExport, exportQuery, ofRelease } from './export-endpoint.ts';
import { needsAnnex } from './needs-annex.ts';
import { coherenceSheet, needsSheet } from './needs-sheet.ts';
import type { NeedsService } from './needs.service.ts';
import type { EditionWords } from './export-method.ts';
import type { Officer } from './officer.ts';
import { renderDocumentDocx } from '../reports/document-docx.ts';
import { renderDocumentPdf } from '../reports/document-pdf.ts';

const tag = 'Regions';
const path = '/regions/:region/releases/:release/needs';
const refused = { ...failed.signedOut, ...failed.forbidden, ...failed.unknown };

const areaAndSize = z.object({ area: z.string(), size: z.enum(['micro', 'small', 'medium']) });
const view = z
  .object({
    region: z.string(),
    release: z.string(),
    asOf: z.iso.date(),
    generated: z.boolean(),
    needs: z.array(
      areaAndSize.extend({
        target: z.int(),
        firms: z.int().nullable(),
        share: z.int().nullable(),
        offers: z.string().array(),
      }),
    ),
    programmes: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        kind: z.string(),
        title: z.object({ en: z.string(), it: z.string() }),
        demonstration: z.boolean(),
        needs: areaAndSize.array(),
      }),
    ),
    uncovered: areaAndSize.array(),
    unneeded: z.string().array(),
    coherence: z.array(z.object({ area: z.string(), kind: z.string(), offers: z.int() })),
  })
  .meta({ id: 'Needs' });

/** What of it is exported as a table. */
const SHEETS = [
  {
    at: '',
    summary: 'The same as a file: each need with its offers, and offers that answer none',
    sheetOf: needsSheet,
  },
  {
    at: '/coherence',
    summary: 'The coherence matrix as a file: offers by area and kind',
    sheetOf: coherenceSheet,
  },
];

interface NeedsRouteNeeds {
  regionalNeeds: NeedsService;
  regionTerms: RegionTerms;
  editionWords: EditionWords;
  officer: Pick<Officer, 'nameOf'>;
  guard: SignedInGuard;
}

/** Needs against programmes, for the statistics officers of a region. */
export function addNeedsRoutes(
  api: Api,
  { regionalNeeds, regionTerms, editionWords, officer, guard }: NeedsRouteNeeds,
): void {
  api.on(
    {
      method: 'get',
      path,
      tag,
      summary: 'Firms below their target by area and size, and the offers that answer them',
      answers: { 200: { description: 'As of the release’s day', schema: view }, ...refused },
      before: [guard.require('release.read')],
    },
    async (request, response) => {
      const [region, release] = [param(request, 'region'), param(request, 'release')];
      response.json(await regionalNeeds.read(callerOf(response), region, release));
    },
  );
  for (const { at, summary, sheetOf } of SHEETS)
    addSheetExport(
      api,
      { path: `${path}${at}`, summary, answers: refused, before: [guard.require('release.read')] },
      async (request, response, language) => {
        const [region, release] = [param(request, 'region'), param(request, 'release')];
        const needs = await regionalNeeds.read(callerOf(response), region, release);
        const { release: id, asOf, generated } = needs;
        const about = { region, release: id, asOf, generated };
        return ofRelease(about, sheetOf(needs, regionTerms, language));
      },
    );
  api.on(
    {
      method: 'get',
      path: `${path}/annex/:paper`,
      tag,
      summary: 'The same as a document, to be annexed to a resolution',
      query: exportQuery,
      answers: {
        200: { description: 'PDF or DOCX', mediaType: 'application/octet-stream' },
        ...refused,
      },
      before: [guard.require('release.read')],
    },
    async (request, response) => {
      const { language } = parse(exportQuery, request.query);
      const format = z.enum(['pdf', 'docx']).safeParse(param(request, 'paper'));
      if (!format.success) throw notFound('format');
      const [region, release] = [param(request, 'region'), param(request, 'release')];
      const found = await regionalNeeds.read(callerOf(response), region, release);
      const annex = needsAnnex({
        view: found,
        regionName: officer.nameOf(region),
        terms: regionTerms,
        words: editionWords[language],
        language,
      });
      const { render, type } = PAPERS[format.data];
      response
        .attachment(`meridiana-${region}-${found.asOf}-needs.${format.data}`)
        .type(type)
        .send(await render(annex));
    },
  );
}

const PAPERS = {
  pdf: { render: renderDocumentPdf, type: 'application/pdf' },
  docx: {
    render: renderDocumentDocx,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
};
