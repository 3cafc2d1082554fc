import mongoose from 'mongoose';
import type { Figures } from './figures.ts';
import { openAccounts } from './people.ts';
import { REGION, ask, makeOfficers, makeRelease, seed } from './region-work.ts';
import { type ServiceUnderLoad, startServiceUnderLoad } from './service-under-load.ts';
import { rounded } from './statistics.ts';

/** Share of the firms that are measured again between the two releases. */
const SHARE = 0.1;
const SLICES = 4096;
const BATCH = 2000;

/** A release of a generated region that follows another, by a service that was started for it. */
export async function benchLaterRelease(firms: number): Promise<Figures> {
  let service = await startServiceUnderLoad();
  try {
    seed(service.dataDir, firms);
    const [officer] = await openAccounts(service, 1);
    if (!officer) throw new Error('there is no officer');
    await makeOfficers(service.engineUri, [officer]);
    const { release: first } = await makeRelease(service, officer);
    await ask(service, officer, 'POST', `/regions/${REGION}/releases/${first.id}/approval`);
    const changed = await measureAgain(service);
    await service.stop(true);
    service = await startServiceUnderLoad(service.dataDir);
    const { release, peakMb } = await makeRelease(service, officer);
    if (!release.preview?.audit.safe) throw new Error('the release is not proved');
    return {
      'region.laterRelease.changed': changed,
      'region.laterRelease.seconds': rounded(release.preview.seconds),
      'region.laterRelease.peakMb': peakMb,
    };
  } finally {
    await service.stop();
  }
}

/**
 * Past the API: some firms get a newer result, with what another firm scored, and the release becomes one of yesterday.
 * @returns how many firms
 */
async function measureAgain({ engineUri }: ServiceUnderLoad): Promise<number> {
  const client = await mongoose.mongo.MongoClient.connect(engineUri);
  const database = client.db('meridiana');
  await database.collection('releases').updateOne({}, { $set: { madeOn: '2026-01-01' } });
  const results = database.collection<Record<string, unknown> & { _id: string }>('results');
  // Tallies are numbers of 64 bits.
  const whole = { useBigInt64: true, hint: { region: 1 } } as const;
  const counted = { region: REGION, checked: true, from: 1, until: { $exists: false } };
  const some = { ...counted, slice: { $lt: Math.round(SLICES * SHARE) } };
  const records = await results.find(some, whole).toArray();
  const newer = records.map(({ from: _from, _id, ...record }, index) => {
    const other = records[records.length - 1 - index] ?? record;
    const scored = { nodes: other['nodes'], level: other['level'] };
    return { ...record, ...scored, _id: `again ${_id}`, rank: `${String(record['day'])} 9` };
  });
  for (let at = 0; at < newer.length; at += BATCH)
    await results.insertMany(newer.slice(at, at + BATCH));
  await client.close();
  return newer.length;
}
