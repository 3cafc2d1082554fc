import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSettings } from '../config-database.ts';
import type { NativeDatabase } from '../database/collections.ts';
import { type Database, connectDatabase } from '../database/connection.ts';
import { findRunningEngine } from '../database/embedded/engine-address.ts';
import type { DatabaseLog } from '../database/log.ts';

/** Standard output is for the result alone. */
const log: DatabaseLog = (level, message, fields) => {
  if (level !== 'debug') console.error(message, fields ?? '');
};

/** The server named in MONGODB_URI, or the engine of the service now running, or one of our own. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const uri = settings.mongodbUri ?? (await findRunningEngine(settings.dataDir));
  return connectDatabase({ mongodbUri: uri, dataDir: settings.dataDir, log });
}

/** Whether anything was ever stored where the settings point to. */
export function hasDatabase({ mongodbUri, dataDir }: DatabaseSettings): boolean {
  return mongodbUri !== undefined || existsSync(join(dataDir, 'database'));
}

export function nativeDatabase({ connection }: Database): NativeDatabase {
  if (!connection.db) throw new Error('the database is not connected');
  return connection.db;
}
