import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BytesStore } from '../../../api/audits/bytes.store.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  begun,
  goldenFirm,
  type Parties,
  partiesIn,
  read,
  refusal,
  save,
  signedOff,
} from '../../support/audit.ts';
import {
  aDocx,
  anXlsx,
  aZip,
  PDF,
  PNG,
  PROGRAM,
  queryOf,
  upload,
} from '../../support/evidence-files.ts';
import { waitUntil } from '../../support/programs.ts';

let running: AccountTestService;
let parties: Parties;
let id: string;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  parties = await partiesIn(running);
  id = (await begun(parties)).id;
  await save(parties.owner, id, 'declared', 0, goldenFirm().answers);
});

const inBucket = (name: 'files' | 'chunks' | 'loose') =>
  running.service.database.connection.collection(`evidence.${name}`);
const sweep = () => running.service.services.evidenceFiles.sweep();

describe('adding a file', () => {
  it('keeps what it is and where it belongs, and gives back the same bytes as a download', async () => {
    const { owner, consultant } = parties;
    const expiresOn = '2027-10-01';
    const added = await upload(owner, id, PDF, { name: 'Elenco “più” nuovo.pdf', expiresOn });
    expect([added.status, added.body]).toEqual([
      201,
      {
        id: expect.any(String),
        question: 'machines',
        name: 'Elenco “più” nuovo.pdf',
        type: 'application/pdf',
        bytes: PDF.length,
        sha256: createHash('sha256').update(PDF).digest('hex'),
        datedOn: '2026-10-01',
        expiresOn,
        uploadedAt: '2026-11-20T09:00:00.000Z',
        by: 'company',
      },
    ]);
    expect((await read(consultant, id)).evidence).toEqual([added.body]);
    const file = await consultant.send('get', `/audits/${id}/evidence/${added.body.id}`);
    expect(file.status).toBe(200);
    expect(file.body).toEqual(PDF);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(
        /^attachment; filename="[^"]*"; filename\*=UTF-8''Elenco%20%E2%80%9Cpi%C3%B9%E2%80%9D%20nuovo\.pdf$/,
      ),
    });
    expect(await inBucket('loose').countDocuments()).toBe(0);
  });

  it.each([
    ['photo.png', async () => PNG, 'image/png'],
    [
      'programma.docx',
      aDocx,
      `application/vnd.openxmlformats-officedocument.wordprocessingml.document`,
    ],
    ['macchine.xlsx', anXlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['ORE.CSV', async () => Buffer.from('mese;ore\ngennaio;120\n'), 'text/csv'],
    ['nota.txt', async () => Buffer.from('Perché? Così è più chiaro.\n'), 'text/plain'],
  ])('takes %s', async (name, content, type) => {
    const { status, body } = await upload(parties.owner, id, await content(), { name });
    expect([status, body.type]).toEqual([201, type]);
  });

  it('when an audit has many files for a question, then all of them are listed', async () => {
    for (const name of ['uno.pdf', 'due.pdf', 'due.pdf']) {
      expect((await upload(parties.owner, id, PDF, { name })).status).toBe(201);
    }
    const { evidence } = await read(parties.owner, id);
    expect(evidence.map(({ name }) => name)).toEqual(['uno.pdf', 'due.pdf', 'due.pdf']);
  });
});

describe('a file that lies about itself', () => {
  it.each([
    ['a program as PDF', 'fattura.pdf', async () => PROGRAM, 'type-mismatch'],
    ['a picture as PDF', 'disegno.pdf', async () => PNG, 'type-mismatch'],
    ['a PDF as text', 'nota.txt', async () => PDF, 'type-mismatch'],
    ['an archive as spreadsheet', 'ore.xlsx', aZip, 'type-mismatch'],
    ['an archive', 'ore.zip', aZip, 'type-not-taken'],
    ['a page', 'pagina.html', async () => Buffer.from('<script>1</script>'), 'type-not-taken'],
    ['a picture with scripts', 'logo.svg', async () => Buffer.from('<svg/>'), 'type-not-taken'],
    ['a file without ending', 'elenco', async () => PDF, 'type-not-taken'],
    [
      'text that is not UTF-8',
      'ore.csv',
      async () => Buffer.from([0x63, 0xe8, 0x0a]),
      'text-not-utf-8',
    ],
    ['text with NUL', 'ore.csv', async () => Buffer.from('a\0b'), 'text-not-utf-8'],
    [
      'half a letter at the end',
      'ore.txt',
      async () => Buffer.from([0x61, 0xc3]),
      'text-not-utf-8',
    ],
  ])('%s is refused, and nothing of it stays', async (_what, name, content, code) => {
    const refused = await upload(parties.owner, id, await content(), { name });
    expect(refusal(refused)).toEqual([415, code]);
    expect((await read(parties.owner, id)).evidence).toEqual([]);
    expect(await inBucket('loose').countDocuments()).toBe(0);
    expect(await unheld()).toEqual([]);
  });
});

