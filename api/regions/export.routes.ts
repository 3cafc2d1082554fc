import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Caller } from '../accounts/rights.ts';
import { failed } from '../accounts/accounts.schemas.ts';
import type {
  DashboardPart,
  DashboardView,
  EditionView,
  RegionTerms,
  ReleasePreview,
  TableSummary,
  TableView,
} from '../contract-regions.ts';
import { type Api, param, parse } from '../http/endpoint.ts';
import { announceFile, unlessGone } from '../http/file-answer.ts';
import { notFound } from '../http/http-error.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { createStaticAnswer } from '../http/static-answer.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { addSheetExport, exportQuery, ofRelease, type SheetFile } from './export-endpoint.ts';
import { type EditionWords, methodNote } from './export-method.ts';
import { editionPackage } from './export-package.ts';
import { type ReadTable, readSizes } from './export-samples.ts';
import { DASHBOARD_PARTS, dashboardSheet, type Sheet, tableSheet } from './export-sheet.ts';
import { previewSheet } from './preview-sheet.ts';

/** Figures of releases, for officers of the region; another region's are unknown to them. */
export interface OfficersFigures {
  table(caller: Caller, region: string, release: string, table: string): Promise<TableView>;
  dashboard(caller: Caller, region: string, release: string): Promise<DashboardView>;
  preview(caller: Caller, region: string, release: string): Promise<WithheldFigures>;
}
export interface WithheldFigures {
  asOf: string;
  preview: ReleasePreview;
  tables: TableSummary[];
}
/** Figures of editions, for anybody. */
export interface PublishedFigures {
  edition(edition: string): Promise<EditionView>;
  /** At one node, or at all. */
  table(edition: string, table: string, node?: string): Promise<TableView>;
  dashboard(edition: string): Promise<DashboardView>;
}

