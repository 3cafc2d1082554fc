import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Response } from 'supertest';
import { type AccountTestService, startAccountService } from '../support/account-service.ts';
import { partiesIn } from '../support/audit.ts';
import { belongingsOf } from '../support/belongings.ts';
import { consultantIn, engaged } from '../support/engagement.ts';
import {
  CLOSED,
  type ClosedRoute,
  type Ids,
  OPEN,
  OWN,
  type Rightful,
} from '../support/every-route.ts';
import { newPerson } from '../support/firm.ts';
import { begin } from '../support/held-assessment.ts';
import { CALL, interestedIn, officerOf as programmeOfficerOf } from '../support/programme.ts';
import { officerOf, populate, REGION, visibleRelease } from '../support/region.ts';
import { catalogue } from '../support/service.ts';
import { Visitor } from '../support/visitor.ts';

// A release is made for it, and each address is asked by everybody.
jest.setTimeout(300_000);

type Method = 'get' | 'post' | 'put' | 'delete';

let running: AccountTestService;
/** What belongs to the firm, to its people and to the officers. */
let theirs: Ids;
/** What belongs to the strangers, under the same names. */
let own: Ids;
let rightful: Record<Rightful, Visitor>;
const strangers = new Map<string, Visitor>();

beforeAll(async () => {
  running = await startAccountService();
  const { service } = running;
  const parties = await partiesIn(running);
  theirs = await belongingsOf(parties);
  const other = await partiesIn(running);
  own = await belongingsOf(other);
  const { owner, consultant } = parties;

  const statistics = await officerOf(running);
  await populate(service, 300);
  Object.assign(theirs, { region: REGION, release: (await visibleRelease(statistics)).id });
  Object.assign(own, { region: 'ITH5' });
  const programme = await programmeOfficerOf(running);
  const { referral } = await interestedIn(new Visitor(service.app), service);
  Object.assign(theirs, { call: CALL, applied: referral });
  const administrator = await newPerson(running);
  await administrator.becomes('administrator');
  rightful = {
    owner,
    consultant,
    'statistics officer': statistics,
    'programme officer': programme,
    administrator,
  };

  const gone = await consultantIn(service, running.mailbox);
  const { id } = await engaged(owner, theirs['companyId'] ?? '', gone);
  await gone.send('post', `/engagements/${id}/end`);
  const editor = await newPerson(running);
  await editor.becomes('catalogue-editor');
  strangers.set('nobody', new Visitor(service.app));
  strangers.set('the owner of another firm', other.owner);
  strangers.set('the consultant of another firm', other.consultant);
  strangers.set('a consultant whose engagement has ended', gone);
  strangers.set('the statistics officer of another region', await officerOf(running, ['ITH5']));
  const otherCall = catalogue.offers.find(({ kind, code }) => kind === 'call' && code !== CALL);
  strangers.set(
    'the programme officer of another call',
    await programmeOfficerOf(running, [otherCall?.code ?? '']),
  );
  strangers.set('a catalogue editor', editor);
  strangers.set('an administrator', administrator);
}, 300_000);
afterAll(() => running.close());

/** Names in paths that are no ids of anything that is somebody's. */
const WORDS: Ids = {
  question: 'machines',
  table: 'province',
  part: 'provinces',
  format: 'csv',
  paper: 'pdf',
  role: 'consultant',
};

function place(path: string, ids: Ids): string {
  return path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const id = ids[name] ?? WORDS[name];
    if (id === undefined) throw new Error(`There is no ${name} to put into ${path}`);
    return id;
  });
}

function ask(who: Visitor, route: string, ids: Ids): Promise<Response> {
  const [method, path] = route.split(' ') as [Method, string];
  const { query, body, type } = CLOSED[route] as ClosedRoute;
  const address = `${place(path, ids)}${query === undefined ? '' : `?${query}`}`;
  return who.send(
    method,
    address,
    body?.({ ...own, ...ids }),
    type ? { 'Content-Type': type } : {},
  );
}

/** The ids with which a route is asked for: of what the company holds, what an account holds, and what nobody does. */
function manyIds(route: string): Ids[] {
  if (route.startsWith('put /referrals/')) return [{ ...theirs, id: theirs['applied'] ?? '' }];
  if (!route.includes('{id}')) return [theirs];
  return ['id', 'draft', 'followUp', 'ownDraft', 'unheld'].map((kind) => ({
    ...theirs,
    id: theirs[kind] ?? '',
  }));
}

/** Who lacks the office is told so; to all others it is as if there were nothing. */
function refusals(route: string, who: string): number[] {
  if (who === 'nobody') return [401];
  const { to, also } = CLOSED[route] as ClosedRoute;
  if (also?.includes(who)) return [200];
  const offices: Rightful[] = ['statistics officer', 'programme officer', 'administrator'];
  return offices.includes(to) && !who.includes(to) ? [403, 404] : [404];
}

