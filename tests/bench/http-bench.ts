import type { Request } from 'autocannon';
import { type ChildServer, startChild } from './child.ts';
import type { Figures } from './figures.ts';
import {
  beginAssessments,
  type Firm,
  nextSave,
  readAssessment,
  submission,
  toBare,
} from './firms.ts';
import { dealOut, type Round, sendAll } from './load.ts';
import { startServiceUnderLoad } from './service-under-load.ts';
import { median, percentile } from './statistics.ts';

/** After one round to warm up. */
const ROUNDS = 9;
const SAVING_FIRMS = 200;
const SAVES_PER_FIRM_AND_ROUND = 10;
const SUBMITS_PER_ROUND = 300;

interface Servers {
  /** Port of the service. */
  service: number;
  /** Port of the bare route on the same engine. */
  bare: number;
}

/** Saving and submitting by 20 clients, each round followed by the same load on a bare insert. */
export async function benchHttp(): Promise<Figures> {
  const service = await startServiceUnderLoad();
  let bare: ChildServer | undefined;
  try {
    const env = { BARE_MONGODB_URI: service.engineUri };
    bare = await startChild(['--import', 'tsx', 'tests/bench/bare-server.ts'], env, 2);
    const servers = { service: service.port, bare: bare.port };
    return { ...(await benchSaving(servers)), ...(await benchSubmitting(servers)) };
  } finally {
    await bare?.stop();
    await service.stop();
  }
}

async function benchSaving(servers: Servers): Promise<Figures> {
  const clients = dealOut(await beginAssessments(servers.service, SAVING_FIRMS));
  return compare('http.put', servers, () => clients.map(savesOfARound));
}

/** The firms of one client in turn, several times over. */
function savesOfARound(firms: Firm[]): Request[] {
  return Array.from({ length: SAVES_PER_FIRM_AND_ROUND }, () => firms.map(nextSave)).flat();
}

async function benchSubmitting(servers: Servers): Promise<Figures> {
  const firms = await beginAssessments(servers.service, SUBMITS_PER_ROUND * (ROUNDS + 1));
  await sendAll(servers.service, dealOut(firms.map(nextSave)));
  await handOverSample(servers, firms);
  let done = 0;
  return compare('http.submit', servers, () => {
    const next = firms.slice(done, (done += SUBMITS_PER_ROUND));
    return dealOut(next.map(submission));
  });
}

/** Gives the bare route a submitted assessment, so that it stores as much as the service does. */
async function handOverSample({ service, bare }: Servers, firms: Firm[]): Promise<void> {
  const [firm] = firms;
  if (!firm) throw new Error('there is no firm to take a sample from');
  await sendAll(service, [[submission(firm)]]);
  const response = await fetch(`http://127.0.0.1:${bare}/sample`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(await readAssessment(service, firm)),
  });
  if (!response.ok) throw new Error(`the bare route refuses the sample: ${response.status}`);
}

async function compare(
  key: string,
  { service, bare }: Servers,
  prepare: () => Request[][],
): Promise<Figures> {
  const ours: Round[] = [];
  const theirs: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const requests = prepare();
    ours.push(await sendAll(service, requests));
    theirs.push(
      await sendAll(
        bare,
        requests.map((each) => each.map(toBare)),
      ),
    );
  }
  return toFigures(key, ours.slice(1), theirs.slice(1));
}

function toFigures(key: string, ours: Round[], theirs: Round[]): Figures {
  const perSecond = median(ours.map((round) => round.perSecond));
  const barePerSecond = median(theirs.map((round) => round.perSecond));
  const ratios = ours.map((round, at) => round.perSecond / (theirs[at]?.perSecond ?? NaN));
  return {
    [`${key}.perSecond`]: Math.round(perSecond),
    [`${key}.medianMs`]: rounded(median(ours.map(({ times }) => median(times)))),
    [`${key}.p95Ms`]: rounded(median(ours.map(({ times }) => percentile(times, 0.95)))),
    [`${key}.barePerSecond`]: Math.round(barePerSecond),
    // Each round against the one that follows it, so that a busy moment of the machine hits both.
    [`${key}.ratioToBareInsert`]: rounded(median(ratios)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
