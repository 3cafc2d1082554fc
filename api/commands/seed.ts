import { Assessor } from '../assessments/assessor.ts';
import { GeneratedAssessments } from '../assessments/generated.service.ts';
import { loadCatalogue } from '../catalogue/catalogue.load.ts';
import { createClock } from '../clock.ts';
import { loadClassifications } from '../companies/classifications.service.ts';
import { readConfig } from '../config.ts';
import { loadKeys } from '../keys.ts';
import { loadQuestionnaires } from '../questionnaires/questionnaires.load.ts';
import { generateFirms } from '../seed/population.ts';
import { CommandError, runCommand } from './command.ts';
import { openDatabase } from './database-command.ts';

const BATCH = 500;
const help = `npm run -s seed -- [--firms 100] [--seed 1]

Fills the database (DATA_DIR or MONGODB_URI, as for the service) with submitted first-level assessments of generated
firms of Tuscany and Emilia-Romagna. Each is marked "generated"; nobody has a link to it. The same seed gives the same
firms. Not in production. Prints {firms, seconds}; progress goes to standard error.`;

await runCommand({
  help,
  options: ['firms', 'seed'],
  async run(values) {
    const firms = wholeNumber(values['firms'] ?? '100', 'firms', 1_000_000);
    const config = readConfig();
    if (config.production) throw new CommandError('Generated firms do not belong in production.');
    const catalogue = loadCatalogue();
    const { model, instruments } = loadQuestionnaires(catalogue);
    const instrument = instruments.get('first-level/v1');
    if (!instrument) throw new CommandError('The first-level survey is missing.');
    const assessor = new Assessor({
      model,
      catalogue,
      keys: loadKeys(config).signing,
      clock: createClock(),
    });
    const { activities, provinces } = loadClassifications();
    const population = generateFirms(
      {
        definition: instrument.definition,
        activities,
        provinces,
        goals: ids(model.goals),
        chainRoles: ids(model.chainRoles),
        lifePhases: ids(model.lifePhases),
      },
      wholeNumber(values['seed'] ?? '1', 'seed', 2 ** 32 - 1),
    );
    const started = performance.now();
    const database = await openDatabase(config.database);
    try {
      const generated = new GeneratedAssessments(database, instrument, assessor);
      await generated.prepare();
      for (let done = 0; done < firms; done += BATCH) {
        const batch = Array.from(
          { length: Math.min(BATCH, firms - done) },
          () => population.next().value,
        );
        await generated.add(batch);
        showProgress(done + batch.length, firms);
      }
    } finally {
      await database.close();
    }
    return { firms, seconds: Number(((performance.now() - started) / 1000).toFixed(1)) };
  },
});

function ids(list: { id: string }[]): string[] {
  return list.map(({ id }) => id);
}

function wholeNumber(text: string, name: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw new CommandError(`--${name} must be a whole number from 1 to ${most}`);
  return value;
}

function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY && done < all) return;
  const width = 30;
  const filled = Math.round((done / all) * width);
  process.stderr.write(
    `\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done} of ${all}${done === all ? '\n' : ''}`,
  );
}