describe('what is said of a file', () => {
  it.each([
    ['a path', { name: '../../etc/passwd.pdf' }, 'name'],
    ['a path of Windows', { name: '..\\boot.pdf' }, 'name'],
    ['a hidden name', { name: '.pdf' }, 'name'],
    ['control characters', { name: 'a\r\nSet-Cookie: x.pdf' }, 'name'],
    ['letters that turn the text around', { name: 'fattura\u202Efdp.pdf' }, 'name'],
    ['a name that is too long', { name: `${'x'.repeat(147)}.pdf` }, 'name'],
    ['no name', { name: '' }, 'name'],
    ['an unknown question', { question: 'no-such-question' }, 'question'],
    ['an operator as question', { question: '$where' }, 'question'],
    ['a day that does not exist', { datedOn: '2026-02-30' }, 'datedOn'],
    ['a day that is yet to come', { datedOn: '2026-11-21' }, 'datedOn'],
    ['an end before the beginning', { expiresOn: '2026-09-30' }, 'expiresOn'],
  ])('when it is %s, then the field is named', async (_what, said, field) => {
    const refused = await upload(parties.owner, id, PDF, said);
    expect(refused.status).toBe(400);
    const [issue] = refused.body.error.issues as { path: string }[];
    expect(issue?.path).toBe(field);
  });

  it('when the file is empty, or sent as something else, then it is refused', async () => {
    const { owner } = parties;
    expect((await upload(owner, id, Buffer.alloc(0))).status).toBe(400);
    expect(refusal(await upload(owner, id, PDF, {}, 'application/pdf'))).toEqual([415, 'not-json']);
    const json = await owner.send('post', `/audits/${id}/evidence?${queryOf()}`, { a: 1 });
    expect(refusal(json)).toEqual([415, 'not-a-file']);
  });
});

