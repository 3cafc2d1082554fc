import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { CellView, ReleasePreview, ReleaseStep, TableSummary } from '../contract-regions.ts';
import { traceOf } from '../error-trace.ts';
import { toCell, whyOf } from './cells.ts';
import { buildDashboard } from './dashboard.ts';
import type { DisclosureSettings } from './disclosure/settings.ts';
import { type Groups, relationsOf } from './groups.ts';
import { protectAside } from './protect-aside.ts';
import type { ProtectedFigures } from './protected-figures.ts';
import type { ReleaseDocuments } from './release-documents.store.ts';
import {
  type Counting,
  compareWithLast,
  countGroups,
  countedIn,
  toFrame,
} from './release-figures.ts';
import type { Claim, ReleaseRecord } from './releases.record.ts';
import type { ReleaseStore } from './releases.store.ts';
import type { ResultStore } from './results.store.ts';
import type { PlannedTable } from './table-plan.ts';
import type { TurnStore } from './turns.store.ts';

export interface ReleaseMakerNeeds {
  releases: ReleaseStore;
  documents: ReleaseDocuments;
  results: ResultStore;
  turns: TurnStore;
  tables: readonly PlannedTable[];
  /** Ids of the model in its order. */
  model: { dimensions: string[]; areas: string[] };
  settings: DisclosureSettings;
  /** What other features compute with a release, and take away with a discarded one. */
  alongside: {
    compute(release: ReleaseRecord, previous: string | null): Promise<void>;
    remove(release: string): Promise<void>;
  }[];
  clock: Clock;
  log: Logger;
}

const CLAIM_MS = 120_000;
const RENEW_MS = 15_000;

/** Another process has the release, or it was discarded. */
class ClaimLost extends Error {}

/**
 * Makes releases. Every step can be repeated, and what is written counts only under the fence of the claim: whoever
 * takes over after a crash begins again, and a process that was only slow changes nothing that is read.
 */
export class ReleaseMaker {
  readonly #needs: ReleaseMakerNeeds;
  readonly #atWork = new Set<Promise<void>>();

  constructor(needs: ReleaseMakerNeeds) {
    this.#needs = needs;
  }

  /** A claim of this process, from now on. */
  newClaim(): Claim {
    return { token: randomUUID(), expiresAt: this.#expiry() };
  }

  /** Works on a release that this process has claimed, without being waited for. */
  begin(release: ReleaseRecord): void {
    const work = this.#make(release)
      .catch((error: unknown) => this.#give(release, error))
      .finally(() => this.#atWork.delete(work));
    this.#atWork.add(work);
  }

  /** Until nothing is at work here. */
  async settle(): Promise<void> {
    await Promise.all(this.#atWork);
  }

  /** Takes over what nobody works on any more, and clears away what was discarded. */
  async sweep(): Promise<void> {
    const { releases, documents, results, clock } = this.#needs;
    for (const { _id, region, number } of await releases.findUnswept(clock.now())) {
      await results.thaw(region, number);
      await documents.remove(_id);
      for (const each of this.#needs.alongside) await each.remove(_id);
      await releases.swept(_id);
    }
    const found = await releases.claim(this.newClaim(), clock.now());
    if (!found) return;
    this.begin(found);
    await this.settle();
  }

  #expiry(): Date {
    return new Date(this.#needs.clock.now().getTime() + CLAIM_MS);
  }

  /** A discarded release is swept at once; any other failure leaves the claim to expire, and somebody tries again. */
  async #give(release: ReleaseRecord, error: unknown): Promise<void> {
    const { log, releases } = this.#needs;
    if (!(error instanceof ClaimLost)) {
      log.error({ error: traceOf(error), release: release._id }, 'A release stopped');
      return;
    }
    await releases.leave(release);
    await this.sweep();
  }

  async #make(release: ReleaseRecord): Promise<void> {
    const { documents, results, settings, log } = this.#needs;
    const started = performance.now();
    const work = new Work(release, this.#needs.releases, () => this.#expiry());
    try {
      const { region, number, asOf } = release;
      await documents.remove(release._id, release.fence);
      await work.advance('freezing', 0, 1);
      // Whoever worked on it before may have left marks.
      if (release.fence > 1) await results.thaw(region, number);
      await results.freeze(region, number, asOf, () => work.check());
      const counting = this.#counting(release);
      await work.advance('counting', 0, 3);
      const groups = await countGroups(counting, (done) => work.advance('counting', done, 3));
      await work.advance('comparing', 0, 1);
      const last = await this.#last(region);
      const withLevels = this.#withLevels(groups);
      const figures = {
        groups: groups.byKey,
        relations: relationsOf(groups.byKey.keys()),
        nodes: counting.nodes,
        withLevels,
        last: last && (await compareWithLast(counting, last, withLevels)),
      };
      let done = 0;
      const systems = 2 + figures.nodes.length;
      const step = (): Promise<void> =>
        work.advance('protecting', Math.min(++done, systems), systems);
      const figuresSafe = await protectAside({ figures, settings }, step);
      const seconds = (performance.now() - started) / 1000;
      const preview = await this.#preview(release, groups, figuresSafe, seconds);
      for (const each of this.#needs.alongside) await each.compute(release, last?.id ?? null);
      await this.#write(release, work, {
        groups,
        figures: figuresSafe,
        preview,
        last: last?.frame ?? [],
      });
      await work.finish(preview, groups.generated);
      log.info({ release: release._id, seconds: work.seconds() }, 'A release is made');
    } finally {
      work.end();
    }
  }

  #counting({ region, number }: ReleaseRecord): Counting {
    const { results, turns, tables, model } = this.#needs;
    return {
      results,
      turns,
      tables,
      nodes: ['overall', ...model.dimensions, ...model.areas],
      region,
      number,
    };
  }

  async #last(region: string) {
    const { releases, documents } = this.#needs;
    const last = await releases.latestVisible(region);
    return last
      ? { id: last._id, number: last.number, frame: await documents.frame(last) }
      : undefined;
  }

  #withLevels({ byKey }: Groups): Set<string> {
    const shown = new Set(
      this.#needs.tables.filter(({ figures }) => figures.includes('levels')).map(({ id }) => id),
    );
    return new Set(
      [...byKey.values()].flatMap(({ key, table }) => (shown.has(table) ? [key] : [])),
    );
  }

