import { Assessor } from '../assessments/assessor.ts';
import { GeneratedAssessments } from '../assessments/generated.service.ts';
import { loadCatalogue } from '../catalogue/catalogue.load.ts';
import { createClock } from '../clock.ts';
import { loadClassifications } from '../companies/classifications.service.ts';
import { readConfig } from '../config.ts';
import type { Database } from '../database/connection.ts';
import { type Keys, loadKeys } from '../keys.ts';
import {
  type LoadedInstrument,
  loadQuestionnaires,
} from '../questionnaires/questionnaires.load.ts';
import { GeneratedResults } from '../regions/generated-results.service.ts';
import { generateFirms } from '../seed/population.ts';
import { TUSCANY, readPopulationFile } from '../seed/population-file.ts';
import { generateRegion } from '../seed/region-population.ts';
import { CommandError, runCommand } from './command.ts';
import { openDatabase } from './database-command.ts';

const BATCH = 500;
const help = `npm run -s seed -- [--firms 1000] [--assessments 100] [--seed 1] [--population FILE]

Fills the database (DATA_DIR or MONGODB_URI, as for the service) with generated firms. Not in production.
--firms        a whole region: results as its releases count them, over several quarters, some firms measured again
--population   the region's marginals; without it api/seed/tuscany.json
--assessments  submitted first-level assessments of firms of Tuscany and Emilia-Romagna, for trying the pages
Without --firms and --assessments: 1000 firms. All are marked "generated"; nobody has a link to them. The same seed gives
the same firms, and firms that are there already are left alone. Prints {firms, results, assessments, seconds}; progress
goes to standard error. A population file that is broken or contradicts itself: file, path, rule, exit 1.`;

interface Needs {
  database: Database;
  catalogue: ReturnType<typeof loadCatalogue>;
  questionnaires: ReturnType<typeof loadQuestionnaires>;
  instrument: LoadedInstrument;
  keys: Keys;
  seed: number;
}

await runCommand({
  help,
  options: ['firms', 'assessments', 'seed', 'population'],
  async run(values) {
    const { assessments: more } = values;
    const assessments = more === undefined ? 0 : wholeNumber(more, 'assessments', 1_000_000);
    const firms =
      values['firms'] === undefined && assessments > 0
        ? 0
        : wholeNumber(values['firms'] ?? '1000', 'firms', 30_000_000);
    const seed = wholeNumber(values['seed'] ?? '1', 'seed', 2 ** 32 - 1);
    const config = readConfig();
    if (config.production) throw new CommandError('Generated firms do not belong in production.');
    const catalogue = loadCatalogue();
    const questionnaires = loadQuestionnaires(catalogue);
    const instrument = questionnaires.instruments.get('first-level/v1');
    if (!instrument) throw new CommandError('The first-level survey is missing.');
    const codes = {
      ...loadClassifications(),
      lifePhases: ids(questionnaires.model.lifePhases),
      valueChains: ids(questionnaires.model.valueChains),
    };
    const population = readPopulationFile(values['population'] ?? TUSCANY, codes);
    const started = performance.now();
    const database = await openDatabase(config.database);
    try {
      const keys = loadKeys(config);
      const needs = { database, catalogue, questionnaires, instrument, keys, seed };
      const results = await addRegion(needs, firms, population);
      await addAssessments(needs, assessments);
      const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
      return { firms, results, assessments, seconds };
    } finally {
      await database.close();
    }
  },
});

/** @returns how many results were added */
async function addRegion(
  { database, questionnaires: { model }, instrument, keys, seed }: Needs,
  firms: number,
  population: ReturnType<typeof readPopulationFile>,
): Promise<number> {
  const generated = new GeneratedResults(database, { instrument, model, secret: keys.secret });
  await generated.prepare();
  const { definition } = instrument;
  const { activities } = loadClassifications();
  const today = createClock().today();
  const region = generateRegion(population, { definition, activities }, { firms, seed, today });
  let results = 0;
  for (let done = 0; done < firms; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, firms - done) }, () => region.next().value);
    results += await generated.add(
      batch.flatMap((firm) => firm ?? []),
      seed,
    );
    showProgress(done + batch.length, firms);
  }
  return results;
}

async function addAssessments(needs: Needs, assessments: number): Promise<void> {
  const { database, catalogue, instrument, keys, seed } = needs;
  const { model } = needs.questionnaires;
  const assessor = new Assessor({ model, catalogue, keys: keys.signing, clock: createClock() });
  const { activities, provinces } = loadClassifications();
  const { definition } = instrument;
  const lists = {
    goals: ids(model.goals),
    chainRoles: ids(model.chainRoles),
    lifePhases: ids(model.lifePhases),
  };
  const population = generateFirms({ definition, activities, provinces, ...lists }, seed);
  const generated = new GeneratedAssessments(database, instrument, assessor);
  await generated.prepare();
  for (let done = 0; done < assessments; done += BATCH) {
    const size = Math.min(BATCH, assessments - done);
    await generated.add(Array.from({ length: size }, () => population.next().value));
    showProgress(done + size, assessments);
  }
}

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
