import { ScopeService } from './accounts/scopes.service.ts';
import { ScopeStore } from './accounts/scopes.store.ts';
import type { Deps } from './deps.ts';
import { disclosureSettings } from './regions/disclosure/settings.ts';
import { EditionService } from './regions/editions.service.ts';
import { Officer } from './regions/officer.ts';
import { ProjectionService } from './regions/projection.service.ts';
import { ProjectionStore } from './regions/projection.store.ts';
import { ReleaseDocuments } from './regions/release-documents.store.ts';
import { ReleaseMaker, type ReleaseMakerNeeds } from './regions/release-maker.ts';
import { OfficialCountsService } from './regions/official-counts.service.ts';
import { ReleaseService } from './regions/releases.service.ts';
import { ReleaseStore } from './regions/releases.store.ts';
import { ResultStore } from './regions/results.store.ts';
import { ScheduleService } from './regions/schedule.service.ts';
import { ScheduleStore } from './regions/schedule.store.ts';
import { loadTablePlan } from './regions/table-plan.ts';
import { loadRegionTerms } from './regions/terms.ts';
import { TurnStore } from './regions/turns.store.ts';

export type RegionStores = ReturnType<typeof createRegionStores>;

export function createRegionStores({ database }: Pick<Deps, 'database'>) {
  return {
    results: new ResultStore(database),
    turns: new TurnStore(database),
    projections: new ProjectionStore(database),
    releaseStore: new ReleaseStore(database),
    documents: new ReleaseDocuments(database),
    scopeStore: new ScopeStore(database),
    schedules: new ScheduleStore(database),
  };
}

/** Puts the services of regions together. */
export function createRegionServices(
  { results, turns, projections, releaseStore, documents, scopeStore, schedules }: RegionStores,
  { config, questionnaires, catalogue, classifications, keys, clock, log }: Deps,
  alongside: ReleaseMakerNeeds['alongside'] = [],
) {
  const model = {
    dimensions: questionnaires.model.dimensions.map(({ id }) => id),
    areas: questionnaires.model.areas.map(({ id }) => id),
  };
  const tables = loadTablePlan();
  const settings = disclosureSettings(config.disclosureMinimum);
  const names = new Map(classifications.provinces.map((each) => [each.region, each.regionName]));
  const scopes = new ScopeService({
    store: scopeStore,
    known: {
      regions: new Set(names.keys()),
      calls: new Set(catalogue.offers.map(({ code }) => code)),
    },
    clock,
  });
  const officer = new Officer(
    (account) => scopeStore.regions(account),
    names,
    config.disclosurePercent !== undefined,
  );
  const maker = new ReleaseMaker({
    releases: releaseStore,
    documents,
    results,
    turns,
    tables,
    model,
    settings,
    alongside,
    clock,
    log,
  });
  const releases = new ReleaseService({ releases: releaseStore, documents, maker, model, clock });
  const schedule = new ScheduleService({ schedules, releases, store: releaseStore, clock });
  const terms = loadRegionTerms(questionnaires, classifications);
  const officialCounts = new OfficialCountsService(releaseStore, terms, clock);
  const editions = new EditionService({
    releases: releaseStore,
    service: releases,
    documents,
    officer,
    settings,
  });
  const projection = new ProjectionService({
    store: projections,
    results,
    model: questionnaires.model,
    secret: keys.secret,
  });
  return {
    scopes,
    officer,
    releaseMaker: maker,
    releases,
    schedule,
    officialCounts,
    editions,
    projection,
  };
}

/** Makes the indexes. */
export async function prepareRegions(stores: RegionStores): Promise<void> {
  const { results, projections, releaseStore, documents } = stores;
  await Promise.all([results, projections, releaseStore, documents].map((each) => each.prepare()));
}
