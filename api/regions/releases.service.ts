import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type {
  CellView,
  DashboardView,
  MakeRelease,
  ReleaseView,
  TableSummary,
  TableView,
} from '../contract-regions.ts';
import { badInput, conflict, notFound } from '../http/http-error.ts';
import { checkDay } from './release-day.ts';
import type { ReleaseDocuments } from './release-documents.store.ts';
import type { ReleaseMaker } from './release-maker.ts';
import { type ReleaseRecord, editionId } from './releases.record.ts';
import type { ReleaseStore } from './releases.store.ts';

export interface ReleaseServiceNeeds {
  releases: ReleaseStore;
  documents: ReleaseDocuments;
  maker: ReleaseMaker;
  model: { dimensions: string[]; areas: string[] };
  clock: Clock;
}

/** Releases for the officers of a region, whose place was asked for before: read, made, approved, discarded. */
export class ReleaseService {
  readonly #needs: ReleaseServiceNeeds;

  constructor(needs: ReleaseServiceNeeds) {
    this.#needs = needs;
  }

  /**
   * Begins a release; the work goes on without being waited for.
   * @param account who asked for it; null: the schedule
   * @throws HttpError 409 beside an open one or one of the same day, 400 for a day that cannot be
   */
  async make(region: string, account: string | null, input: MakeRelease): Promise<ReleaseView> {
    const { releases, maker, clock } = this.#needs;
    const today = clock.today();
    const last = await releases.newestAlive(region);
    const asOf = checkDay('asOf', input.asOf ?? today);
    if (asOf > today) throw badInput('asOf', 'in-the-future', 'the day is not over');
    if (last && asOf < last.asOf)
      throw badInput('asOf', 'before-last-release', `the last release counts up to ${last.asOf}`);
    const release: ReleaseRecord = {
      _id: randomUUID(),
      region,
      number: (last?.number ?? 0) + 1,
      state: 'computing',
      asOf,
      madeOn: today,
      account,
      createdAt: clock.now(),
      visibleAt: null,
      generated: false,
      step: 'freezing',
      progress: { done: 0, of: 1 },
      fence: 1,
      claim: maker.newClaim(),
      preview: null,
      alive: true,
      open: true,
      edition: null,
    };
    if (!(await releases.insert(release))) throw await this.#inTheWay(region);
    maker.begin(release);
    return toView(release);
  }

