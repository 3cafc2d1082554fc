import { z } from 'zod';
import { PEOPLE, TURNOVER, readSize } from '../../scoring/profile.ts';
import { classifySize, wrongTies } from '../../scoring/size.ts';
import { readDataFile } from '../data-file.ts';
import { required, runCommand } from './command.ts';

const help = `npm run -s size -- --company c.json

EU size class (Recommendation 2003/361/EC) with its reasoning. The file is either
  {"periods": [{"year": 2025, "workUnits": 8.5, "turnover": 90000000, "balanceSheet": 60000000,
                "related": [{"name": "…", "share": 30, "workUnits": 20, "turnover": 500000000, "balanceSheet": 400000000}]}]}
     workUnits are annual work units (two decimals at most), money is in euro cents, share is per cent of capital or
     votes: 25–50 counts as partner, pro rata; above 50 as linked, whole. A firm that is tied by another one of the list
     names its place, from 0, as "via": partners of linked firms count by their share, firms linked to a partner by the
     partner's. The class changes only after two consecutive periods beyond a ceiling.
or the bands of the first-level profile: {"country": "IT", "people": "2-9", "turnover": "up-to-2m"}
Prints {size, certain, …}. A bad file: file, path and rule on standard error, exit code 1.`;

const cents = z.int().min(0).max(1e15);
const workUnits = z
  .number()
  .min(0)
  .max(1e6)
  .refine(
    (value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
    'must have two decimals at most',
  )
  .transform((value) => Math.round(value * 100));
const share = z
  .number()
  .min(0)
  .max(100)
  .transform((percent) => Math.round(percent * 10));
const related = z.strictObject({
  name: z.string().min(1),
  share,
  via: z.int().min(0).exactOptional(),
  workUnits,
  turnover: cents,
  balanceSheet: cents,
});
const period = z.strictObject({
  year: z.int().min(1990).max(2100),
  workUnits,
  turnover: cents,
  balanceSheet: cents,
  related: z
    .array(related)
    .refine(
      (firms) => wrongTies(firms).length === 0,
      'a "via" must be the place of a firm before it',
    )
    .default([]),
});
const fullFile = z.looseObject({
  periods: z
    .array(period)
    .min(1)
    .refine(
      (periods) => new Set(periods.map(({ year }) => year)).size === periods.length,
      'a year stands twice',
    ),
});
const bandsFile = z.looseObject({
  country: z.string().length(2).default('IT'),
  people: z.enum(PEOPLE),
  turnover: z.enum(TURNOVER).exactOptional(),
});

await runCommand({
  help,
  options: ['company'],
  run(values) {
    const file = required(values, 'company');
    const content = readDataFile(file, z.looseObject({}));
    if (!('periods' in content)) {
      const { size, possible } = readSize(readDataFile(file, bandsFile));
      return { size, certain: possible.length === 1, possible };
    }
    const { size, lines } = classifySize(readDataFile(file, fullFile).periods);
    return {
      size,
      certain: true,
      periods: lines.map((line) => ({
        ...line,
        workUnits: line.workUnits / 100,
        own: { ...line.own, workUnits: line.own.workUnits / 100 },
        counted: line.counted.map((firm) => ({
          ...firm,
          share: firm.share / 10,
          workUnits: firm.workUnits / 100,
        })),
      })),
    };
  },
});
