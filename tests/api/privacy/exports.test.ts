import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { type IncomingMessage, request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { Archive, safeName } from '../../../api/privacy/archive.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  begun,
  goldenFirm,
  partiesIn,
  read,
  refusal,
  save,
  signedOff,
} from '../../support/audit.ts';
import { PDF, upload } from '../../support/evidence-files.ts';
import { joined, newPerson } from '../../support/firm.ts';
import { Person } from '../../support/person.ts';
import { officerOf } from '../../support/programme.ts';
import { aCreation, someAnswers } from '../../support/visitor.ts';
import { readZip, type Unzipped } from '../../support/zip-file.ts';

let running: AccountTestService;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(() => running.service.clock.set('2026-11-20T09:00:00Z'));

async function unzipped(person: Person, path: string): Promise<Unzipped> {
  const response = await request(running.service.app)
    .get(`/api/v1${path}`)
    .set('Cookie', `meridiana-session=${person.cookie('meridiana-session')}`)
    .buffer(true)
    .parse(takeBytes);
  expect(response.status).toBe(200);
  expect(response.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': expect.stringMatching(/^attachment; filename="?meridiana-\w+\.zip"?$/),
  });
  return readZip(response.body as Buffer);
}

function takeBytes(
  incoming: NodeJS.ReadableStream | Response,
  done: (error: Error | null, body: Buffer) => void,
): void {
  const parts: Buffer[] = [];
  const stream = incoming as NodeJS.ReadableStream;
  stream.on('data', (part: string | Buffer) => parts.push(Buffer.from(part as string, 'binary')));
  stream.on('end', () => done(null, Buffer.concat(parts)));
}

