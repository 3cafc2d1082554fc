import type { Request } from 'autocannon';
import { startChild } from './child.ts';
import type { Figures } from './figures.ts';
import { makeFullAudit } from './full-audit.ts';
import { type Round, sendAll } from './load.ts';
import { openAccounts, type Person } from './people.ts';
import { startServiceUnderLoad } from './service-under-load.ts';
import { median, percentile } from './statistics.ts';

const CLIENTS = 10;
const OPENINGS_EACH = 40;
/** After one round to warm up. */
const ROUNDS = 7;

/** Opening a full audit by ten clients, firm and consultant in turn, each round followed by bare reads of its document. */
export async function benchAudits(): Promise<Figures> {
  const service = await startServiceUnderLoad();
  try {
    const people = (await openAccounts(service, 2)) as [Person, Person];
    const { path, id, owner, consultant } = await makeFullAudit(service, people);
    const env = { BARE_MONGODB_URI: service.engineUri };
    const bare = await startChild(['--import', 'tsx', 'tests/bench/bare-server.ts'], env, 2);
    try {
      const ours = times((client) => ({
        path,
        headers: (client % 2 ? owner : consultant).headers,
      }));
      const theirs = times(() => ({ path: `/documents/audits/${id}`, headers: {} }));
      const rounds: [Round, Round][] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        rounds.push([await sendAll(service.port, ours), await sendAll(bare.port, theirs)]);
      }
      return toFigures(rounds.slice(1));
    } finally {
      await bare.stop();
    }
  } finally {
    await service.stop();
  }
}

function times(where: (client: number) => Omit<Request, 'method'>): Request[][] {
  return Array.from({ length: CLIENTS }, (_, client) =>
    Array.from({ length: OPENINGS_EACH }, () => ({ method: 'GET', ...where(client) })),
  );
}

function toFigures(rounds: [Round, Round][]): Figures {
  const ratios = rounds.map(([ours, theirs]) => ours.perSecond / theirs.perSecond);
  return {
    'http.audit.open.perSecond': Math.round(median(rounds.map(([{ perSecond }]) => perSecond))),
    'http.audit.open.p95Ms': rounded(median(rounds.map(([ours]) => percentile(ours.times, 0.95)))),
    'http.audit.open.bareP95Ms': rounded(
      median(rounds.map(([, theirs]) => percentile(theirs.times, 0.95))),
    ),
    // Each round against the one that follows it, so that a busy moment of the machine hits both.
    'http.audit.open.ratioToBareRead': rounded(median(ratios)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
