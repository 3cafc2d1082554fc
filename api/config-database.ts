import { resolve } from 'node:path';
import { StartError } from './start-error.ts';

/** Where the data is: a MongoDB server when `mongodbUri` is given, else the engine in `dataDir`. */
export interface DatabaseSettings {
  /** Absolute path of the data folder (`DATA_DIR`, `./data` by default). */
  dataDir: string;
  /** Address of a MongoDB server or cluster (`MONGODB_URI`), absent for the embedded engine. */
  mongodbUri?: string;
}

/**
 * Reads the two settings of the database from the environment.
 * @throws StartError when MONGODB_URI is not an address of MongoDB
 */
export function readDatabaseSettings(env: Record<string, string | undefined>): DatabaseSettings {
  const dataDir = resolve(env['DATA_DIR']?.trim() || './data');
  const mongodbUri = env['MONGODB_URI']?.trim();
  if (!mongodbUri) return { dataDir };
  if (!/^mongodb(\+srv)?:\/\//.test(mongodbUri)) {
    throw new StartError('MONGODB_URI must begin with mongodb:// or mongodb+srv://.');
  }
  return { dataDir, mongodbUri };
}
