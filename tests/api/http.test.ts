import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { createErrorHandler } from '../../api/http/errors.ts';
import { requestLog } from '../../api/http/request-log.ts';
import { type TestService, startService } from '../support/service.ts';
import { Visitor } from '../support/visitor.ts';

let service: TestService;
let pages: string;
beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'meridiana-pages-'));
  const texts: Record<string, string> = {
    'app.html': '<!doctype html><title>shell</title>',
    'it/index.html': '<!doctype html><title>inizio</title>',
    'en/index.html': '<!doctype html><title>start</title>',
    'it/privacy/index.html': '<!doctype html><title>privacy it</title>',
    'assets/app-abc123.js': 'export const answer = 42;',
  };
  for (const [name, text] of Object.entries(texts)) {
    const file = join(pages, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    writeFileSync(`${file}.br`, brotliCompressSync(text));
    writeFileSync(`${file}.gz`, gzipSync(text));
  }
  writeFileSync(join(pages, 'robots.txt'), 'User-agent: *\n');
  service = await startService({ pages });
});
afterAll(async () => {
  await service.close();
  rmSync(pages, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  request(service.app).get(path).set(headers);

describe('pages', () => {
  it.each([
    ['en-GB,en;q=0.9', '/en/'],
    ['it', '/it/'],
    ['de-AT', '/it/'],
    ['de, en;q=0.5', '/en/'],
  ])('when the browser speaks %s, / leads to %s', async (language, place) => {
    const response = await get('/', { 'Accept-Language': language });
    expect([response.status, response.headers['location']]).toEqual([302, place]);
    expect(response.headers['vary']).toContain('Accept-Language');
  });

  it.each([
    ['/it/', 'inizio'],
    ['/en/', 'start'],
    ['/it/privacy/', 'privacy it'],
    ['/it/survey/abc', 'shell'],
    ['/en/results/abc', 'shell'],
    ['/it/open', 'shell'],
  ])('%s shows "%s"', async (path, title) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.text).toContain(`<title>${title}</title>`);
    expect(response.headers['cache-control']).toBe('no-cache');
  });

  it.each([
    ['/it', '/it/'],
    ['/it/privacy', '/it/privacy/'],
  ])('%s leads to %s', async (path, place) => {
    const response = await get(path);
    expect([response.status, response.headers['location']]).toEqual([308, place]);
  });

  it.each([
    '/nothing',
    '/de/',
    '/it/missing.js',
    '/assets/other.js',
    '/../package.json',
    '/%2e%2e/package.json',
    '/it/..%2f..%2fpackage.json',
  ])('%s is not there', async (path) => {
    const response = await get(path, { 'Accept-Language': 'en' });
    expect(response.status).toBe(404);
    expect(response.text).toContain('Page not found');
    expect(response.text).not.toContain('express');
  });

  it('send hashed files compressed and for ever', async () => {
    const response = await get('/assets/app-abc123.js', { 'Accept-Encoding': 'br, gzip' });
    expect(response.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    const gzipped = await get('/assets/app-abc123.js', { 'Accept-Encoding': 'gzip' });
    expect(gzipped.headers['content-encoding']).toBe('gzip');
    expect(gzipped.text).toBe('export const answer = 42;');
    const plain = await get('/assets/app-abc123.js', { 'Accept-Encoding': 'identity' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.text).toBe('export const answer = 42;');
  });

  it('when the browser has the page already, send nothing', async () => {
    const { headers } = await get('/it/');
    const again = await get('/it/', { 'If-None-Match': String(headers['etag']) });
    expect([again.status, again.text]).toEqual([304, '']);
  });
});

describe('headers', () => {
  it.each(['/it/', '/api/v1/catalogue', '/api/docs', '/nothing'])(
    'of %s allow nothing from elsewhere',
    async (path) => {
      const { headers } = await get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      expect(headers['strict-transport-security']).toContain('max-age');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('keep answers about a firm out of every cache', async () => {
    const firm = new Visitor(service.app);
    const { assessment } = await firm.create();
    const response = await firm.send('get', `/assessments/${assessment.id}`);
    expect(response.headers['cache-control']).toBe('no-store');
  });
});

describe('the log', () => {
  it('has one line for a request, without ids, queries, cookies, bodies or addresses', async () => {
    const firm = new Visitor(service.app);
    const { assessment, editToken } = await firm.create();
    service.logLines.length = 0;
    await firm.send('get', `/assessments/${assessment.id}?secret=token`, undefined, {
      Authorization: 'Bearer abcdef',
      'X-Forwarded-For': '192.0.2.9',
    });
    await firm.open(editToken);
    expect(service.logLines).toHaveLength(2);
    const text = service.logLines.join('');
    expect(JSON.parse(service.logLines[0] ?? '')).toMatchObject({
      req: { method: 'GET' },
      res: { status: 200 },
      route: '/api/v1/assessments/:id',
      responseTime: expect.any(Number),
    });
    for (const secret of [
      assessment.id,
      editToken,
      'secret',
      'abcdef',
      'meridiana-edit',
      '192.0.2.9',
      '127.0.0.1',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it.each([
    ['/api/v1/nothing/ada.rossi@example.org', 404],
    ['/api/v1/companies/00743110157', 401],
    ['/it/officina-nascosta/ada.rossi', 404],
  ])('when somebody types %s, then it has nothing of that', async (typed, status) => {
    service.logLines.length = 0;
    expect((await get(typed)).status).toBe(status);
    expect(service.logLines).toHaveLength(1);
    expect(service.logLines[0]).not.toMatch(/rossi|00743110157|nascosta/);
  });

  it('when something fails that nobody expected, then it says where, and nothing of what was sent', async () => {
    const failing = express();
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
    failing.use(requestLog(log));
    failing.get('/', () => {
      throw Object.assign(new Error('E11000 dup key: { email: "ada.rossi@example.org" }'), {
        name: 'MongoServerError',
        code: 11_000,
      });
    });
    failing.use(createErrorHandler(log));
    expect((await request(failing).get('/')).status).toBe(500);
    const text = lines.join('');
    expect(text).toContain('MongoServerError 11000');
    expect(text).toContain('http.test.ts');
    expect(text).not.toContain('rossi');
  });
});

describe('reference data', () => {
  it('is answered from memory, compressed, and not again to who has it', async () => {
    const first = await get('/api/v1/questionnaires/first-level/v1', { 'Accept-Encoding': 'gzip' });
    expect(first.status).toBe(200);
    expect(first.headers['content-encoding']).toBe('gzip');
    const parts = ['survey', 'definition', 'model', 'examples', 'processes'];
    expect(Object.keys(first.body)).toEqual(parts);
    const again = await get('/api/v1/questionnaires/first-level/v1', {
      'If-None-Match': String(first.headers['etag']),
    });
    expect(again.status).toBe(304);
  });

  it('shows the catalogue as of a day: editions in force with all their offers', async () => {
    const { catalogue } = service.deps;
    for (const edition of catalogue.editions) {
      const { body } = await get(`/api/v1/catalogue?asOf=${edition.from}`);
      expect(body.editions.map(({ id }: { id: string }) => id)).toContain(edition.id);
      const own = body.offers.filter((offer: { edition: string }) => offer.edition === edition.id);
      expect(own).toHaveLength(
        catalogue.offers.filter((offer) => offer.edition === edition.id).length,
      );
    }
    const today = await get('/api/v1/catalogue');
    const asOfToday = await get('/api/v1/catalogue?asOf=2026-11-20');
    expect(today.headers['etag']).toBe(asOfToday.headers['etag']);
    expect((await get('/api/v1/catalogue?asOf=1990-01-01')).body).toEqual({
      editions: [],
      offers: [],
    });
  });

  it('has activities with everyday words and all provinces', async () => {
    const activities = (await get('/api/v1/classifications/activities')).body;
    const goldsmith = activities.find(({ code }: { code: string }) => code === '32.12');
    expect(goldsmith.words.it).toContain('orafo');
    expect((await get('/api/v1/classifications/provinces')).body).toHaveLength(107);
  });
});

describe('the OpenAPI document', () => {
  it('describes every address of the API with body and answers', async () => {
    const { body } = await get('/api/v1/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const operations = Object.entries<Record<string, unknown>>(body.paths).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(operations).toEqual(
      expect.arrayContaining([
        'post /assessments',
        'get /assessments/{id}',
        'delete /assessments/{id}',
        'put /assessments/{id}/answers',
        'put /assessments/{id}/profile',
        'post /assessments/{id}/submit',
        'post /assessments/{id}/corrections',
        'get /assessments/{id}/receipt',
        'get /assessments/{id}/report.pdf',
        'post /assessments/{id}/links',
        'post /assessments/{id}/mails',
        'post /assessments/{id}/referrals',
        'post /access',
        'get /catalogue',
        'get /questionnaires/{instrument}/{version}',
        'get /classifications/activities',
      ]),
    );
    const { schema } =
      body.paths['/assessments/{id}/answers'].put.requestBody.content['application/json'];
    expect(schema.required).toEqual(['changeId', 'revision', 'answers']);
    expect(schema.additionalProperties).toBe(false);
    expect(body.components.schemas).toHaveProperty('Assessment');
  });

  it('is shown by a page without anything inline', async () => {
    const page = await get('/api/docs');
    expect(page.text).not.toMatch(/<script>|<style>| style=|onload=/);
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js']) {
      expect(page.text).toContain(`/api/docs/${file}`);
      expect((await get(`/api/docs/${file}`)).status).toBe(200);
    }
    expect((await get('/api/docs/package.json')).status).toBe(404);
  });
});

describe('health', () => {
  it('lives and is ready', async () => {
    expect((await get('/health')).body).toEqual({ status: 'alive' });
    expect((await get('/ready')).body).toEqual({ status: 'ready' });
  });
});
