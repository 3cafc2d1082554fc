import { z } from 'zod';
import { judgeGrant } from '../../scoring/money.ts';
import { callSchema } from '../../scoring/offer.ts';
import { SIZES } from '../../scoring/profile.ts';
import { readDataFile } from '../data-file.ts';
import { CommandError, required, runCommand } from './command.ts';

const help = `npm run -s grant -- --call c.json --cost 750000 --size micro|small|medium|large [--premium ID,ID]

--call     a call of the catalogue (api/catalogue/data/<edition>/call/<code>.json)
--cost     in euro cents
Prints {verdict, reason, cost, eligible, grant, ownShare, rate, lacking}: cents, rate in thousandths, rounded once, half up.
A bad file: file, path and rule on standard error, exit code 1.`;

await runCommand({
  help,
  options: ['call', 'cost', 'size', 'premium'],
  run(values) {
    const call = readDataFile(required(values, 'call'), callSchema);
    const size = z.enum(SIZES).safeParse(required(values, 'size'));
    if (!size.success) throw new CommandError(`--size must be one of ${SIZES.join(', ')}`);
    const text = required(values, 'cost');
    if (!/^\d{1,13}$/.test(text))
      throw new CommandError('--cost must be a whole number of euro cents');
    const premiums = values['premium']?.split(',') ?? [];
    const unknown = premiums.find(
      (id) => !call.grant.premiums.some((premium) => premium.id === id),
    );
    if (unknown !== undefined) throw new CommandError(`The call has no premium “${unknown}”`);
    return judgeGrant(call.grant, Number(text), size.data, premiums);
  },
});
