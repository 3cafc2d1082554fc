import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Logger, destination, pino } from 'pino';
import { createApp } from './app.ts';
import { startBackground } from './background.ts';
import { loadCatalogue } from './catalogue/catalogue.load.ts';
import { createClock } from './clock.ts';
import { loadClassifications } from './companies/classifications.service.ts';
import { type Config, readConfig } from './config.ts';
import { DataError } from './data-file.ts';
import { connectDatabase } from './database/connection.ts';
import type { Deps } from './deps.ts';
import { loadKeys } from './keys.ts';
import { createMailTransport } from './mail/mail.transport.ts';
import { projectRoot } from './project-root.ts';
import { loadQuestionnaires } from './questionnaires/questionnaires.load.ts';
import { loadReportTexts } from './reports/reports.service.ts';
import { createServices } from './services.ts';
import { StartError } from './start-error.ts';

/** How long requests in flight may take to finish after SIGTERM. */
const FAREWELL_MS = 10_000;

try {
  await start();
} catch (error) {
  if (error instanceof StartError || error instanceof DataError) console.error(error.message);
  else console.error(`Meridiana could not start: ${(error as Error).message.split('\n')[0]}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: null }, destination({ dest: 2, sync: false }));
  warnAboutHttp(config, log);
  const data = loadData();
  const keys = loadKeys(config);
  const database = await connectDatabase({ ...config.database, log: toDatabaseLog(log) });
  const mailTransport = createMailTransport(config, log);
  const pages = join(projectRoot, 'dist/client');
  const deps: Deps = {
    config,
    database,
    ...data,
    keys,
    mailTransport,
    clock: createClock(),
    log,
    pages,
  };
  const services = createServices(deps);
  const server = createServer(createApp(deps, services));
  try {
    await services.prepare();
    await listen(server, config);
  } catch (error) {
    await database.close();
    throw error;
  }
  const background = startBackground(services, log);
  console.log(`Meridiana is ready at ${addressOf(server, config)}`);

  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await close(server);
  await background.stop();
  mailTransport.close();
  await database.close();
  process.exit(0);
}

function warnAboutHttp({ production, publicUrl }: Config, log: Logger): void {
  if (!production || publicUrl.startsWith('https:')) return;
  log.warn('PUBLIC_URL does not begin with https: cookies and links travel unprotected');
}

function loadData() {
  const catalogue = loadCatalogue();
  return {
    catalogue,
    questionnaires: loadQuestionnaires(catalogue),
    classifications: loadClassifications(),
    reportTexts: loadReportTexts(),
  };
}

async function listen(server: Server, { port, host }: Config): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      EADDRINUSE: `Port ${port} is taken: stop the program that uses it, or set PORT to another one.`,
      EACCES: `Port ${port} needs more rights: set PORT to one above 1023.`,
      EADDRNOTAVAIL: `This machine has no address ${host}: check HOST.`,
    };
    throw new StartError(reasons[code ?? ''] ?? `The service cannot listen (${code}).`);
  }
}

/** Finishes requests in flight; cuts off those that take too long. */
async function close(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), FAREWELL_MS);
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}

function addressOf(server: Server, { publicUrl, port }: Config): string {
  return port === 0 ? `http://localhost:${(server.address() as AddressInfo).port}` : publicUrl;
}

function toDatabaseLog(log: Logger) {
  return (level: 'debug' | 'info' | 'warn' | 'error', message: string, fields?: object) =>
    log[level](fields ?? {}, message);
}
