import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createApp } from '../../api/app.ts';
import { connectDatabase, type Database } from '../../api/database/connection.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../api/database/embedded/engine.ts';
import { createServices } from '../../api/services.ts';
import { makeFolder, removeFolders } from '../support/data-folder.ts';
import { type TestService, startService } from '../support/service.ts';
import { someAnswers, Visitor } from '../support/visitor.ts';

const quiet = () => {};
let service: TestService;
let engine: EmbeddedEngine;
let database: Database;
let firm: Visitor;
let id: string;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  service = await startService();
  engine = await startEmbeddedEngine({ dataDir: await makeFolder(), log: quiet });
  database = await connectDatabase({ mongodbUri: engine.uri, log: quiet });
  const deps = { ...service.deps, database };
  await createServices(deps).prepare();
  app = createApp(deps);
  firm = new Visitor(app);
  id = (await firm.create()).assessment.id;
  await engine.stop();
});
afterAll(async () => {
  await database.close();
  await service.close();
  await removeFolders();
});

describe('while the database is away', () => {
  it('the process lives but is not ready', async () => {
    expect((await request(app).get('/health')).status).toBe(200);
    const ready = await request(app).get('/ready');
    expect([ready.status, ready.headers['retry-after']]).toEqual([503, '2']);
  });

  it.each([
    ['reading', () => firm.send('get', `/assessments/${id}`)],
    ['saving', () => firm.save(id, 0, someAnswers())],
    ['submitting', () => firm.submit(id, 0)],
    [
      'starting another one',
      () =>
        new Visitor(app).send('post', '/assessments', {
          instrument: 'first-level',
          language: 'it',
          privacyNotice: '2026-11',
          profile: { country: 'IT' },
        }),
    ],
    ['opening a link', () => new Visitor(app).open('x'.repeat(32))],
  ])('%s answers 503 and when to come back', async (_what, ask) => {
    const { status, headers, body } = await ask();
    expect([status, headers['retry-after'], body.error.code]).toEqual([503, '2', 'database-away']);
  });

  it('what needs no database is answered', async () => {
    expect((await firm.send('get', '/catalogue')).status).toBe(200);
    expect((await firm.send('get', '/questionnaires/first-level/v1')).status).toBe(200);
  });
});
