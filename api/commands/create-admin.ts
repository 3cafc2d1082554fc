import { z } from 'zod';
import { createAdministratorService } from '../account-services.ts';
import { createClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { HttpError } from '../http/http-error.ts';
import { languageSchema } from '../../scoring/definition.ts';
import { CommandError, required, runCommand } from './command.ts';
import { openDatabase } from './database-command.ts';

const help = `npm run -s create-admin -- --email ada@example.org [--language it] [--another]

Makes the first administrator (DATA_DIR or MONGODB_URI, as for the service): gives the account of that address the role
and queues a mail with a link that opens the account, or signs in to it. The service sends the mail as soon as it runs.
Refuses where there is an administrator already, who gives roles in the service; --another makes one more all the same,
for when nobody can get in any more. Prints {account, email}.`;

await runCommand({
  help,
  options: ['email', 'language'],
  switches: ['another'],
  async run(values, { another }) {
    const email = z.email().max(254).toLowerCase().safeParse(required(values, 'email'));
    if (!email.success) throw new CommandError('--email must be an e-mail address');
    const language = languageSchema.safeParse(values['language'] ?? 'it');
    if (!language.success) throw new CommandError('--language must be it or en');
    const database = await openDatabase(readConfig().database);
    try {
      const administrators = await createAdministratorService(database, createClock());
      const account = await administrators.invite(email.data, language.data, another === true);
      return { account, email: email.data };
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      throw new CommandError('There is an administrator already (--help says more)');
    } finally {
      await database.close();
    }
  },
});
