import { z } from 'zod';
import {
  definitionSchema,
  instrumentSchema,
  modelSchema,
  surveySchema,
} from '../../scoring/definition.ts';
import { editionSchema, offerFileSchema } from '../../scoring/offer.ts';
import { readQuestionnaires } from '../questionnaires/questionnaires.load.ts';
import { CommandError, runCommand } from './command.ts';

const SCHEMAS = {
  definition: definitionSchema,
  model: modelSchema,
  instrument: instrumentSchema,
  survey: surveySchema,
  offer: offerFileSchema,
  edition: editionSchema,
};

const help = `npm run -s definition -- --instrument first-level/v1
npm run -s definition -- --schema definition|model|instrument|survey|offer|edition

Prints the compiled, self-contained definition that "score" takes, or the JSON Schema of a kind of file.`;

await runCommand({
  help,
  options: ['instrument', 'schema'],
  run({ instrument, schema }) {
    if (schema !== undefined) {
      const found = Object.entries(SCHEMAS).find(([name]) => name === schema)?.[1];
      if (!found)
        throw new CommandError(
          `There is no schema “${schema}”: choose ${Object.keys(SCHEMAS).join(', ')}`,
        );
      return z.toJSONSchema(found, { io: 'input' });
    }
    const { instruments } = readQuestionnaires();
    const key = instrument ?? 'first-level/v1';
    const loaded = instruments.get(key);
    if (!loaded)
      throw new CommandError(
        `There is no instrument “${key}”: choose ${[...instruments.keys()].join(', ')}`,
      );
    return loaded.definition;
  },
});