  async list(region: string, query: { from?: string; to?: string }): Promise<ReleaseView[]> {
    const from = query.from === undefined ? undefined : checkDay('from', query.from);
    const to = query.to === undefined ? undefined : checkDay('to', query.to);
    if (from !== undefined && to !== undefined && from > to)
      throw badInput('from', 'reversed', 'the first day is after the last');
    return (await this.#needs.releases.list(region, from, to)).map(toView);
  }

  async read(region: string, id: string): Promise<ReleaseView> {
    return toView(await this.find(region, id));
  }

  /** The release by its id, or the latest visible one. @throws HttpError 404 */
  async find(region: string, id: string): Promise<ReleaseRecord> {
    const { releases } = this.#needs;
    const latest = id === 'latest';
    const found = latest ? await releases.latestVisible(region) : await releases.find(region, id);
    if (!found) throw notFound('release');
    return found;
  }

  /** Visible at once as a whole; approving what is visible changes nothing. @throws HttpError 409 */
  async approve(region: string, id: string): Promise<ReleaseView> {
    const { releases, clock } = this.#needs;
    await releases.approve(region, id, clock.now());
    const now = await this.find(region, id);
    if (now.state !== 'visible') throw wrongState(now);
    return toView(now);
  }

  /** Throws away what is not visible. @throws HttpError 409 for what is */
  async discard(region: string, id: string): Promise<void> {
    const { releases, maker } = this.#needs;
    if (!(await releases.discard(region, id))) {
      const found = await this.find(region, id);
      if (found.state === 'visible') throw wrongState(found);
      return;
    }
    await maker.sweep();
  }

  /** Makes it an edition; the same again changes nothing. @returns whether this made it */
  async publish(region: string, id: string): Promise<{ record: ReleaseRecord; isNew: boolean }> {
    const { releases, clock } = this.#needs;
    const isNew = await releases.publish(region, id, clock.now());
    const record = await this.find(region, id);
    if (!record.edition) throw wrongState(record);
    return { record, isNew };
  }

  async dashboard(release: ReleaseRecord): Promise<DashboardView> {
    requireVisible(release);
    const found = await this.#needs.documents.dashboard(release);
    if (!found) throw wrongState(release);
    return found;
  }

  /** The dashboard as it is sent: JSON of a {@link DashboardView}. */
  async dashboardJson(release: ReleaseRecord): Promise<string> {
    requireVisible(release);
    const found = await this.#needs.documents.dashboardJson(release);
    if (found === null) throw wrongState(release);
    return found;
  }

  /** What is withheld of it, with the tables that it is withheld from. @throws HttpError 409 unless it is whole */
  async preview(release: ReleaseRecord) {
    const tables = await this.tables(release);
    if (!release.preview) throw wrongState(release);
    return { asOf: release.asOf, preview: release.preview, tables };
  }

  /** What tables it has, which a preview tells too. @throws HttpError 409 for one that is not whole */
  async tables(release: ReleaseRecord): Promise<TableSummary[]> {
    const { state } = release;
    if (state !== 'preview' && state !== 'visible') throw wrongState(release);
    return this.#needs.documents.summaries(release);
  }

  /**
   * One table at one node, at all dimensions or areas, or at all nodes.
   * @throws HttpError 404 for a table, 400 for a node that is not in the plan, 409 for a release that is not visible
   */
  async table(release: ReleaseRecord, id: string, node?: string): Promise<TableView> {
    requireVisible(release);
    const summary = (await this.tables(release)).find((each) => each.id === id);
    if (!summary) throw notFound('table');
    const nodes = this.#nodes(summary, node);
    const cells: CellView[] = [];
    for (const each of nodes) cells.push(...(await this.#needs.documents.table(release, id, each)));
    const { region, _id, asOf } = release;
    const codes = summary.groupings.map((_, place) =>
      [...new Set(cells.map(({ at }) => at[place] ?? ''))].toSorted(),
    );
    return { ...summary, nodes, region, release: _id, asOf, codes, cells };
  }

  #nodes({ nodes }: TableSummary, asked: string | undefined): string[] {
    if (asked === undefined) return nodes;
    if (asked === 'dimensions' || asked === 'areas') return this.#needs.model[asked];
    if (!nodes.includes(asked)) throw badInput('node', 'unknown-node', 'not in the model');
    return [asked];
  }

  async #inTheWay(region: string) {
    if (await this.#needs.releases.findOpen(region))
      return conflict('release-under-way', 'Another release is at work or waits.', ['region']);
    return conflict('one-a-day', 'A region has at most one release a day.', ['region']);
  }
}

/**
 * Figures are read of visible releases alone. Of a preview they would be seen, thrown away with it, and not be known to
 * the next one, which is protected against the last visible release: the difference between the two would tell on who
 * came in between.
 */
function requireVisible(release: ReleaseRecord): void {
  if (release.state !== 'visible') throw wrongState(release);
}

function wrongState({ state }: ReleaseRecord) {
  return conflict('wrong-state', `The release is ${state}.`, ['release']);
}

export function toView(release: ReleaseRecord): ReleaseView {
  const { _id: id, region, number, state, asOf, generated, step, progress } = release;
  return {
    id,
    region,
    number,
    state,
    asOf,
    generated,
    createdAt: release.createdAt.toISOString(),
    visibleAt: release.visibleAt?.toISOString() ?? null,
    progress: state === 'computing' ? { step, ...progress } : null,
    preview: release.preview,
    edition: release.edition ? editionId(release) : null,
  };
}
