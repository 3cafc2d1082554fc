/** The HTTP types of releases, their tables, the dashboard, editions and “firms like mine”. */
import type { Text } from '../scoring/definition.ts';

/** What firms are grouped by. Codes are those of the classifications and of the maturity model; `unknown`: not stated. */
export type Grouping =
  | 'identity'
  | 'nuts3'
  | 'valueChain'
  | 'section'
  | 'division'
  | 'size'
  | 'lifePhase'
  | 'instrument'
  | 'track'
  | 'quarter';

/** Why a figure is not there. Told in numbers by table, never of one cell: it would tell how many firms are in it. */
export type SuppressionReason = 'small' | 'one-level' | 'few-changes' | 'unchanged' | 'completes';

/** Lower quartile, median, upper quartile in points (0–5), from a histogram of fixed steps of half a point. */
export type Quartiles = [lower: number, median: number, upper: number];

/**
 * The figures of one group of firms at one node of the model (`overall`, a dimension, an area). Null: suppressed.
 * The firms of a group are the same at every node.
 */
export interface CellView {
  /** Codes in the order of the table's groupings; empty for the whole region. */
  at: string[];
  node: string;
  /** Firms in the group. */
  count: number | null;
  /** Mean score in points of the firms that have one, to one hundredth. */
  mean: number | null;
  /** Firms at the levels 0–5, and last those without a score; only in tables that show levels. */
  levels: (number | null)[] | null;
  quartiles: Quartiles | null;
  /** `shown`: the count and every figure of the table; `partly`: the count alone or with some; `suppressed`: nothing. */
  status: 'shown' | 'partly' | 'suppressed';
}

export type Figure = 'count' | 'mean' | 'levels' | 'quartiles';

/** GET /regions/:region/releases/:release/tables → TableSummary[] */
export interface TableSummary {
  id: string;
  groupings: Grouping[];
  figures: Figure[];
  nodes: string[];
  /** Groups of firms in it; each has a cell at every node. */
  groups: number;
}

/** GET /regions/:region/releases/:release/tables/:table?node= (one node, `dimensions`, `areas`; default: all) */
export interface TableView extends TableSummary {
  region: string;
  release: string;
  /** Last day that counts. */
  asOf: string;
  /** Codes of each grouping in use, in order. */
  codes: string[][];
  cells: CellView[];
}

/**
 * `computing`: at work; `preview`: whole, seen by the region's officers alone; `visible`: the region's figures;
 * `discarded`: thrown away; `failed`: could not be made safe, shows nothing.
 */
export type ReleaseState = 'computing' | 'preview' | 'visible' | 'discarded' | 'failed';
export type ReleaseStep = 'freezing' | 'counting' | 'comparing' | 'protecting' | 'writing';
export type LeftOutReason = 'superseded' | 'not-in-force';

/**
 * POST /regions/:region/releases MakeRelease → 202 ReleaseView; 409 `release-under-way`, `one-a-day`
 * GET  /regions/:region/releases?from=&to= → ReleaseView[], newest first
 * GET  /regions/:region/releases/:release (an id, or `latest` visible) → ReleaseView
 * POST …/:release/approval → ReleaseView: visible at once as a whole; 409 unless in preview
 * DELETE …/:release → 204: discards what is not visible
 */
export interface ReleaseView {
  id: string;
  region: string;
  /** 1, 2, 3 … among the region's releases that were not discarded. */
  number: number;
  state: ReleaseState;
  /** Last day that counts. */
  asOf: string;
  /** Made from generated firms, at least in part. */
  generated: boolean;
  createdAt: string;
  visibleAt: string | null;
  /** While computing. */
  progress: { step: ReleaseStep; done: number; of: number } | null;
  preview: ReleasePreview | null;
  /** Of the edition, once published. */
  edition: string | null;
}

/** POST /regions/:region/releases: `asOf` is today unless given, never after it nor before 1970-01-01. */
export interface MakeRelease {
  asOf?: string;
}

export interface ReleasePreview {
  /** Null where the release withholds the number. */
  counted: {
    /** Firms with a checked VAT number: one each in the tables. */
    firms: number | null;
    /** Without one: in the figures of the whole region only. */
    anonymous: number | null;
  };
  /** Results that do not count, and why. */
  leftOut: { reason: LeftOutReason; results: number }[];
  tables: {
    table: string;
    /** Cells with a count, a mean … and how many of them are withheld, by reason. */
    figures: {
      figure: Figure;
      cells: number;
      suppressed: Partial<Record<SuppressionReason, number>>;
    }[];
  }[];
  /** The auditor's verdict over everything in the release. */
  audit: { safe: boolean; systems: number; withheld: number; findings: number };
  seconds: number;
}

/** GET /regions/:region/releases/:release/dashboard: computed with the release. */
export interface DashboardView {
  region: string;
  release: string;
  asOf: string;
  generated: boolean;
  counted: ReleasePreview['counted'];
  /** The whole region at every node, anonymous firms included. */
  total: CellView[];
  /** Areas with the highest and the lowest mean, at most five each, best and worst first. */
  strengths: { area: string; mean: number }[];
  weaknesses: { area: string; mean: number }[];
  /** Areas and overall by value chain: the heat map. */
  valueChains: CellView[];
  /** All nodes by province: the tile map. */
  provinces: CellView[];
  sizes: CellView[];
  lifePhases: CellView[];
  sections: CellView[];
  instruments: CellView[];
  quarters: CellView[];
  /** Earlier visible releases and this one, oldest first: overall and dimensions of the whole region. */
  trend: { release: string; asOf: string; cells: CellView[] }[];
  /** Against official counts, where the region has loaded some. */
  coverage: CoverageView | null;
}

