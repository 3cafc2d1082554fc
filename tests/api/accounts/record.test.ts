import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordEntryView } from '../../../api/contract.ts';
import { createServices } from '../../../api/services.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { Person } from '../../support/person.ts';
import { runProgram } from '../../support/programs.ts';
import type { TestService } from '../../support/service.ts';

interface StoredEntry {
  _id: string;
  chain: string;
  seq: number;
  at: Date;
  act: string;
  by: string;
  previous: string;
  hash: string;
}

let running: AccountTestService;
let service: TestService;
let ada: Person;
let adaId: string;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
});
afterAll(() => running.close());
beforeEach(async () => {
  service.clock.set('2026-11-20T09:00:00Z');
  for (const name of ['accounts', 'record', 'record-heads'])
    await service.database.connection.collection(name).deleteMany({});
  ada = new Person(service, running.mailbox);
  adaId = (await ada.join()).id;
});

const entries = () => service.database.connection.collection<StoredEntry>('record');
const chain = async () =>
  entries()
    .find({ chain: `account:${adaId}` })
    .sort({ seq: 1 })
    .toArray();
const verify = () => service.services.record.verify();

async function someDeeds(): Promise<void> {
  await ada.signIn();
  await ada.send('delete', '/sessions/others');
  await service.services.record.sweep();
}

describe('the record', () => {
  it('says who did what, in the order it was done, to the person itself', async () => {
    await ada.signIn();
    const list = (await ada.send('get', '/account/record')).body as RecordEntryView[];
    expect(list.map(({ seq, act, detail }) => [seq, act, detail])).toEqual([
      [3, 'session.begun', 'password'],
      [2, 'session.begun', 'link'],
      [1, 'account.opened', null],
    ]);
    for (const { by } of list) expect(by).toBe(adaId);
  });

  it('a deed waits in the document it changed, from the same update', async () => {
    await ada.signIn();
    const account = await service.database.connection
      .collection('accounts')
      .findOne({ email: ada.email });
    const { sessions, unrecorded } = account as unknown as {
      sessions: { id: string }[];
      unrecorded: { on?: string }[];
    };
    expect(unrecorded.at(-1)?.on).toBe(sessions.at(-1)?.id);
    await service.services.record.sweep();
    const after = await service.database.connection
      .collection('accounts')
      .findOne({ email: ada.email });
    expect(after?.['unrecorded']).toEqual([]);
  });

  it('holds ids and fixed words alone', async () => {
    await someDeeds();
    const text = JSON.stringify(await entries().find().toArray());
    expect(text).not.toContain(ada.email);
    expect(text).not.toContain('Firefox');
  });

  it('when many processes take it up at once, then each deed is there once and no place is missing', async () => {
    await Promise.all(Array.from({ length: 6 }, () => ada.elsewhere().signIn()));
    const others = [1, 2, 3].map(() => createServices(service.deps).record.sweep());
    await Promise.all([service.services.record.sweep(), ...others]);
    const list = await chain();
    expect(list.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(list.map(({ _id }) => _id)).size).toBe(8);
    expect(await verify()).toEqual({ chains: 1, entries: 8, breaks: [] });
  });

  it('when the process ended between writing the entry and forgetting the deed, then it is not written twice', async () => {
    const { connection } = service.database;
    const before = await connection.collection('accounts').findOne({ email: ada.email });
    await service.services.record.sweep();
    await connection
      .collection('accounts')
      .updateOne({ email: ada.email }, { $set: { unrecorded: before?.['unrecorded'] } });
    await service.services.record.sweep();
    expect((await chain()).map(({ act }) => act)).toEqual(['account.opened', 'session.begun']);
  });
});

describe('verifying the record', () => {
  const run = () =>
    runProgram('api/commands/audit-log-verify.ts', [], { MONGODB_URI: service.database.uri });
  beforeEach(someDeeds);

  it('finds nothing wrong with what was never touched', async () => {
    expect(await verify()).toEqual({ chains: 1, entries: 4, breaks: [] });
    const told = await run();
    expect(told.code).toBe(0);
    expect(JSON.parse(told.stdout)).toEqual({ chains: 1, entries: 4, breaks: [] });
  });

  it.each<[string, () => Promise<unknown>, { seq: number; fault: string }]>([
    [
      'who did it was changed',
      () => entries().updateOne({ seq: 2 }, { $set: { by: 'somebody' } }),
      { seq: 2, fault: 'changed' },
    ],
    [
      'when it was done was changed',
      () => entries().updateOne({ seq: 2 }, { $set: { at: new Date(0) } }),
      { seq: 2, fault: 'changed' },
    ],
    [
      'a word was added',
      () => entries().updateOne({ seq: 1 }, { $set: { detail: 'x' } }),
      { seq: 1, fault: 'changed' },
    ],
    ['an entry was taken out', () => entries().deleteOne({ seq: 2 }), { seq: 2, fault: 'gap' }],
    ['the first was taken out', () => entries().deleteOne({ seq: 1 }), { seq: 1, fault: 'gap' }],
    ['the end was cut off', () => entries().deleteOne({ seq: 4 }), { seq: 4, fault: 'cut-off' }],
    ['all of it was taken out', () => entries().deleteMany({}), { seq: 1, fault: 'cut-off' }],
    [
      'an entry was taken out and the rest numbered anew',
      async () => {
        await entries().deleteOne({ seq: 2 });
        await entries().updateOne({ seq: 3 }, { $set: { seq: 2 } });
        await entries().updateOne({ seq: 4 }, { $set: { seq: 3 } });
      },
      { seq: 2, fault: 'not-linked' },
    ],
    [
      'the hash of the entry before was changed too',
      () => entries().updateOne({ seq: 3 }, { $set: { previous: 'x' } }),
      { seq: 3, fault: 'not-linked' },
    ],
  ])('when %s, then it says where', async (_what, tamper, wanted) => {
    await tamper();
    expect((await verify()).breaks).toEqual([{ chain: `account:${adaId}`, ...wanted }]);
  });

  it('when one chain of several is broken, then it is named and the others are walked', async () => {
    await new Person(service, running.mailbox).join();
    await new Person(service, running.mailbox).join();
    await service.services.record.sweep();
    await entries().deleteMany({ chain: `account:${adaId}` });
    expect(await verify()).toEqual({
      chains: 3,
      entries: 4,
      breaks: [{ chain: `account:${adaId}`, seq: 1, fault: 'cut-off' }],
    });
  });

  it('the command names the break and ends with 1', async () => {
    await entries().updateOne({ seq: 2 }, { $set: { act: 'session.ended' } });
    const told = await run();
    expect(told.code).toBe(1);
    expect(JSON.parse(told.stdout).breaks).toEqual([
      { chain: `account:${adaId}`, seq: 2, fault: 'changed' },
    ]);
  });

  it('two entries cannot take the same place', async () => {
    const [first] = await chain();
    const again = { ...first, _id: 'another' } as StoredEntry;
    await expect(entries().insertOne(again)).rejects.toMatchObject({ code: 11_000 });
  });
});
