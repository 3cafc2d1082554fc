import { setTimeout as wait } from 'node:timers/promises';
import { types } from 'node:util';
import mongoose from 'mongoose';
import { StartError } from '../start-error.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from './embedded/engine.ts';
import { codeOf, reasonOf } from './error-facts.ts';
import type { DatabaseLog } from './log.ts';

const DEFAULT_DATABASE = 'meridiana';
/** How long the first connection may take, whatever it hangs on. */
const CONNECT_TIME_LIMIT_MS = 8_000;

export interface DatabaseRequest {
  /** A MongoDB server or cluster; without it the embedded engine is started on `dataDir`. */
  mongodbUri?: string | undefined;
  /** Data folder of the embedded engine. */
  dataDir?: string | undefined;
  /** Where the embedded engine keeps a newer C library if it needs one. */
  cacheDir?: string | undefined;
  /** By default the one named in the address, else `meridiana`. */
  databaseName?: string | undefined;
  log: DatabaseLog;
}

export interface Database {
  /** A connection of its own, never mongoose's global one. */
  connection: mongoose.Connection;
  /** False while the engine or the server does not answer. */
  isReady(): boolean;
  /** Process id of the embedded engine while it runs; always undefined with a MongoDB server. */
  enginePid(): number | undefined;
  /** Ends the connection and, if it was started here, the engine. */
  close(): Promise<void>;
}

/**
 * Connects to the MongoDB server that is named, or else starts the embedded engine and connects to it.
 * What is acknowledged is on disk. While the database is away, operations fail within seconds with
 * an error that `isDatabaseUnavailable` knows, and work again by themselves when it is back.
 * @throws StartError when the engine does not start or the server cannot be reached within 10 seconds
 */
export async function connectDatabase(request: DatabaseRequest): Promise<Database> {
  const { mongodbUri, dataDir, cacheDir, log } = request;
  if (mongodbUri) return openConnection(request, mongodbUri);
  if (!dataDir) throw new StartError('Either MONGODB_URI or DATA_DIR must say where the data is.');
  const engine = await startEmbeddedEngine({ dataDir, log, ...(cacheDir && { cacheDir }) });
  try {
    return await openConnection(request, engine.uri, engine);
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function openConnection(
  request: DatabaseRequest,
  uri: string,
  engine?: EmbeddedEngine,
): Promise<Database> {
  const connection = await connectSafely(request, uri, engine !== undefined);
  const readiness = watchReadiness(connection, request.log);
  return {
    connection,
    isReady: readiness.isReady,
    enginePid: () => engine?.pid(),
    async close() {
      readiness.stopWatching();
      await connection.close();
      await engine?.stop();
    },
  };
}

/**
 * One server alone acknowledges what is in its journal. Never ask it for a majority: the embedded
 * engine then leaves the journal out, and a kill loses what it acknowledged. In a cluster on the other
 * hand only a majority survives the loss of a server.
 */
async function connectSafely(
  request: DatabaseRequest,
  uri: string,
  isEmbedded: boolean,
): Promise<mongoose.Connection> {
  const toOneServer = createConnection(request, uri, isEmbedded, 1);
  await firstAnswer(toOneServer, uri);
  if (isEmbedded || !isCluster(await toOneServer.db?.admin().command({ hello: 1 }))) {
    return toOneServer;
  }
  await toOneServer.close();
  const toCluster = createConnection(request, uri, isEmbedded, 'majority');
  await firstAnswer(toCluster, uri);
  return toCluster;
}

/** @param hello a server's answer to `hello`: a replica set has a name, a router of shards says so */
export function isCluster(hello: Record<string, unknown> | undefined): boolean {
  return typeof hello?.['setName'] === 'string' || hello?.['msg'] === 'isdbgrid';
}

function createConnection(
  { databaseName }: DatabaseRequest,
  uri: string,
  isEmbedded: boolean,
  w: 1 | 'majority',
): mongoose.Connection {
  const dbName = databaseName ?? (namesDatabase(uri) ? undefined : DEFAULT_DATABASE);
  return mongoose.createConnection(uri, {
    ...(dbName && { dbName }),
    appName: 'meridiana',
    // Fail at once instead of holding requests back until the database returns.
    bufferCommands: false,
    serverSelectionTimeoutMS: isEmbedded ? 2_000 : 5_000,
    connectTimeoutMS: 5_000,
    // How soon a server that was away is noticed when no request waits for it.
    heartbeatFrequencyMS: 2_000,
    writeConcern: { w, journal: true },
  });
}

/** Follows whether some server takes writes; mongoose's own state also goes stale under heavy load. */
function watchReadiness(connection: mongoose.Connection, log: DatabaseLog) {
  const client = connection.getClient();
  let isReady = true;
  const follow = ({ newDescription }: mongoose.mongo.TopologyDescriptionChangedEvent): void => {
    const isReadyNow = [...newDescription.servers.values()].some(({ isWritable }) => isWritable);
    if (isReadyNow === isReady) return;
    isReady = isReadyNow;
    if (isReady) log('info', 'The database answers again');
    else log('warn', 'The database does not answer');
  };
  client.on('topologyDescriptionChanged', follow);
  return {
    isReady: () => isReady,
    stopWatching: () => client.off('topologyDescriptionChanged', follow),
  };
}

function namesDatabase(uri: string): boolean {
  return /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
}

async function firstAnswer(connection: mongoose.Connection, uri: string): Promise<void> {
  const answered = new AbortController();
  const tooLate = wait(CONNECT_TIME_LIMIT_MS, undefined, { signal: answered.signal }).then(() => {
    throw new Error('no answer in time');
  });
  try {
    await Promise.race([connection.asPromise(), tooLate]);
  } catch (error) {
    await connection.close(true).catch(() => {});
    throw startProblem(error, uri);
  } finally {
    answered.abort();
  }
}

const AUTHENTICATION_FAILED = 18;

function startProblem(error: unknown, uri: string): StartError {
  if (error instanceof Error && error.name === 'MongoParseError') {
    return new StartError(`MONGODB_URI is not an address of MongoDB (${reasonOf(error)}).`);
  }
  if (codeOf(error) === AUTHENTICATION_FAILED) {
    return new StartError('The MongoDB server refuses the name and password in MONGODB_URI.');
  }
  return new StartError(
    `MongoDB at ${hostsOf(uri)} cannot be reached (${reasonOf(error)}): check MONGODB_URI and that the server runs.`,
  );
}

/** The hosts alone: the address may hold a password. */
function hostsOf(uri: string): string {
  const authority = /^mongodb(?:\+srv)?:\/\/([^/?]*)/.exec(uri)?.[1] ?? '';
  return decodeURIComponent(authority.slice(authority.lastIndexOf('@') + 1));
}

const UNAVAILABLE_ERRORS = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoClientClosedError',
]);

/** A server that is shutting down, stepping down or has no primary says so with one of these codes. */
const UNAVAILABLE_CODES = new Set([6, 7, 89, 91, 189, 9001, 10107, 11600, 11602, 13435, 13436]);

const SOCKET_ERRORS = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED']);

/**
 * Whether an operation failed because the database is away for the moment (answer 503) and not
 * because of what was asked.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const code = codeOf(error);
  // The driver passes the error of a broken socket on as it is when it was about to write.
  if ('code' in error && SOCKET_ERRORS.has(String(error.code))) return true;
  if (UNAVAILABLE_ERRORS.has(error.name)) return true;
  if (code !== undefined && error.name.startsWith('Mongo')) return UNAVAILABLE_CODES.has(code);
  return isDatabaseUnavailable(error.cause);
}
