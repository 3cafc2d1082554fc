import type {
  OfficialCounts,
  ReleasePreview,
  ReleaseState,
  ReleaseStep,
} from '../contract-regions.ts';

/** Who works on a release. Whoever finds the claim expired takes it over under the next fence. */
export interface Claim {
  token: string;
  expiresAt: Date;
}

/** A release as stored: its tables lie beside it, and count only while this document says so. */
export interface ReleaseRecord {
  _id: string;
  region: string;
  number: number;
  state: ReleaseState;
  asOf: string;
  /** Day (Europe/Rome) on which it was made. */
  madeOn: string;
  account: string | null;
  createdAt: Date;
  visibleAt: Date | null;
  generated: boolean;
  step: ReleaseStep;
  progress: { done: number; of: number };
  /** How often it was claimed: tables of an earlier fence are dead. */
  fence: number;
  claim: Claim | null;
  preview: ReleasePreview | null;
  /** Neither discarded nor failed. One a day and number; see the indexes. */
  alive?: true;
  /** At work or waiting for approval: one in a region. */
  open?: true;
  /** Discarded, but its marks on results and its tables are still to be removed. */
  unswept?: true;
  edition: { publishedAt: Date } | null;
}

/** What a release remembers of each of its groups, for the next one. */
export interface Frame {
  key: string;
  count: number;
  withheld: boolean;
  /** Number of the last release that showed its count; null if none did. */
  shownIn: number | null;
  /** Node → the last release that showed the figure there; without an entry, none did. */
  means: Record<string, number>;
  quartiles: Record<string, number>;
  /** Node → the same for each level and, last, for firms without a score. */
  levels: Record<string, (number | null)[]>;
}

export interface OfficialCountsRecord extends OfficialCounts {
  _id: string;
}

/** The stable address of an edition. */
export function editionId({ region, number }: Pick<ReleaseRecord, 'region' | 'number'>): string {
  return `${region}-${number}`;
}
