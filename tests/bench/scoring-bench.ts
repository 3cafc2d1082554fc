import type { Profile } from '../../scoring/profile.ts';
import { loadBuilt } from './built.ts';
import type { Figures } from './figures.ts';
import { median } from './statistics.ts';

const ROUNDS = 5;
/** The time is read once in so many calls. */
const CALLS_BETWEEN = 100;
const TODAY = '2026-11-20';

/** The golden firms of each instrument in turn, on this one thread. */
export async function benchScore(): Promise<Figures> {
  return {
    'score.firstLevel.perSecond': await scoredPerSecond('first-level/v1'),
    'score.advanced.perSecond': await scoredPerSecond('advanced/v1'),
    'score.audit.perSecond': await scoredPerSecond('technological-audit/v1'),
  };
}

async function scoredPerSecond(key: string): Promise<number> {
  const { definition, firms, score } = await loadFirms(key);
  const next = inTurn(firms);
  return perSecond(() => {
    const { answers, facts } = next();
    return score(definition, answers, facts).answers.answered;
  });
}

/** The results of the golden firms in turn, each judged against every offer of every edition. */
export async function benchRoute(): Promise<Figures> {
  const { definition, firms, model, score, route, loadCatalogue } =
    await loadFirms('first-level/v1');
  const catalogue = loadCatalogue();
  const assessment = { assessedOn: TODAY, accredited: false, stage: null };
  const next = inTurn(
    firms.map(({ answers, facts, profile }) => ({
      profile,
      result: score(definition, answers, facts),
    })),
  );
  return {
    'route.perSecond': perSecond(() => {
      const routing = route({ model, catalogue, ...next(), assessment, today: TODAY });
      return routing.offers.length;
    }),
  };
}

async function loadFirms(key: string) {
  const built = await loadBuilt();
  const { instruments, model } = built.readQuestionnaires();
  const instrument = instruments.get(key);
  if (!instrument) throw new Error(`there is no ${key}`);
  const { definition } = instrument;
  const firms = instrument.firms.map((firm) => {
    const profile = firm.profile as unknown as Profile;
    const { answers } = built.readAnswers(definition, firm.answers);
    return { answers, profile, facts: built.profileFacts(profile) };
  });
  return { ...built, definition, firms, model };
}

function inTurn<T>(items: T[]): () => T {
  let at = 0;
  return () => {
    at = (at + 1) % items.length;
    const item = items[at];
    if (item === undefined) throw new Error('nothing to take in turn');
    return item;
  };
}

/**
 * Calls in a second of processor time, the median of several rounds after one to warm up. Processor
 * time of the whole process counts, so that other programs on the machine do not matter.
 * `call` returns a positive count.
 */
function perSecond(call: () => number): number {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => callsInOneSecond(call));
  return Math.round(median(rounds.slice(1)));
}

function callsInOneSecond(call: () => number): number {
  const start = process.cpuUsage();
  let calls = 0;
  let counted = 0;
  let seconds = 0;
  while (seconds < 1) {
    for (let i = 0; i < CALLS_BETWEEN; i += 1) counted += call();
    calls += CALLS_BETWEEN;
    const { user, system } = process.cpuUsage(start);
    seconds = (user + system) / 1e6;
  }
  // What the calls return is used, so that none of them can be left out by the compiler.
  if (counted < calls) throw new Error('a call gave nothing');
  return calls / seconds;
}