describe('the archive of an account', () => {
  it('holds everything of the person, and nothing that opens anything', async () => {
    const person = await newPerson(running);
    const created = (await person.send('post', '/account/assessments', aCreation())).body;
    await person.save(created.id, 0, someAnswers());
    await person.submit(created.id, 1);
    await person.link(created.id, 'read');
    const files = await unzipped(person, '/account/export.zip');
    expect([...files.keys()].toSorted()).toEqual([
      'README.txt',
      'account.json',
      `assessments/${created.id}.json`,
      'audits.json',
      'companies.json',
      'consultant.json',
      'engagements.json',
      'invitations.json',
      'private-notes.json',
      'record.json',
      'referrals.json',
      'sessions.json',
    ]);
    expect(files.json('account.json')).toMatchObject({ id: person.account, email: person.email });
    expect(files.json(`assessments/${created.id}.json`)).toMatchObject({
      answers: someAnswers(),
      status: 'submitted',
      receipt: { signature: { algorithm: 'Ed25519' } },
    });
    expect(files.json('sessions.json')).toEqual([expect.objectContaining({ way: 'link' })]);
    const acts = (files.json('record.json') as { act: string }[]).map(({ act }) => act);
    expect(acts.at(-1)).toBe('account.exported');
    expect(files.text('README.txt')).toContain('al 2026-11-20');
    const all = ['account.json', 'sessions.json', `assessments/${created.id}.json`];
    for (const name of all) expect(files.text(name)).not.toMatch(/hash"|argon2|proofs|"links"/);
  });

  it('its JSON has its keys in order, one to a line', async () => {
    const person = await newPerson(running);
    const text = (await unzipped(person, '/account/export.zip')).text('account.json');
    const keys = [...text.matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key);
    expect(keys.length).toBeGreaterThan(5);
    expect(keys).toEqual(keys.toSorted((a = '', b = '') => (a < b ? -1 : 1)));
  });

  it('a consultant finds profile, engagements and own notes in it', async () => {
    const parties = await partiesIn(running);
    const { consultant } = parties;
    const { id } = await begun(parties);
    await consultant.send('put', `/audits/${id}/notes/audit`, { text: 'Chiedere del tornio' });
    const files = await unzipped(consultant, '/account/export.zip');
    expect(files.json('consultant.json')).toMatchObject({ name: 'Nicolò Verdi' });
    expect(files.json('engagements.json')).toHaveLength(1);
    expect(files.json('private-notes.json')).toEqual([
      { audit: id, notes: { audit: 'Chiedere del tornio' } },
    ]);
    expect(files.json('audits.json')).toEqual([
      expect.objectContaining({
        _id: id,
        consultant: expect.objectContaining({ name: 'Nicolò Verdi' }),
      }),
    ]);
    expect(files.text('audits.json')).not.toContain(parties.company.name);
  });

  it('an officer finds what is in their hands, and anybody the invitations that wait', async () => {
    const { owner, company } = await partiesIn(running);
    const officer = await officerOf(running);
    const invitation = { email: officer.email, role: 'viewer', language: 'it' };
    await owner.send('post', `/companies/${company.id}/invitations`, invitation);
    const files = await unzipped(officer, '/account/export.zip');
    expect(files.json('account.json')).toMatchObject({ regions: [], calls: ['INNO-2026'] });
    expect(files.json('invitations.json')).toEqual([
      {
        role: 'viewer',
        invitedAt: '2026-11-20T09:00:00.000Z',
        expiresAt: '2026-12-04T09:00:00.000Z',
      },
    ]);
    expect([...files.values()].map(String).join()).not.toContain(company.name);
  });
});

describe('what is stored', () => {
  /** Collection → where its personal data is given out, or why there is none to give. */
  const PLACES: Record<string, string> = {
    accounts: 'account.json, sessions.json',
    assessments: 'assessments/',
    audits: 'audits/; to its consultant audits.json and private-notes.json',
    companies:
      'company.json, members.json; to a member companies.json, to a guest invitations.json',
    consultants: 'consultant.json',
    engagements: 'engagements.json',
    'evidence.chunks': 'audits/…/evidence/',
    'evidence.files': 'audits/…/evidence/',
    'evidence.loose': 'ids of files on their way',
    'indicator-figures': 'figures of regions',
    'indicator-members': 'keyed hashes of firms',
    limits: 'keyed hashes, an hour at most',
    mails: 'addresses until the mail is out, three days at most',
    migrations: 'names of what was done',
    official_counts: 'figures of regions',
    'openid-visits': 'hashes, ten minutes at most',
    record: 'record.json',
    'record-heads': 'how far each chain has come',
    'referral-import-rows': 'until an import is whole, minutes at most',
    'referral-imports': 'counts and who imported',
    referrals: 'referrals.json',
    release_documents: 'protected figures',
    releases: 'protected figures',
    results: 'scores of submitted assessments and signed audits, which are in those',
  };

  it('a new collection is thought of here: in which file it is given out, or why it is not', async () => {
    const { connection } = running.service.database;
    const names = (await connection.listCollections()).map(({ name }) => name);
    expect(names.filter((name) => !(name in PLACES))).toEqual([]);
    expect(names.length).toBeGreaterThan(15);
  });
});

describe('the archive of a company', () => {
  it('holds its people, audits and every file of evidence, without private notes', async () => {
    const parties = await partiesIn(running);
    const { owner, consultant, company } = parties;
    const { id } = await begun(parties);
    await save(owner, id, 'declared', 0, goldenFirm().answers);
    await upload(owner, id, PDF, { name: 'Elenco “più” nuovo.pdf' });
    await upload(owner, id, PDF, { name: 'Elenco “più” nuovo.pdf' });
    await consultant.send('put', `/audits/${id}/notes/audit`, { text: 'Solo mio' });
    const { evidence } = await read(owner, id);
    const files = await unzipped(owner, `/companies/${company.id}/export.zip`);
    const manifest = files.json(`audits/${id}/evidence.json`) as { file: string }[];
    expect(manifest).toEqual(
      evidence.map((each, index) => ({
        file: `evidence/00${index + 1}-${safeName(each.name)}`,
        ...each,
      })),
    );
    for (const { file } of manifest) expect(files.get(`audits/${id}/${file}`)).toEqual(PDF);
    expect(files.json(`audits/${id}/audit.json`)).toMatchObject({
      id,
      declared: { value: goldenFirm().answers },
    });
    expect(files.json('members.json')).toMatchObject({
      members: [{ email: owner.email, role: 'owner' }],
    });
    const record = files.json('record.json') as { act: string }[];
    expect(record.at(-1)).toMatchObject({ act: 'company.exported', by: owner.account });
    expect([...files.values()].map(String).join('\n')).not.toContain('Solo mio');
  });

  it('what the consultant has not shown yet is not in it; the receipt is once it is signed', async () => {
    const parties = await partiesIn(running);
    const { owner, consultant, company } = parties;
    const { id } = await signedOff(parties);
    const next = (await consultant.send('post', `/audits/${id}/follow-ups`)).body;
    await save(consultant, next.id, 'conclusions', 0, {
      ...next.conclusions.value,
      summary: 'Mah',
    });
    const files = await unzipped(owner, `/companies/${company.id}/export.zip`);
    expect(files.json(`audits/${id}/receipt.json`)).toEqual(
      (await owner.send('get', `/audits/${id}/receipt`)).body,
    );
    expect(files.has(`audits/${next.id}/receipt.json`)).toBe(false);
    expect(files.text(`audits/${next.id}/audit.json`)).not.toContain('Mah');
  });

  it.each([
    ['a viewer', 403],
    ['the consultant', 403],
    ['somebody else', 404],
    ['nobody', 401],
  ] as const)('%s does not get it: %i', async (who, status) => {
    const { owner, consultant, company } = await partiesIn(running);
    const people: Record<string, Person> = {
      'a viewer': await joined(owner, company.id, 'viewer'),
      'the consultant': consultant,
      'somebody else': await newPerson(running),
      nobody: new Person(running.service, running.mailbox),
    };
    const refused = await people[who]?.send('get', `/companies/${company.id}/export.zip`);
    expect(refused?.status).toBe(status);
  });
});

describe('a download that ends half-way', () => {
  it('when the receiver goes away, then reading ends and what follows is never opened', async () => {
    const archive = new Archive(running.service.clock.now());
    const endless = new Readable({
      read: (size) => void setImmediate(() => endless.push(randomBytes(size))),
    });
    let next = false;
    archive.addFile('endless.bin', 1_000_000_000, async () => endless);
    archive.addFile('next.bin', 3, async () => {
      next = true;
      return Readable.from([Buffer.from('abc')]);
    });
    const receiver = new PassThrough();
    const sending = archive.sendTo(receiver);
    await once(receiver, 'data');
    receiver.destroy();
    await expect(sending).rejects.toThrow(/premature/i);
    expect([endless.destroyed, next]).toEqual([true, false]);
  });

  it('when a file cannot be read any more, then the download fails instead of leaving it out', async () => {
    const archive = new Archive(running.service.clock.now());
    archive.addFile('gone.pdf', 3, async () => {
      throw new Error('gone');
    });
    await expect(archive.sendTo(new PassThrough())).rejects.toThrow('gone');
  });

  it('the service goes on and logs no fault', async () => {
    const parties = await partiesIn(running);
    const { owner, company } = parties;
    const { id } = await begun(parties);
    await save(owner, id, 'declared', 0, goldenFirm().answers);
    const large = Buffer.concat([PDF, randomBytes(8_000_000)]);
    expect((await upload(owner, id, large)).status).toBe(201);
    const server = running.service.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const path = `/api/v1/companies/${company.id}/export.zip`;
    const cookie = `meridiana-session=${owner.cookie('meridiana-session')}`;
    const asking = openRequest({ port, host: '127.0.0.1', path, headers: { cookie } }).end();
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    await once(answer, 'data');
    answer.destroy();
    await once(answer, 'close');
    server.closeAllConnections();
    server.close();
    expect((await owner.send('get', '/account')).status).toBe(200);
    expect(running.service.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

describe('names in an archive', () => {
  it.each([
    ['Elenco “più” nuovo.pdf', 'Elenco_più_nuovo.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\boot.ini', '_boot.ini'],
    ['.htaccess', 'htaccess'],
    ['\u202efdp.exe', '_fdp.exe'],
    ['...', 'file'],
    [`${'x'.repeat(200)}.docx`, `${'x'.repeat(80)}.docx`],
  ])('%j becomes %j', (typed, safe) => {
    expect(safeName(typed)).toBe(safe);
  });
});

it('how often an account may export is limited', async () => {
  const limited = await startAccountService({}, { export: { points: 1, seconds: 60 } });
  const person = await newPerson(limited);
  expect((await person.send('get', '/account/export.zip')).status).toBe(200);
  expect(refusal(await person.send('get', '/account/export.zip'))).toEqual([
    429,
    'too-many-requests',
  ]);
  await limited.close();
});