/**
 * How often a region's releases are made without anybody asking, each up to the last whole day; an officer approves
 * them as all others. `nextOn`: the day of the next one; while another release is under way it waits.
 * GET /regions/:region/schedule → ReleaseSchedule · PUT /regions/:region/schedule SetSchedule → ReleaseSchedule
 */
export interface ReleaseSchedule {
  every: 'never' | 'day' | 'week' | 'month' | 'quarter';
  nextOn: string | null;
}
export type SetSchedule = Pick<ReleaseSchedule, 'every'>;

/**
 * GET /regions/:region/official-counts → OfficialCounts | null · PUT → 204: how many firms there are, from the source
 * named; 400 with `unknown-code`, `more-than-total`
 */
export interface OfficialCounts {
  source: string;
  /** Day that the counts are of. */
  asOf: string;
  total: number;
  /** Grouping → code → firms; a code that is absent has no official count. */
  counts: Partial<Record<'nuts3' | 'section' | 'size', Record<string, number>>>;
}
/** `measured` and `share` (per cent, one place) are null wherever the release withholds the count. */
export interface CoverageView {
  source: string;
  asOf: string;
  rows: {
    grouping: 'region' | 'nuts3' | 'section' | 'size';
    code: string;
    official: number;
    measured: number | null;
    share: number | null;
  }[];
}

/** GET /regions: those that the caller may see, for statistics officers. */
export interface RegionView {
  /** NUTS 2 code. */
  code: string;
  name: string;
  /** Whether releases may show sums: without a per cent for the p % rule none does. */
  showsSums: boolean;
}
/** PUT /accounts/:accountId/regions (administrators) → 204 */
export interface SetRegions {
  regions: string[];
}
/** PUT /accounts/:accountId/calls (administrators) → 204 */
export interface SetCalls {
  calls: string[];
}

/**
 * POST /regions/:region/releases/:release/edition → 201 EditionView; the same again → 200
 * Public, with ETag, never changing: GET /editions?region= → EditionView[] · GET /editions/:edition → EditionView ·
 * GET /editions/:edition/dashboard → DashboardView · GET /editions/:edition/tables/:table?node= → TableView.
 * Figures are those of the release.
 */
export interface EditionView {
  /** Stable address: region and number, such as `ITI1-3`. */
  id: string;
  region: string;
  regionName: string;
  number: number;
  asOf: string;
  publishedAt: string;
  generated: boolean;
  licence: 'CC-BY-4.0';
  counted: ReleasePreview['counted'];
  tables: TableSummary[];
  /** What the figures stand on; the per cent of the p % rule is secret. */
  rules: { minimum: number; meanMinimum: number; quartileMinimum: number };
}

/** GET /assessments/:id/benchmark: “firms like mine”, from the last visible release of the firm's region. */
export interface BenchmarkView {
  region: string;
  release: string;
  asOf: string;
  generated: boolean;
  /** From the narrowest group to the one that could be used; the last one is used. */
  steps: {
    groupings: Grouping[];
    at: string[];
    /** `used`, or why it was widened. */
    why: 'used' | 'too-few' | 'fact-missing';
  }[];
  /** Firms in the group. */
  count: number;
  nodes: {
    node: string;
    /** The firm's own score. */
    score: number | null;
    mean: number | null;
    quartiles: Quartiles | null;
    /** About how many of a hundred firms of the group are below, to the nearest five. */
    percentile: number | null;
    /** The quarter that follows from it. */
    band: 'lowest-quarter' | 'below-median' | 'above-median' | 'highest-quarter' | null;
  }[];
}

/** GET /classifications/regional-terms: what groupings, their codes, nodes and levels are called. */
export interface RegionTerms {
  /** Levels 0–5. */
  levels: Text[];
  /** Points from which each level is reached. */
  thresholds: number[];
  /** Overall, dimensions, areas, in this order. */
  nodes: {
    id: string;
    kind: 'overall' | 'dimension' | 'area';
    dimension: string | null;
    name: Text;
    short: Text;
  }[];
  groupings: Record<Grouping, { name: Text; codes: { code: string; name: Text }[] }>;
  /** What `unknown` stands for in every grouping. */
  unknown: Text;
}

/** GET /editions/:edition/method-note?language= : how an edition's figures came to be, in finished sentences. */
export interface MethodNote {
  title: string;
  sections: { heading: string; paragraphs: string[]; items: string[] }[];
}

/**
 * Files of a release for its officers, of an edition for anybody; `format` is csv, xlsx or json, `?language=it|en`:
 * GET …/releases/:release/tables/:table/export/:format · GET /editions/:edition/tables/:table/export/:format
 * GET …/releases/:release/dashboard/:part/export/:format · GET /editions/:edition/dashboard/:part/export/:format
 * GET …/releases/:release/preview/export/:format, for officers alone
 * GET /editions/:edition/package.zip: every table with its description (CSVW, DCAT-AP_IT), licence and method note
 */
export type ExportFormat = 'csv' | 'xlsx' | 'json';
export type DashboardPart =
  | 'total'
  | 'highlights'
  | 'value-chains'
  | 'provinces'
  | 'sizes'
  | 'life-phases'
  | 'sections'
  | 'instruments'
  | 'quarters'
  | 'trend'
  | 'coverage';
