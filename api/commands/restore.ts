import { resolve } from 'node:path';
import { readDatabaseSettings } from '../config-database.ts';
import { findRunningEngine } from '../database/embedded/engine-address.ts';
import { restoreDatabase } from '../database/restore.ts';
import { StartError } from '../start-error.ts';
import { runCommand } from './command.ts';
import { nativeDatabase, openDatabase } from './database-command.ts';

const help = `npm run -s restore -- FILE [--replace]

Puts the data of a backup FILE in place. Stop the service first.
The database must be empty; with --replace its present data is replaced, all of it.
DATA_DIR and MONGODB_URI say where the data goes, as for the service.
Prints {file, database, takenAt, collections, documents, leftOut}; exit code 1 with one sentence on
standard error when it fails. The whole file is checked before anything is changed.`;

await runCommand({
  help,
  operand: 'file',
  switches: ['replace'],
  async run({ file }, { replace }) {
    if (!file) throw new StartError('Name the backup file to restore (--help says more).');
    const settings = readDatabaseSettings(process.env);
    const source = resolve(file);
    if (!settings.mongodbUri && (await findRunningEngine(settings.dataDir))) {
      throw new StartError(`A service is running on ${settings.dataDir}: stop it, then restore.`);
    }
    const database = await openDatabase(settings);
    try {
      return await restoreDatabase(nativeDatabase(database), source, { replace: replace === true });
    } finally {
      await database.close();
    }
  },
});
