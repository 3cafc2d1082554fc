import type { AssessmentService } from './assessments/assessments.service.ts';
import type { Deps } from './deps.ts';
import { IndicatorService } from './indicators/indicators.service.ts';
import { IndicatorStore } from './indicators/indicators.store.ts';
import type { createRegionServices, RegionStores } from './region-services.ts';
import { BenchmarkService } from './regions/benchmark.service.ts';
import { disclosureSettings } from './regions/disclosure/settings.ts';
import { NeedsService } from './regions/needs.service.ts';
import { regionalNodes } from './regions/results.record.ts';
import { loadTablePlan } from './regions/table-plan.ts';
import type { ReferralStores } from './referral-services.ts';

/** Where the indicators lie. */
export function createProgrammeStores({ database }: Pick<Deps, 'database'>) {
  return { indicatorStore: new IndicatorStore(database) };
}

export interface ProgrammeNeeds {
  stores: ReturnType<typeof createProgrammeStores> & ReferralStores & RegionStores;
  /** Made after the indicators, which are computed with every release. */
  regions: () => ReturnType<typeof createRegionServices>;
  assessments: AssessmentService;
}

/** Puts together what looks at releases from the side of programmes and of single firms. */
export function createProgrammeServices(deps: Deps, needs: ProgrammeNeeds) {
  const indicators = createIndicators(deps, needs);
  return {
    indicators,
    regionalNeeds: new NeedsService({
      requireRegion: (caller, region) =>
        needs.regions().officer.demand(caller, 'release.read', region),
      releases: {
        find: (region, id) => needs.regions().releases.find(region, id),
        table: (release, id, node) => needs.regions().releases.table(release, id, node),
      },
      model: deps.questionnaires.model,
      catalogue: deps.catalogue,
    }),
    benchmarks: createBenchmarks(deps, needs),
    /** What is computed with a release, and goes with one that is discarded. */
    alongside: [
      {
        compute: (
          { _id: id, region, asOf, createdAt: moment }: Parameters<Compute>[0],
          previous: string | null,
        ) => indicators.compute({ id, region, asOf, moment }, previous),
        remove: (release: string) => indicators.remove(release),
      },
    ],
  };
}

type Compute = NonNullable<Parameters<typeof createRegionServices>[2]>[number]['compute'];

function createIndicators(
  { catalogue, classifications, config, keys }: Deps,
  { stores, regions }: ProgrammeNeeds,
): IndicatorService {
  return new IndicatorService({
    store: stores.indicatorStore,
    async findRelease(caller, region, id) {
      await regions().officer.demand(caller, 'release.read', region);
      const release = await regions().releases.find(region, id);
      // A release that is not visible shows nothing: asking for a table says so.
      await regions().releases.table(release, 'region', 'overall');
      return { ...release, id: release._id };
    },
    async findMeasured({ region, id }, places) {
      const release = await regions().releases.find(region, id);
      const read = async (table: string) =>
        (await regions().releases.table(release, table, 'overall')).cells;
      const whole = (await read('identity')).find(({ at }) => at[0] === 'checked');
      const provinces = new Map((await read('province')).map(({ at, count }) => [at[0], count]));
      return new Map([
        [region, whole?.count ?? null],
        // A province that is not in the table has no firm, which everybody can see.
        ...places.map(
          (code) => [code, provinces.has(code) ? (provinces.get(code) ?? null) : 0] as const,
        ),
      ]);
    },
    referralsOf: (region) => stores.referrals.ofRegion(region),
    catalogue,
    provinces: classifications.provinces,
    disclosure: disclosureSettings(config.disclosureMinimum, config.disclosurePercent),
    secret: keys.secret,
  });
}

function createBenchmarks(
  { questionnaires }: Deps,
  { stores, assessments }: ProgrammeNeeds,
): BenchmarkService {
  const nodes = regionalNodes(questionnaires.model);
  const tables = new Map(loadTablePlan().map(({ id, groupings }) => [groupings.join(), id]));
  return new BenchmarkService({
    assessments,
    areas: new Set(questionnaires.model.areas.map(({ id }) => id)),
    async findGroups(region, wanted) {
      const release = await stores.releaseStore.latestVisibleKey(region);
      if (!release) return null;
      const places = wanted.map(({ groupings, at }) => ({
        table: tables.get(groupings.join()) ?? '',
        at,
      }));
      const groups = await stores.documents.groups(release, places, nodes);
      const { _id, asOf, generated } = release;
      return { release: _id, asOf, generated, groups };
    },
  });
}