/** Everything that is stored but for what tells of the asking itself. */
async function stored(): Promise<string> {
  const { connection } = running.service.database;
  await running.service.services.record.sweep();
  const names = (await connection.listCollections()).map(({ name }) => name).toSorted();
  const told = new Set(['limits', 'record', 'record-heads']);
  const all = names.filter((name) => !told.has(name));
  const documents = await Promise.all(
    all.map(async (name) => [
      name,
      await connection.collection(name).find().sort({ _id: 1 }).toArray(),
    ]),
  );
  return JSON.stringify(documents);
}

const routes = Object.keys(CLOSED);

it('the tables have every address of the service, each once', async () => {
  const { body } = await new Visitor(running.service.app).send('get', '/openapi.json');
  const documented = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect([...OPEN, ...OWN, ...routes].toSorted()).toEqual(documented.toSorted());
  expect(served().toSorted()).toEqual(documented.toSorted());
});

/** What express answers below /api/v1, whatever the document says of it. */
function served(): string[] {
  interface Layer {
    route?: { path: string; methods: Record<string, boolean> };
    handle?: { stack?: Layer[] };
  }
  const { router } = running.service.app as unknown as { router: { stack: Layer[] } };
  const routers = router.stack.map(({ handle }) => handle?.stack ?? []);
  const isDocument = ({ route }: Layer) => route?.path === '/openapi.json';
  const api = routers.find((layers) => layers.some(isDocument)) ?? [];
  return api
    .filter((layer) => !isDocument(layer))
    .flatMap(({ route }) =>
      Object.keys(route?.methods ?? {}).map(
        (method) => `${method} ${route?.path.replaceAll(/:(\w+)/g, '{$1}')}`,
      ),
    );
}

describe('without a session', () => {
  it.each(OWN)('%s is refused', async (route) => {
    const [method, path] = route.split(' ') as [Method, string];
    const { body } = await new Visitor(running.service.app).send(method, path, {});
    expect(body.error?.code).toBe('session-required');
  });
});

describe('what belongs to others', () => {
  let before: string;
  beforeAll(async () => {
    before = await stored();
  });

  it.each(routes)('%s is closed to everybody else', async (route) => {
    for (const [who, stranger] of strangers) {
      if (who === 'an administrator' && CLOSED[route]?.to === 'administrator') continue;
      for (const ids of manyIds(route)) {
        const { status } = await ask(stranger, route, ids);
        expect({ who, status, refused: refusals(route, who).includes(status) }).toEqual({
          who,
          status,
          refused: true,
        });
      }
    }
  });

  const nested = routes.filter((route) => {
    const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    return names.filter((name) => !(name in WORDS)).length > 1;
  });
  it.each(nested)('%s finds nothing of others below what is one’s own', async (route) => {
    const [, first = ''] = /\{(\w+)\}/.exec(route) ?? [];
    const { to } = CLOSED[route] as ClosedRoute;
    const who = to === 'owner' ? 'the owner of another firm' : `the ${to} of another region`;
    const stranger = strangers.get(who);
    if (!stranger) throw new Error(`There is nobody for ${route}`);
    for (const ids of manyIds(route)) {
      const mixed = { ...ids, [first]: own[first] ?? '' };
      expect((await ask(stranger, route, mixed)).status).toBe(404);
    }
  });

  it('and nothing was changed by all that', async () => {
    expect(await stored()).toBe(before);
  });
});

describe('ids of others in a body', () => {
  const owner = () => strangers.get('the owner of another firm') as Visitor;
  it.each<[string, () => Promise<Response>]>([
    [
      'beginning with the answers of their assessment',
      () => begin(owner(), { from: theirs['id'] }),
    ],
    [
      'the same for one’s own company',
      () =>
        owner().send('post', `/companies/${own['companyId']}/assessments`, {
          instrument: 'advanced',
          language: 'it',
          privacyNotice: '2026-11',
          from: theirs['id'],
        }),
    ],
    [
      'an audit taken over under their engagement',
      () =>
        (strangers.get('the consultant of another firm') as Visitor).send(
          'put',
          `/audits/${own['auditId']}/engagement`,
          { engagement: theirs['engagementId'] },
        ),
    ],
  ])('%s finds nothing', async (_what, asking) => {
    expect((await asking()).status).toBe(404);
  });
});

describe('the same requests by the rightful one', () => {
  it.each(routes)('%s is let in: it was the person that was refused', async (route) => {
    const { to, of, nothingYet } = CLOSED[route] as ClosedRoute;
    const id = route.startsWith('put /referrals/') ? theirs['applied'] : theirs[of ?? 'id'];
    const { status, body } = await ask(rightful[to], route, { ...theirs, id: id ?? '' });
    const code = status < 400 ? 'done' : body.error.code;
    const isLetIn = status < 400 || status === 409 || code === nothingYet;
    expect({ status, code, isLetIn }).toEqual({ status, code, isLetIn: true });
  });
});
