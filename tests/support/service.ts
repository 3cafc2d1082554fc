/** The real application on the real engine: only the clock stands still until a test moves it. */
import { createSecretKey, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Express } from 'express';
import { type Logger, pino } from 'pino';
import { createApp } from '../../api/app.ts';
import { loadCatalogue } from '../../api/catalogue/catalogue.load.ts';
import { type Clock, createClock } from '../../api/clock.ts';
import { loadClassifications } from '../../api/companies/classifications.service.ts';
import { type Config, readConfig } from '../../api/config.ts';
import type { Deps } from '../../api/deps.ts';
import { loadKeys } from '../../api/keys.ts';
import { createMailTransport } from '../../api/mail/mail.transport.ts';
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import { loadReportTexts } from '../../api/reports/reports.service.ts';
import { createServices, type Services } from '../../api/services.ts';
import { connectTestDatabase, type TestDatabase } from './database.ts';

export const catalogue = loadCatalogue();
export const questionnaires = readQuestionnaires();
export const classifications = loadClassifications();
const reportTexts = loadReportTexts();

export interface TestClock extends Clock {
  set(moment: string): void;
}

export interface TestService {
  app: Express;
  deps: Deps;
  services: Services;
  clock: TestClock;
  database: TestDatabase;
  /** What was logged, line by line. */
  logLines: string[];
  close(): Promise<void>;
}

/** A clock that shows what a test sets. */
export function createTestClock(start = '2026-11-20T09:00:00Z'): TestClock {
  let now = new Date(start);
  return { ...createClock(() => now), set: (moment) => (now = new Date(moment)) };
}

/** Starts a service on a database and a data folder of its own. */
export async function startService(overrides: Partial<Deps> = {}): Promise<TestService> {
  const database = await connectTestDatabase();
  const config = testConfig();
  const clock = createTestClock();
  const logLines: string[] = [];
  const log = collectingLog(logLines);
  const deps: Deps = {
    config,
    database,
    questionnaires,
    catalogue,
    classifications,
    reportTexts,
    mailTransport: createMailTransport(overrides.config ?? config, log),
    keys: loadKeys(overrides.config ?? config),
    clock,
    log,
    ...overrides,
  };
  const services = createServices(deps);
  await services.prepare();
  return {
    app: createApp(deps, services),
    deps,
    services,
    clock,
    database,
    logLines,
    async close() {
      deps.mailTransport.close();
      await database.close();
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
}

/** Settings as for a service at https://meridiana.example.org with its own data folder. */
export function testConfig(overrides: Partial<Config> = {}): Config {
  const dataDir = join(tmpdir(), `meridiana-test-${randomUUID()}`);
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    PUBLIC_URL: 'https://meridiana.example.org',
    MAIL_FROM: 'Meridiana <meridiana@example.org>',
  });
  return {
    ...config,
    jwtSecret: createSecretKey('a test secret of thirty-two bytes', 'utf8'),
    ...overrides,
  };
}

function collectingLog(lines: string[]): Logger {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  return pino({ level: 'info', base: null }, sink);
}
