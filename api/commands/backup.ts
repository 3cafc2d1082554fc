import { join, resolve } from 'node:path';
import { readDatabaseSettings } from '../config-database.ts';
import { backUpDatabase } from '../database/backup.ts';
import { StartError } from '../start-error.ts';
import { runCommand } from './command.ts';
import { hasDatabase, nativeDatabase, openDatabase } from './database-command.ts';

const help = `npm run -s backup -- [FILE]

Writes all data into FILE (by default a new file in DATA_DIR/backups). The service may be running.
DATA_DIR and MONGODB_URI say where the data is, as for the service.
Prints {file, database, takenAt, collections, documents, sha256, bytes}; exit code 1 with one
sentence on standard error when it fails. The file holds personal data: keep it as safe as the service.`;

await runCommand({
  help,
  operand: 'file',
  async run({ file }) {
    const settings = readDatabaseSettings(process.env);
    if (!hasDatabase(settings)) throw new StartError(`There is no data in ${settings.dataDir}.`);
    const now = new Date();
    const name = `meridiana-${now.toISOString().replace(/[:.]/g, '')}.jsonl.gz`;
    const target = resolve(file ?? join(settings.dataDir, 'backups', name));
    const database = await openDatabase(settings);
    try {
      return await backUpDatabase(nativeDatabase(database), target, now);
    } finally {
      await database.close();
    }
  },
});
