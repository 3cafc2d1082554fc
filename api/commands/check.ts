import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutesToAnswer, LANGUAGES } from '../../scoring/check-questionnaire.ts';
import { expectedOf } from '../../scoring/golden.ts';
import { loadCatalogue } from '../catalogue/catalogue.load.ts';
import { DataError } from '../data-file.ts';
import { checkAll, readQuestionnaires } from '../questionnaires/questionnaires.load.ts';
import { runCommand } from './command.ts';

const help = `npm run -s check [-- --accept YYYY-MM-DD]

Checks the model, every questionnaire, its golden firms and the catalogue by the numbered rules of
scoring/check-rules.ts. Prints what was checked as JSON; findings (file, path, rule) go to standard error, exit code 1.
--accept writes the results of the golden firms, judged on that day, into their profiles.json: read the difference
before you commit it. On a published version they may not change.`;

await runCommand({
  help,
  options: ['accept'],
  run({ accept }) {
    const catalogue = loadCatalogue();
    if (accept !== undefined) acceptResults(catalogue, accept);
    const questionnaires = readQuestionnaires();
    const findings = checkAll(questionnaires, catalogue);
    if (findings.length > 0) throw new DataError(findings);
    const { model, instruments } = questionnaires;
    return {
      model: `${model.id}/v${model.version}`,
      instruments: [...instruments.values()].map(
        ({ key, instrument, survey, examples, firms, definitionHash }) => ({
          key,
          status: instrument.status,
          questions: instrument.questions.length,
          minutes: Object.fromEntries(
            LANGUAGES.map((language) => [
              language,
              Number(minutesToAnswer({ model, instrument, survey, examples }, language).toFixed(1)),
            ]),
          ),
          goldenFirms: firms.length,
          definitionHash,
        }),
      ),
      catalogue: {
        editions: catalogue.editions.map(({ id }) => id),
        offers: catalogue.offers.length,
      },
      findings: 0,
    };
  },
});

function acceptResults(catalogue: ReturnType<typeof loadCatalogue>, today: string): void {
  const { model, instruments } = readQuestionnaires();
  for (const { folder, firms, definition } of instruments.values()) {
    const accepted = firms.map((firm) => ({
      ...firm,
      expected: expectedOf(model, definition, catalogue, firm, today),
    }));
    writeFileSync(join(folder, 'profiles.json'), `${JSON.stringify(accepted, null, 2)}\n`);
  }
}
