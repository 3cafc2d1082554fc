/** What is done to a region before something of it is measured. */
import { execFileSync } from 'node:child_process';
import mongoose from 'mongoose';
import type { ReleaseView } from '../../api/contract-regions.ts';
import { projectRoot } from '../../api/project-root.ts';
import type { Person } from './people.ts';
import { residentKb } from './region-export-bench.ts';
import type { ServiceUnderLoad } from './service-under-load.ts';

/** Tuscany, whose marginals the generated population has. */
export const REGION = 'ITI1';
const PATIENCE_MS = 30 * 60_000;

/** @returns seconds, by the command's own clock */
export function seed(dataDir: string, firms: number): number {
  const words = ['--import', 'tsx', 'api/commands/seed.ts', '--firms', String(firms)];
  const output = execFileSync(process.execPath, words, {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 2],
    encoding: 'utf8',
  });
  return (JSON.parse(output) as { seconds: number }).seconds;
}

/** As an administrator does, past the API. */
export async function makeOfficers(engineUri: string, officers: Person[]): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(engineUri);
  const accounts = client.db('meridiana').collection<{ _id: string }>('accounts');
  await accounts.updateMany(
    { _id: { $in: officers.map(({ account }) => account) } },
    { $set: { roles: ['statistics-officer'], regions: [REGION] } },
  );
  await client.close();
}

/** With the most megabytes of resident memory that the service held meanwhile. */
export async function makeRelease(
  service: ServiceUnderLoad,
  officer: Person,
): Promise<{ release: ReleaseView; peakMb: number }> {
  const path = `/regions/${REGION}/releases`;
  let peakKb = 0;
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, residentKb(service.pid));
  }, 50);
  try {
    let release = await ask<ReleaseView>(service, officer, 'POST', path, {});
    for (const end = Date.now() + PATIENCE_MS; release.state === 'computing';) {
      if (Date.now() > end) throw new Error('the release takes too long');
      await new Promise((done) => setTimeout(done, 1000));
      release = await ask<ReleaseView>(service, officer, 'GET', `${path}/${release.id}`);
    }
    if (release.state !== 'preview') throw new Error(`the release is ${release.state}`);
    return { release, peakMb: Math.round(peakKb / 1000) };
  } finally {
    clearInterval(watch);
  }
}

export async function ask<T>(
  { port }: ServiceUnderLoad,
  { headers }: Person,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
