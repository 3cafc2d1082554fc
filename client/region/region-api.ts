/** The routes of regions, releases and editions, as typed functions. Whatever goes wrong is an `ApiError`. */
import type {
  DashboardPart,
  DashboardView,
  EditionView,
  ExportFormat,
  MakeRelease,
  MethodNote,
  OfficialCounts,
  RegionTerms,
  RegionView,
  ReleaseSchedule,
  ReleaseView,
  SetSchedule,
  TableSummary,
  TableView,
} from '../../api/contract-regions.ts';
import type { Language } from '../../scoring/definition.ts';
import { call } from '../http.ts';

const ofRegion = (region: string) => `/regions/${encodeURIComponent(region)}`;
const ofRelease = (region: string, release: string) =>
  `${ofRegion(region)}/releases/${encodeURIComponent(release)}`;
const ofEdition = (edition: string) => `/editions/${encodeURIComponent(edition)}`;

export const regionApi = {
  terms: () => call<RegionTerms>('GET', '/classifications/regional-terms'),
  regions: () => call<RegionView[]>('GET', '/regions'),
  releases: (region: string) => call<ReleaseView[]>('GET', `${ofRegion(region)}/releases`),
  release: (region: string, release: string) =>
    call<ReleaseView>('GET', ofRelease(region, release)),
  make: (region: string, body: MakeRelease) =>
    call<ReleaseView>('POST', `${ofRegion(region)}/releases`, body),
  approve: (region: string, release: string) =>
    call<ReleaseView>('POST', `${ofRelease(region, release)}/approval`),
  discard: (region: string, release: string) =>
    call<undefined>('DELETE', ofRelease(region, release)),
  publish: (region: string, release: string) =>
    call<EditionView>('POST', `${ofRelease(region, release)}/edition`),
  officialCounts: (region: string) =>
    call<OfficialCounts | null>('GET', `${ofRegion(region)}/official-counts`),
  schedule: (region: string) => call<ReleaseSchedule>('GET', `${ofRegion(region)}/schedule`),
  setSchedule: (region: string, body: SetSchedule) =>
    call<ReleaseSchedule>('PUT', `${ofRegion(region)}/schedule`, body),
  setOfficialCounts: (region: string, body: OfficialCounts) =>
    call<undefined>('PUT', `${ofRegion(region)}/official-counts`, body),
  editions: () => call<EditionView[]>('GET', '/editions'),
  edition: (edition: string) => call<EditionView>('GET', ofEdition(edition)),
  methodNote: (edition: string, language: Language) =>
    call<MethodNote>('GET', `${ofEdition(edition)}/method-note?language=${language}`),
  packagePath: (edition: string) => `${ofEdition(edition)}/package.zip`,
};

/** Where the figures of a page come from: a release, for officers, or an edition, for anybody. */
export interface FigureSource {
  /** Below /api/v1; also what tells one source from another. */
  path: string;
  region: string;
  dashboard: () => Promise<DashboardView>;
  tables: () => Promise<TableSummary[]>;
  table: (table: string, node: string) => Promise<TableView>;
}

export function releaseSource(region: string, release: string): FigureSource {
  const path = ofRelease(region, release);
  return { ...sourceAt(path, region), tables: () => call('GET', `${path}/tables`) };
}

export function editionSource({ id, region, tables }: EditionView): FigureSource {
  return { ...sourceAt(ofEdition(id), region), tables: async () => tables };
}

function sourceAt(path: string, region: string) {
  return {
    path,
    region,
    dashboard: () => call<DashboardView>('GET', `${path}/dashboard`),
    table: (table: string, node: string) =>
      call<TableView>(
        'GET',
        `${path}/tables/${encodeURIComponent(table)}?node=${encodeURIComponent(node)}`,
      ),
  };
}

/** What is downloaded: a table of the plan, one picture of the dashboard, or what a preview withholds. */
export type Part = { table: string } | { part: DashboardPart } | 'preview';

export function filePath(
  source: FigureSource,
  part: Part,
  format: ExportFormat,
  language: Language,
): string {
  return `${source.path}/${pathOfPart(part)}/export/${format}?language=${language}`;
}

function pathOfPart(part: Part): string {
  if (part === 'preview') return part;
  return 'table' in part ? `tables/${encodeURIComponent(part.table)}` : `dashboard/${part.part}`;
}
