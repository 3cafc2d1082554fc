import type { mongo } from 'mongoose';
import type { CellView, DashboardView, TableSummary } from '../contract-regions.ts';
import type { Database } from '../database/connection.ts';
import type { Frame, ReleaseRecord } from './releases.record.ts';

/** One node of one table, or another part of a release that is read at once. */
export interface ReleaseDocument {
  _id: string;
  release: string;
  fence: number;
  /** As it is sent: text is read from the database, and parsed, several times as fast as nested documents. */
  json: string;
}

const GROUPS_KEPT = 500;

type Of = Pick<ReleaseRecord, '_id' | 'fence'>;

/**
 * The computed parts of releases. Each stands under the release's fence: what a process writes that has lost its claim
 * is never read.
 */
export class ReleaseDocuments {
  readonly #raw: mongo.Collection<ReleaseDocument>;
  /** Groups that were read last. What stands under a fence of a visible release never changes. */
  readonly #read = new Map<string, CellView[]>();

  constructor({ connection }: Database) {
    this.#raw = connection.collection(
      'release_documents',
    ) as unknown as mongo.Collection<ReleaseDocument>;
  }

  async prepare(): Promise<void> {
    await this.#raw.createIndex({ release: 1, fence: 1 });
  }

  async putTable(of: Of, table: string, node: string, cells: CellView[]): Promise<void> {
    await this.#put(of, `table/${table}/${node}`, cells);
  }

  /** The cells of one group at all nodes, to be read at once. */
  async putGroups(of: Of, table: string, groups: { at: string[]; cells: CellView[] }[]) {
    if (groups.length === 0) return;
    const { _id: release, fence } = of;
    await this.#raw.bulkWrite(
      groups.map(({ at, cells }) => ({
        replaceOne: {
          filter: { _id: groupId(of, table, at) },
          replacement: { release, fence, json: JSON.stringify(cells) },
          upsert: true,
        },
      })),
    );
  }

  /** The cells of groups of a visible release, in the order asked for; none where there is no such group. */
  async groups(
    of: Of,
    places: readonly { table: string; at: string[] }[],
    nodes: readonly string[],
  ): Promise<CellView[][]> {
    const ids = places.map(({ table, at }) => groupId(of, table, at));
    // Taken out before others are kept, which may drop them.
    const cells = new Map(ids.map((id) => [id, this.#read.get(id)]));
    const missing = ids.filter((id) => !cells.get(id));
    if (missing.length > 0) {
      const found = await this.#raw.find({ _id: { $in: missing } }).toArray();
      const byId = new Map(found.map(({ _id, json }) => [_id, JSON.parse(json) as CellView[]]));
      for (const id of missing) {
        cells.set(id, byId.get(id) ?? []);
        this.#keep(id, byId.get(id) ?? []);
      }
    }
    return ids.map((id) => (cells.get(id) ?? []).filter(({ node }) => nodes.includes(node)));
  }

  #keep(id: string, cells: CellView[]): void {
    this.#read.set(id, cells);
    const [oldest] = this.#read.keys();
    if (this.#read.size > GROUPS_KEPT && oldest !== undefined) this.#read.delete(oldest);
  }

  async putSummaries(of: Of, summaries: TableSummary[]): Promise<void> {
    await this.#put(of, 'summary', summaries);
  }

  async putDashboard(of: Of, dashboard: DashboardView): Promise<void> {
    await this.#put(of, 'dashboard', dashboard);
  }

  async putFrame(of: Of, frame: Frame[]): Promise<void> {
    await this.#put(of, 'frame', frame);
  }

  async table(of: Of, table: string, node: string): Promise<CellView[]> {
    return (await this.#parse<CellView[]>(of, `table/${table}/${node}`)) ?? [];
  }

  async summaries(of: Of): Promise<TableSummary[]> {
    return (await this.#parse<TableSummary[]>(of, 'summary')) ?? [];
  }

  async dashboard(of: Of): Promise<DashboardView | null> {
    return this.#parse<DashboardView>(of, 'dashboard');
  }

  /** The dashboard as JSON, for those who only pass it on. */
  async dashboardJson(of: Of): Promise<string | null> {
    return this.#find(of, 'dashboard');
  }

  async frame(of: Of): Promise<Frame[]> {
    return (await this.#parse<Frame[]>(of, 'frame')) ?? [];
  }

  /** Removes everything, or what earlier fences have left. */
  async remove(release: string, fencesBelow?: number): Promise<void> {
    await this.#raw.deleteMany({
      release,
      ...(fencesBelow !== undefined && { fence: { $lt: fencesBelow } }),
    });
  }

  async #put({ _id: release, fence }: Of, name: string, part: unknown): Promise<void> {
    const _id = `${release}/${fence}/${name}`;
    const json = JSON.stringify(part);
    await this.#raw.replaceOne({ _id }, { release, fence, json }, { upsert: true });
  }

  async #find({ _id: release, fence }: Of, name: string): Promise<string | null> {
    return (await this.#raw.findOne({ _id: `${release}/${fence}/${name}` }))?.json ?? null;
  }

  async #parse<T>(of: Of, name: string): Promise<T | null> {
    const json = await this.#find(of, name);
    return json === null ? null : (JSON.parse(json) as T);
  }
}

function groupId({ _id: release, fence }: Of, table: string, at: readonly string[]): string {
  return `${release}/${fence}/group/${table}/${at.join('/')}`;
}
