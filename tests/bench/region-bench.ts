import type { Request } from 'autocannon';
import mongoose from 'mongoose';
import type { EditionView } from '../../api/contract-regions.ts';
import type { Figures } from './figures.ts';
import { beginAssessments, nextSave, submission } from './firms.ts';
import { sendAll } from './load.ts';
import { openAccounts, type Person } from './people.ts';
import { benchExport } from './region-export-bench.ts';
import { REGION, ask, makeOfficers, makeRelease, seed } from './region-work.ts';
import { type ServiceUnderLoad, startServiceUnderLoad } from './service-under-load.ts';
import { median, percentile, rounded } from './statistics.ts';

const OFFICERS = 10;
/** Firms that ask at the same moment, without a pause. */
const FIRMS_AT_ONCE = 5;
const LOOKS_EACH = 100;
const PLAIN_ROUNDS = 3;

/** A release of a generated region, and what officers and firms read of it. */
export async function benchRegion(firms: number): Promise<Figures> {
  let service = await startServiceUnderLoad();
  try {
    const seconds = seed(service.dataDir, firms);
    const officers = await openAccounts(service, OFFICERS);
    await makeOfficers(service.engineUri, officers);
    const [officer] = officers;
    if (!officer) throw new Error('there is no officer');
    const { release, peakMb } = await makeRelease(service, officer);
    const path = `/regions/${REGION}/releases/${release.id}`;
    await ask(service, officer, 'POST', `${path}/approval`);
    const looks = await lookAtDashboard(service, officers, path);
    const edition = await ask<EditionView>(service, officer, 'POST', `${path}/edition`);
    const figures: Figures = {
      'region.firms': firms,
      'region.seed.seconds': seconds,
      'region.release.seconds': rounded(release.preview?.seconds ?? NaN),
      'region.release.peakMb': peakMb,
      'region.dashboard.p95Ms': rounded(percentile(looks, 0.95)),
      'region.dashboard.speedupOverPlain': Math.round(
        (await timePlain(service.engineUri)) / median(looks),
      ),
      'region.benchmark.p95Ms': rounded(percentile(await compareFirms(service), 0.95)),
    };
    // A process keeps some of what earlier work took: what the export takes is measured on one that did nothing else.
    await service.stop(true);
    service = await startServiceUnderLoad(service.dataDir);
    return { ...figures, ...(await benchExport(service, edition.id)) };
  } finally {
    await service.stop();
  }
}

/** Milliseconds of each look, after one round in which the code that is run becomes machine code. */
async function lookAtDashboard(
  { port }: ServiceUnderLoad,
  officers: Person[],
  path: string,
): Promise<number[]> {
  const looks = officers.map(({ headers }) =>
    Array.from({ length: LOOKS_EACH }, (): Request => ({
      method: 'GET',
      path: `/api/v1${path}/dashboard`,
      headers,
    })),
  );
  await sendAll(port, looks);
  return (await sendAll(port, looks)).times;
}

/** Milliseconds that the database needs for mean scores by value chain over every result: what a dashboard without releases would ask. */
async function timePlain(engineUri: string): Promise<number> {
  const client = await mongoose.mongo.MongoClient.connect(engineUri);
  const results = client.db('meridiana').collection('results');
  const nodes = Object.keys((await results.findOne())?.['nodes'] ?? {});
  const sums = Object.fromEntries(
    nodes.map((node) => [node.replaceAll('-', '_'), { $sum: `$nodes.${node}.s` }]),
  );
  const pipeline = [
    { $match: { region: REGION } },
    { $group: { _id: '$valueChain', firms: { $sum: 1 }, ...sums } },
  ];
  const times: number[] = [];
  for (let round = 0; round < PLAIN_ROUNDS; round += 1) {
    const begun = performance.now();
    await results.aggregate(pipeline).toArray();
    times.push(performance.now() - begun);
  }
  await client.close();
  return median(times);
}

/** Milliseconds of each time that one of five firms asks how firms like it are doing, likewise. */
async function compareFirms({ port }: ServiceUnderLoad): Promise<number[]> {
  const firms = (await beginAssessments(port, FIRMS_AT_ONCE * 6)).filter(({ nuts3 }) =>
    nuts3.startsWith(REGION),
  );
  await sendAll(
    port,
    firms.map((firm) => [nextSave(firm)]),
  );
  await sendAll(
    port,
    firms.map((firm) => [submission(firm)]),
  );
  const asks = firms.slice(0, FIRMS_AT_ONCE).map(({ path, headers }) =>
    Array.from({ length: LOOKS_EACH }, (): Request => ({
      method: 'GET',
      path: `${path}/benchmark`,
      headers,
    })),
  );
  await sendAll(port, asks);
  return (await sendAll(port, asks)).times;
}