  async #write(
    release: ReleaseRecord,
    work: Work,
    made: {
      groups: Groups;
      figures: ProtectedFigures;
      preview: ReleasePreview;
      last: Awaited<ReturnType<ReleaseDocuments['frame']>>;
    },
  ): Promise<void> {
    const { documents, tables, releases } = this.#needs;
    const { nodes } = this.#counting(release);
    const summaries: TableSummary[] = [];
    const dashboardCells = new Map<string, CellView[]>();
    for (const [index, table] of tables.entries()) {
      await work.advance('writing', index, tables.length);
      const groups = [...made.groups.byKey.values()]
        .filter((group) => group.table === table.id)
        .toSorted((a, b) => (a.at.join() < b.at.join() ? -1 : 1));
      for (const node of nodes) {
        const cells = groups.map((group) => toCell(group, node, table, made.figures));
        await documents.putTable(release, table.id, node, cells);
        if (table.groupings.length < 2)
          dashboardCells.set(table.id, [...(dashboardCells.get(table.id) ?? []), ...cells]);
      }
      await documents.putGroups(
        release,
        table.id,
        groups.map((group) => ({
          at: group.at,
          cells: nodes.map((node) => toCell(group, node, table, made.figures)),
        })),
      );
      summaries.push({ ...table, nodes: [...nodes], groups: groups.length });
    }
    await documents.putSummaries(release, summaries);
    const earlier = await releases.latestVisible(release.region);
    const dashboard = buildDashboard(
      release,
      { counted: made.preview.counted, generated: made.groups.generated },
      (table) => dashboardCells.get(table) ?? [],
      this.#needs.model,
      earlier && (await documents.dashboard(earlier)),
      await releases.findOfficial(release.region),
    );
    await documents.putDashboard(release, dashboard);
    const frame = toFrame(made.groups, tables, made.figures, release.number, made.last);
    await documents.putFrame(release, frame);
  }

  async #preview(
    { region, number, asOf }: ReleaseRecord,
    groups: Groups,
    figures: ProtectedFigures,
    seconds: number,
  ): Promise<ReleasePreview> {
    const { results, tables } = this.#needs;
    const { superseded, later } = await results.leftOut(region, number, asOf);
    return {
      counted: countedIn(groups, figures),
      leftOut: [
        { reason: 'superseded', results: superseded },
        { reason: 'not-in-force', results: later },
      ],
      tables: tables.map((table) => ({
        table: table.id,
        figures: table.figures.map((figure) => {
          const inTable = [...groups.byKey.values()].filter((group) => group.table === table.id);
          const suppressed: Record<string, number> = {};
          for (const { key } of inTable) {
            const reason = whyOf(figure, key, 'overall', figures);
            if (reason) suppressed[reason] = (suppressed[reason] ?? 0) + 1;
          }
          return { figure, cells: inTable.length, suppressed };
        }),
      })),
      audit: figures.audit,
      seconds: Math.round(seconds * 10) / 10,
    };
  }
}

/** The claim on one release while it is made. */
class Work {
  readonly #release: ReleaseRecord;
  readonly #store: ReleaseStore;
  readonly #expiry: () => Date;
  readonly #timer: NodeJS.Timeout;
  readonly #begun = new Map<ReleaseStep, number>();
  #at: { step: ReleaseStep; done: number; of: number } = { step: 'freezing', done: 0, of: 1 };

  constructor(release: ReleaseRecord, store: ReleaseStore, expiry: () => Date) {
    this.#release = release;
    this.#store = store;
    this.#expiry = expiry;
    // A step that takes long keeps the claim; whether it is lost is asked at the next one.
    this.#timer = setInterval(() => void this.check().catch(() => {}), RENEW_MS);
    this.#timer.unref();
  }

  async advance(step: ReleaseStep, done: number, of: number): Promise<void> {
    this.#at = { step, done, of };
    if (!this.#begun.has(step)) this.#begun.set(step, performance.now());
    await this.check();
  }

  /** How long each step has taken up to now. */
  seconds(): Partial<Record<ReleaseStep, number>> {
    const steps = [...this.#begun];
    return Object.fromEntries(
      steps.map(([step, begun], index) => {
        const end = steps[index + 1]?.[1] ?? performance.now();
        return [step, Math.round((end - begun) / 100) / 10];
      }),
    );
  }

  /** @throws ClaimLost */
  async check(): Promise<void> {
    const { step, done, of } = this.#at;
    const kept = await this.#store.advance(this.#release, this.#expiry(), step, { done, of });
    if (!kept) throw new ClaimLost();
  }

  async finish(preview: ReleasePreview, generated: boolean): Promise<void> {
    if (!(await this.#store.finish(this.#release, { preview, generated }))) throw new ClaimLost();
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