describe('limits', () => {
  it('when a file has 30 MB, then it is refused, whatever length it claims', async () => {
    const { owner } = parties;
    const large = Buffer.concat([PDF, Buffer.alloc(30 * 1024 * 1024)]);
    expect(refusal(await upload(owner, id, large))).toEqual([413, 'file-too-large']);
    const status = await sendRaw(async (outgoing) => {
      for (let sent = 0; sent < 30; sent += 1) {
        if (!outgoing.write(Buffer.alloc(1024 * 1024, 1))) await once(outgoing, 'drain');
      }
      outgoing.end();
    });
    expect(status).toBe(413);
    expect(await unheld()).toEqual([]);
  });

  it('when there are 200 files, then there is no place for another, also not for two at once', async () => {
    const { owner } = parties;
    await upload(owner, id);
    const { connection } = running.service.database;
    const audits = connection.collection<{ _id: string; evidence: object[] }>('audits');
    const [one] = (await audits.findOne({ _id: id }))?.evidence ?? [];
    const many = Array.from({ length: 198 }, (_, at) => ({ ...one, id: `copy-${at}` }));
    await audits.updateOne({ _id: id }, { $push: { evidence: { $each: many } } });
    const last = await Promise.all([1, 2].map(() => upload(owner, id)));
    expect(last.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(refusal(await upload(owner, id))).toEqual([409, 'too-many-files']);
    expect((await read(owner, id)).evidence).toHaveLength(200);
  });
});

describe('an upload that ends half-way', () => {
  it('when the line breaks, then nothing of it stays', async () => {
    const before = await unheld();
    await expect(
      sendRaw(async (outgoing) => {
        outgoing.write(Buffer.alloc(2 * 1024 * 1024, 1));
        await waitUntil(async () => (await inBucket('loose').countDocuments()) > 0);
        outgoing.destroy();
      }),
    ).rejects.toThrow(/aborted|socket hang up|ECONNRESET/);
    await waitUntil(async () => (await inBucket('loose').countDocuments()) === 0);
    expect(await unheld()).toEqual(before);
    expect((await read(parties.owner, id)).evidence).toEqual([]);
  });

  it('when the service is killed, then a sweep removes it after an hour, and nothing else', async () => {
    const { owner } = parties;
    const { body: kept } = await upload(owner, id);
    const bytes = new BytesStore(running.service.database);
    await bytes.loosen('killed-half-way', running.service.clock.now());
    const sink = bytes.open('killed-half-way');
    for (let part = 0; part < 4; part += 1) await sink.write(Buffer.alloc(300_000, part));
    await waitUntil(async () => (await unheld()).length > 0);
    await sweep();
    expect(await unheld()).toEqual(['killed-half-way']);
    running.service.clock.set('2026-11-20T10:00:01Z');
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(await unheld()).toEqual([]);
    expect(await inBucket('loose').countDocuments()).toBe(0);
    const stored = await running.service.database.connection
      .collection<{ _id: string; evidence: { id: string; file: string }[] }>('audits')
      .findOne({ _id: id });
    const file = stored?.evidence.find((each) => each.id === kept.id)?.file;
    expect(await inBucket('chunks').countDocuments({ files_id: file })).toBe(1);
  });

  it('when the sweep was faster than the end of the upload, then the upload is refused', async () => {
    const bytes = new BytesStore(running.service.database);
    await bytes.loosen('slow', running.service.clock.now());
    running.service.clock.set('2026-11-20T10:30:00Z');
    await sweep();
    expect(await bytes.renew('slow', running.service.clock.now())).toBe(false);
  });
});

describe('taking a file back', () => {
  it('removes its bytes; each side its own', async () => {
    const { owner, consultant } = parties;
    const { body: ours } = await upload(owner, id);
    const { body: theirs } = await upload(consultant, id);
    const path = (file: string) => `/audits/${id}/evidence/${file}`;
    expect(refusal(await owner.send('delete', path(theirs.id)))).toEqual([403, 'not-yours']);
    expect((await owner.send('delete', path(ours.id))).status).toBe(204);
    expect((await owner.send('delete', path(ours.id))).status).toBe(404);
    expect((await owner.send('get', path(ours.id))).status).toBe(404);
    expect((await read(owner, id)).evidence.map((each) => each.id)).toEqual([theirs.id]);
    expect(await unheld()).toEqual([]);
  });

  it('adding and taking back are in the firm’s record, with who did it and without the name', async () => {
    const { owner, consultant, company } = parties;
    const { body: file } = await upload(consultant, id, PDF, { name: 'segreto.pdf' });
    expect((await consultant.send('delete', `/audits/${id}/evidence/${file.id}`)).status).toBe(204);
    const { body, text } = await owner.send('get', `/companies/${company.id}/record`);
    expect(body.slice(0, 2)).toEqual([
      expect.objectContaining({ act: 'evidence.removed', by: consultant.account, on: file.id }),
      expect.objectContaining({ act: 'evidence.added', by: consultant.account, on: file.id }),
    ]);
    expect(text).not.toContain('segreto');
  });

  it('when an audit is deleted, then its files go with it', async () => {
    const { owner } = parties;
    await upload(owner, id);
    expect((await owner.send('delete', `/audits/${id}`)).status).toBe(204);
    expect((await owner.send('get', `/audits/${id}`)).status).toBe(404);
    expect(await unheld()).toEqual([]);
    const { body } = await owner.send('get', `/companies/${parties.company.id}/record`);
    expect((body as { act: string }[]).map(({ act }) => act)).toContain('audit.deleted');
    expect(await begun(parties)).toMatchObject({ id, status: 'draft', evidence: [] });
  });

  it('when another version holds the same file, then its bytes stay', async () => {
    const other = await partiesIn(running);
    const audit = await begun(other);
    await save(other.owner, audit.id, 'declared', 0, goldenFirm().answers);
    const { body: file } = await upload(other.owner, audit.id);
    const signed = await signedOff(other);
    expect(signed.id).toBe(audit.id);
    expect(signed.evidence).toEqual([file]);
    const next = await other.owner.send('post', `/audits/${audit.id}/follow-ups`);
    const path = `/audits/${next.body.id}/evidence/${file.id}`;
    expect((await other.owner.send('delete', path)).status).toBe(204);
    const first = await other.owner.send('get', `/audits/${audit.id}/evidence/${file.id}`);
    expect(first.body).toEqual(PDF);
    const gone = await other.owner.send('delete', `/audits/${audit.id}/evidence/${file.id}`);
    expect(refusal(gone)).toEqual([409, 'wrong-status']);
  });
});

/** Files whose bytes are there though no audit holds them. */
async function unheld(): Promise<string[]> {
  const { connection } = running.service.database;
  const held = await connection.collection('audits').distinct('evidence.file');
  const there = await inBucket('chunks').distinct('files_id');
  return there.map(String).filter((file) => !held.includes(file));
}

/** Sends a body in chunks over a line of its own, without saying how long it is. @returns the status of the answer */
async function sendRaw(
  write: (outgoing: ReturnType<typeof openRequest>) => Promise<void>,
): Promise<number | undefined> {
  const server = running.service.app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const session = parties.owner.cookie('meridiana-session') ?? '';
  const outgoing = openRequest({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: `/api/v1/audits/${id}/evidence?${queryOf()}`,
    headers: {
      Cookie: `meridiana-session=${session}`,
      'Content-Type': 'application/octet-stream',
      'Transfer-Encoding': 'chunked',
    },
  });
  try {
    const answered = once(outgoing, 'response') as Promise<[{ statusCode?: number }]>;
    const [[response]] = await Promise.all([answered, write(outgoing)]);
    return response.statusCode;
  } finally {
    outgoing.destroy();
    server.closeAllConnections();
    server.close();
  }
}
