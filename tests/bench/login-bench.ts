import type { Request } from 'autocannon';
import type { Figures } from './figures.ts';
import { beginAssessments, type Firm, nextSave } from './firms.ts';
import { dealOut, type Round, sendAll } from './load.ts';
import { openAccounts, PASSWORD, type Person, jsonFrom } from './people.ts';
import { type ServiceUnderLoad, startServiceUnderLoad } from './service-under-load.ts';
import { median } from './statistics.ts';

const PEOPLE = 120;
/** An address may be tried ten times in a quarter of an hour. */
const LOGINS_EACH = 2;
const FIRMS = 100;
/** Far from what the service can do: the question is who has to wait, not how much it can take. */
const SAVES_PER_SECOND = 200;
const SAVES = 600;
const ROUNDS = 3;

/** What a sign-in costs, and whether those who save have to wait for those who sign in. */
export async function benchLogins(): Promise<Figures> {
  const service = await startServiceUnderLoad();
  try {
    const people = await openAccounts(service, PEOPLE);
    const firms = await beginAssessments(service.port, FIRMS);
    const full = await sendAll(service.port, dealOut(people.flatMap(signIns)));
    const single = await sendAll(service.port, [people.slice(0, 30).map(signIn)]);
    return {
      'http.login.perSecond': rounded(full.perSecond),
      'http.login.medianMs': rounded(median(single.times)),
      'http.put.slowdownUnderLogins': rounded(await measureSlowdown(service, people, firms)),
    };
  } finally {
    await service.stop();
  }
}

/** Saving alone and saving beside sign-ins, in turn, so that a busy moment of the machine hits both. */
async function measureSlowdown(
  service: ServiceUnderLoad,
  people: Person[],
  firms: Firm[],
): Promise<number> {
  const ratios: number[] = [];
  await saveFor(service, firms);
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await saveFor(service, firms);
    const beside = await besideLogins(service, people, () => saveFor(service, firms));
    ratios.push(median(beside.times) / median(alone.times));
  }
  return median(ratios);
}

function saveFor(service: ServiceUnderLoad, firms: Firm[]): Promise<Round> {
  const saves = dealOut(firms).map((own) =>
    Array.from({ length: Math.ceil(SAVES / firms.length) }, () => own.map(nextSave)).flat(),
  );
  return sendAll(service.port, saves, SAVES_PER_SECOND);
}

/** Two people at a time sign in, one after the other, for as long as the work goes on. */
async function besideLogins<T>(
  service: ServiceUnderLoad,
  people: Person[],
  work: () => Promise<T>,
): Promise<T> {
  const until = { isOver: false };
  let next = 0;
  const keepSigningIn = async (): Promise<void> => {
    while (!until.isOver) {
      const person = people[next++ % people.length];
      if (person) await send(service.port, signIn(person));
    }
  };
  const signingIn = [keepSigningIn(), keepSigningIn()];
  const done = await work();
  until.isOver = true;
  await Promise.all(signingIn);
  return done;
}

async function send(port: number, { path, headers, body = '' }: Request): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { ...headers },
    body,
  });
  await response.arrayBuffer();
  // Whoever has tried too often is refused, which costs less: it must not happen here.
  if (response.status !== 201) throw new Error(`signing in was answered with ${response.status}`);
}

function signIns(person: Person): Request[] {
  return Array.from({ length: LOGINS_EACH }, () => signIn(person));
}

function signIn({ email, headers }: Person): Request {
  const body = JSON.stringify({ email, password: PASSWORD });
  const from = jsonFrom(headers['X-Forwarded-For'] ?? '');
  return { method: 'POST', path: '/api/v1/sessions', headers: from, body };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
