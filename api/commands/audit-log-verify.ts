import { createRecordService } from '../account-services.ts';
import { createClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { StartError } from '../start-error.ts';
import { runCommand } from './command.ts';
import { hasDatabase, openDatabase } from './database-command.ts';

const help = `npm run -s audit-log:verify

Walks the record of who did what to whose data (DATA_DIR or MONGODB_URI, as for the service) and checks each chain:
no gap, no entry changed, each linked to the one before it, none cut off at the end. Prints {chains, entries, breaks};
each break is {chain, seq, fault}, fault one of gap, changed, not-linked, cut-off. Exit code 1 if there is any.`;

await runCommand({
  help,
  async run() {
    const settings = readConfig().database;
    if (!hasDatabase(settings)) throw new StartError(`There is no data in ${settings.dataDir}.`);
    const database = await openDatabase(settings);
    try {
      const verdict = await createRecordService(database, createClock()).verify();
      if (verdict.breaks.length > 0) process.exitCode = 1;
      return verdict;
    } finally {
      await database.close();
    }
  },
});
