import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Caller } from '../accounts/rights.ts';
import { failed } from '../accounts/accounts.schemas.ts';
import type {
  DashboardPart,
  DashboardView,
  EditionView,
  ExportFormat,
  RegionTerms,
  ReleasePreview,
  TableSummary,
  TableView,
} from '../contract-regions.ts';
import { type Api, param, parse } from '../http/endpoint.ts';
import { notFound } from '../http/http-error.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { createStaticAnswer } from '../http/static-answer.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { languageSchema } from '../../scoring/definition.ts';
import { type EditionWords, methodNote } from './export-method.ts';
import { editionPackage } from './export-package.ts';
import { type ReadTable, readSizes } from './export-samples.ts';
import { DASHBOARD_PARTS, dashboardSheet, type Sheet, tableSheet } from './export-sheet.ts';
import { EXPORT_FORMATS, fileOf } from './export-file.ts';
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
const query = z.strictObject({ language: languageSchema.default('it') });
const formatSchema = z.enum(EXPORT_FORMATS);
const partSchema = z.enum(DASHBOARD_PARTS);
const file = { 200: { description: 'CSV, XLSX or JSON', mediaType: 'application/octet-stream' } };
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
  const answers = { ...file, ...failed.signedOut, ...failed.forbidden, ...failed.unknown };
  const place = (request: Request, response: Response) =>
    [callerOf(response), param(request, 'region'), param(request, 'release')] as const;
  api.on(
    {
      method: 'get',
      path: `${RELEASE}/tables/:table/export/:format`,
      tag,
      summary: 'A table of a release as a file',
      query,
      answers,
      before,
    },
    async (request, response) => {
      const { format, language } = wanted(request);
      const at = place(request, response);
      const view = await officersFigures.table(...at, param(request, 'table'));
      const sheet = tableSheet(view, { terms, language });
      await send(response, sheet, format, `${at[1]}-${view.asOf}`, about(view));
    },
  );
  api.on(
    {
      method: 'get',
      path: `${RELEASE}/dashboard/:part/export/:format`,
      tag,
      summary: 'What one picture of the dashboard shows as a file',
      query,
      answers,
      before,
    },
    async (request, response) => {
      const { format, language } = wanted(request);
      const at = place(request, response);
      const part = wantedPart(request);
      const view = await officersFigures.dashboard(...at);
      const sheet = dashboardSheet(view, part, { terms, language });
      await send(response, sheet, format, `${at[1]}-${view.asOf}`, about(view));
    },
  );
  api.on(
    {
      method: 'get',
      path: `${RELEASE}/preview/export/:format`,
      tag,
      summary: 'How many figures of each table are withheld, and why, as a file',
      query,
      answers,
      before,
    },
    async (request, response) => {
      const { format, language } = wanted(request);
      const at = place(request, response);
      const { asOf, preview, tables } = await officersFigures.preview(...at);
      const sheet = previewSheet(preview, tables, terms, language);
      await send(response, sheet, format, `${at[1]}-${asOf}`, about({ region: at[1], asOf }));
    },
  );
}

function addPublishedFiles(api: Api, needs: ExportNeeds): void {
  const { publishedFigures, regionTerms: terms, limits } = needs;
  const before = [limits.byNetwork('figures')];
  const answers = { ...file, ...failed.unknown };
  api.on(
    {
      method: 'get',
      path: `${EDITION}/tables/:table/export/:format`,
      tag,
      summary: 'A table of an edition as a file',
      query,
      answers,
      before,
    },
    async (request, response) => {
      const { format, language } = wanted(request);
      const edition = await publishedFigures.edition(param(request, 'edition'));
      const view = await publishedFigures.table(edition.id, param(request, 'table'));
      if (isKnown(request, response, edition)) return;
      const sheet = tableSheet(view, { terms, language });
      await send(response, sheet, format, edition.id, about(view, edition));
    },
  );
  api.on(
    {
      method: 'get',
      path: `${EDITION}/dashboard/:part/export/:format`,
      tag,
      summary: 'What one picture of an edition shows as a file',
      query,
      answers,
      before,
    },
    async (request, response) => {
      const { format, language } = wanted(request);
      const part = wantedPart(request);
      const edition = await publishedFigures.edition(param(request, 'edition'));
      if (isKnown(request, response, edition)) return;
      const view = await publishedFigures.dashboard(edition.id);
      const sheet = dashboardSheet(view, part, { terms, language });
      await send(response, sheet, format, edition.id, about(view, edition));
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
      query,
      answers: { 200: { description: 'The note' }, ...failed.unknown },
      before,
    },
    async (request, response) => {
      const { language } = parse(query, request.query);
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
      head(response, 'application/zip', `meridiana-${edition.id}.zip`);
      // Its size is not known before it is made: whoever waits counts files.
      response.set('X-Files', String(made.files));
      await unlessGone(made.sendTo(response));
    },
  );
}

function wanted(request: Request): { format: ExportFormat; language: 'it' | 'en' } {
  const { language } = parse(query, request.query);
  const format = formatSchema.safeParse(param(request, 'format'));
  if (!format.success) throw notFound('format');
  return { format: format.data, language };
}

function wantedPart(request: Request): DashboardPart {
  const part = partSchema.safeParse(param(request, 'part'));
  if (!part.success) throw notFound('part');
  return part.data;
}

/** What a JSON file says about itself before its rows. */
function about(
  { region, asOf }: { region: string; asOf: string },
  edition?: EditionView,
): Record<string, unknown> {
  return { region, asOf, ...(edition && { edition: edition.id, licence: edition.licence }) };
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

async function send(
  response: Response,
  sheet: Sheet,
  format: ExportFormat,
  of: string,
  more: Record<string, unknown>,
): Promise<void> {
  const { stream, type } = fileOf(sheet, format, more);
  head(response, type, `meridiana-${of}-${sheet.name}.${format}`);
  await unlessGone(pipeline(stream, response));
}

function head(response: Response, type: string, name: string): void {
  response.attachment(name).set({ 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' });
}

/** Whoever goes away in the middle wanted no more: everything behind it has ended, and nothing is wrong. */
async function unlessGone(sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
