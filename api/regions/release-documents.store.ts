import type { mongo } from 'mongoose';
import type { CellView, DashboardView, TableSummary } from '../contract-regions.ts';
import type { Database } from '../database/connection.ts';
import type { Frame, ReleaseRecord } from './releases.record.ts';

/** One node of one table, or another part of a release that is read at once. */
export interface ReleaseDocument {
  _id: string;
  release: string;
  fence: number;
  kind: 'table' | 'groups' | 'summary' | 'dashboard' | 'frame';
  cells?: CellView[];
  summaries?: TableSummary[];
  dashboard?: DashboardView;
  frame?: Frame[];
}

type Of = Pick<ReleaseRecord, '_id' | 'fence'>;

/**
 * The computed parts of releases. Each stands under the release's fence: what a process writes that has lost its claim
 * is never read.
 */
export class ReleaseDocuments {
  readonly #raw: mongo.Collection<ReleaseDocument>;

  constructor({ connection }: Database) {
    this.#raw = connection.collection(
      'release_documents',
    ) as unknown as mongo.Collection<ReleaseDocument>;
  }

  async prepare(): Promise<void> {
    await this.#raw.createIndex({ release: 1, fence: 1 });
  }

  async putTable(of: Of, table: string, node: string, cells: CellView[]): Promise<void> {
    await this.#put(of, `table/${table}/${node}`, { kind: 'table', cells });
  }

  /** The cells of one group at all nodes, to be read at once. */
  async putGroups(of: Of, table: string, groups: { at: string[]; cells: CellView[] }[]) {
    if (groups.length === 0) return;
    const { _id: release, fence } = of;
    await this.#raw.bulkWrite(
      groups.map(({ at, cells }) => ({
        replaceOne: {
          filter: { _id: groupId(of, table, at) },
          replacement: { release, fence, kind: 'groups' as const, cells },
          upsert: true,
        },
      })),
    );
  }

  /** The cells of groups, in the order asked for; none where there is no such group. */
  async groups(
    of: Of,
    places: readonly { table: string; at: string[] }[],
    nodes: readonly string[],
  ): Promise<CellView[][]> {
    const ids = places.map(({ table, at }) => groupId(of, table, at));
    const found = await this.#raw.find({ _id: { $in: ids } }).toArray();
    const byId = new Map(found.map(({ _id, cells = [] }) => [_id, cells]));
    return ids.map((id) => (byId.get(id) ?? []).filter(({ node }) => nodes.includes(node)));
  }

  async putSummaries(of: Of, summaries: TableSummary[]): Promise<void> {
    await this.#put(of, 'summary', { kind: 'summary', summaries });
  }

  async putDashboard(of: Of, dashboard: DashboardView): Promise<void> {
    await this.#put(of, 'dashboard', { kind: 'dashboard', dashboard });
  }

  async putFrame(of: Of, frame: Frame[]): Promise<void> {
    await this.#put(of, 'frame', { kind: 'frame', frame });
  }

  async table(of: Of, table: string, node: string): Promise<CellView[]> {
    return (await this.#find(of, `table/${table}/${node}`))?.cells ?? [];
  }

  async summaries(of: Of): Promise<TableSummary[]> {
    return (await this.#find(of, 'summary'))?.summaries ?? [];
  }

  async dashboard(of: Of): Promise<DashboardView | null> {
    return (await this.#find(of, 'dashboard'))?.dashboard ?? null;
  }

  async frame(of: Of): Promise<Frame[]> {
    return (await this.#find(of, 'frame'))?.frame ?? [];
  }

  /** Removes everything, or what earlier fences have left. */
  async remove(release: string, fencesBelow?: number): Promise<void> {
    await this.#raw.deleteMany({
      release,
      ...(fencesBelow !== undefined && { fence: { $lt: fencesBelow } }),
    });
  }

  async #put(
    { _id: release, fence }: Of,
    name: string,
    part: Omit<ReleaseDocument, '_id' | 'release' | 'fence'>,
  ): Promise<void> {
    const _id = `${release}/${fence}/${name}`;
    await this.#raw.replaceOne({ _id }, { release, fence, ...part }, { upsert: true });
  }

  async #find({ _id: release, fence }: Of, name: string): Promise<ReleaseDocument | null> {
    return this.#raw.findOne({ _id: `${release}/${fence}/${name}` });
  }
}

function groupId({ _id: release, fence }: Of, table: string, at: readonly string[]): string {
  return `${release}/${fence}/group/${table}/${at.join('/')}`;
}