export interface ExportNeeds {
  officersFigures: OfficersFigures;
  publishedFigures: PublishedFigures;
  regionTerms: RegionTerms;
  editionWords: EditionWords;
  questionnaires: Questionnaires;
  publicUrl: string;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Regions';
const partSchema = z.enum(DASHBOARD_PARTS);
const RELEASE = '/regions/:region/releases/:release';
const EDITION = '/editions/:edition';

/** Names, and everything of a release or an edition as files. */
export function addRegionExportRoutes(api: Api, needs: ExportNeeds): void {
  addTerms(api, needs);
  addOfficersFiles(api, needs);
  addPublishedFiles(api, needs);
  addEditionPackage(api, needs);
}

function addTerms(api: Api, { regionTerms }: ExportNeeds): void {
  const answer = createStaticAnswer(regionTerms);
  api.on(
    {
      method: 'get',
      path: '/classifications/regional-terms',
      tag: 'Classifications',
      summary: 'What groupings of firms, their codes, dimensions, areas and levels are called',
      answers: { 200: { description: 'Names in every language' } },
    },
    (request, response) => answer.send(request, response),
  );
}

function addOfficersFiles(api: Api, needs: ExportNeeds): void {
  const { officersFigures, regionTerms: terms, guard, limits } = needs;
  const before = [guard.require('release.read'), limits.byNetwork('figures')];
  const answers = { ...failed.signedOut, ...failed.forbidden };
  const place = (request: Request, response: Response) =>
    [callerOf(response), param(request, 'region'), param(request, 'release')] as const;
  addSheetExport(
    api,
    {
      path: `${RELEASE}/tables/:table`,
      summary: 'A table of a release as a file',
      answers,
      before,
    },
    async (request, response, language) => {
      const at = place(request, response);
      const view = await officersFigures.table(...at, param(request, 'table'));
      const { region, asOf } = view;
      return ofRelease({ region, asOf }, tableSheet(view, { terms, language }));
    },
  );
  addSheetExport(
    api,
    {
      path: `${RELEASE}/dashboard/:part`,
      summary: 'What one picture of the dashboard shows as a file',
      answers,
      before,
    },
    async (request, response, language) => {
      const part = wantedPart(request);
      const view = await officersFigures.dashboard(...place(request, response));
      const { region, asOf } = view;
      return ofRelease({ region, asOf }, dashboardSheet(view, part, { terms, language }));
    },
  );
  addSheetExport(
    api,
    {
      path: `${RELEASE}/preview`,
      summary: 'How many figures of each table are withheld, and why, as a file',
      answers,
      before,
    },
    async (request, response, language) => {
      const [caller, region, release] = place(request, response);
      const { asOf, preview, tables } = await officersFigures.preview(caller, region, release);
      return ofRelease({ region, asOf }, previewSheet(preview, tables, terms, language));
    },
  );
}

function addPublishedFiles(api: Api, needs: ExportNeeds): void {
  const { publishedFigures, regionTerms: terms, limits } = needs;
  const before = [limits.byNetwork('figures')];
  addSheetExport(
    api,
    {
      path: `${EDITION}/tables/:table`,
      summary: 'A table of an edition as a file',
      answers: {},
      before,
    },
    async (request, response, language) => {
      const edition = await publishedFigures.edition(param(request, 'edition'));
      const view = await publishedFigures.table(edition.id, param(request, 'table'));
      if (isKnown(request, response, edition)) return null;
      return ofEdition(edition, view, tableSheet(view, { terms, language }));
    },
  );
  addSheetExport(
    api,
    {
      path: `${EDITION}/dashboard/:part`,
      summary: 'What one picture of an edition shows as a file',
      answers: {},
      before,
    },
    async (request, response, language) => {
      const part = wantedPart(request);
      const edition = await publishedFigures.edition(param(request, 'edition'));
      if (isKnown(request, response, edition)) return null;
      const view = await publishedFigures.dashboard(edition.id);
      return ofEdition(edition, view, dashboardSheet(view, part, { terms, language }));
    },
  );
}

function addEditionPackage(api: Api, needs: ExportNeeds): void {
  const { publishedFigures, regionTerms: terms, questionnaires, editionWords: words } = needs;
  const read = async (request: Request) => publishedFigures.edition(param(request, 'edition'));
  const readerOf =
    ({ id }: EditionView): ReadTable =>
    (table, node) =>
      publishedFigures.table(id, table, node);
  const before = [needs.limits.byNetwork('figures')];
  api.on(
    {
      method: 'get',
      path: `${EDITION}/method-note`,
      tag,
      summary: 'How the figures of an edition came to be',
      query: exportQuery,
      answers: { 200: { description: 'The note' }, ...failed.unknown },
      before,
    },
    async (request, response) => {
      const { language } = parse(exportQuery, request.query);
      const edition = await read(request);
      if (isKnown(request, response, edition)) return;
      const sizes = await readSizes(edition, readerOf(edition));
      response.json(methodNote({ edition, terms, questionnaires, words }, sizes, language));
    },
  );
  api.on(
    {
      method: 'get',
      path: `${EDITION}/package.zip`,
      tag,
      summary: 'A whole edition: tables as CSV, CSVW, DCAT-AP_IT, licence and method note',
      answers: {
        200: { description: 'The package', mediaType: 'application/zip' },
        ...failed.unknown,
      },
      before,
    },
    async (request, response) => {
      const edition = await read(request);
      if (isKnown(request, response, edition)) return;
      const readTable = readerOf(edition);
      const { publicUrl } = needs;
      const made = editionPackage({ edition, terms, questionnaires, words, publicUrl, readTable });
      announceFile(response, `meridiana-${edition.id}.zip`, 'application/zip');
      // Its size is not known before it is made: whoever waits counts files.
      response.set('X-Files', String(made.files));
      await unlessGone(made.sendTo(response));
    },
  );
}

function wantedPart(request: Request): DashboardPart {
  const part = partSchema.safeParse(param(request, 'part'));
  if (!part.success) throw notFound('part');
  return part.data;
}

function ofEdition(
  { id, licence }: EditionView,
  { region, asOf }: { region: string; asOf: string },
  sheet: Sheet,
): SheetFile {
  return { sheet, of: id, about: { region, asOf, edition: id, licence } };
}

/** An edition never changes: whoever has the file is told so, and gets 304. */
function isKnown(request: Request, response: Response, edition: EditionView): boolean {
  const place = Buffer.from(request.originalUrl).toString('base64url');
  response.set({
    ETag: `W/"${edition.id}-${Date.parse(edition.publishedAt).toString(36)}-${place}"`,
    'Cache-Control': 'no-cache',
  });
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}
