import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DatabaseSettings } from '../config-database.ts';
import type { NativeDatabase } from '../database/collections.ts';
import { type Database, connectDatabase } from '../database/connection.ts';
import { findRunningEngine } from '../database/embedded/engine-address.ts';
import { reasonOf } from '../database/error-facts.ts';
import type { DatabaseLog } from '../database/log.ts';
import { StartError } from '../start-error.ts';

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

export interface DatabaseCommand {
  help: string;
  /** Whether the command knows --replace. */
  canReplace: boolean;
  /** @returns what is printed as JSON */
  run(file: string | undefined, flags: { replace: boolean }): Promise<unknown>;
}

/** Runs one command line: result as JSON on standard output, or one sentence on standard error. */
export async function runCommand(command: DatabaseCommand, words: string[]): Promise<void> {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        ...(command.canReplace && { replace: { type: 'boolean' } }),
      },
    });
    if (values.help) {
      console.log(command.help);
      return;
    }
    if (positionals.length > 1) throw new StartError('Give one file name only.');
    const result = await command.run(positionals[0], { replace: values['replace'] === true });
    console.log(JSON.stringify(result, null, 2));
  } catch (error) {
    console.error(error instanceof StartError ? error.message : reasonOf(error));
    process.exitCode = 1;
  }
}
