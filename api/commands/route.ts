import { z } from 'zod';
import { checkCatalogue } from '../../scoring/check-catalogue.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { Result } from '../../scoring/result.ts';
import { route } from '../../scoring/route.ts';
import { createClock } from '../clock.ts';
import { catalogueFolder, fileOfOffer, loadCatalogue } from '../catalogue/catalogue.load.ts';
import { loadClassifications } from '../companies/classifications.service.ts';
import { profileSchema } from '../companies/profile.service.ts';
import { DataError, readDataFile } from '../data-file.ts';
import { readQuestionnaires } from '../questionnaires/questionnaires.load.ts';
import { required, runCommand } from './command.ts';

const help = `npm run -s route -- --result r.json --company c.json [--catalogue DIR] [--today YYYY-MM-DD]

--result     what "score" printed (or a receipt)
--company    the profile: {"country": "IT", "nuts3": "ITI18", "nace": "32.12", "naceVersion": "2", "people": "2-9",
             "turnover": "up-to-2m", "valueChain": "gold-fashion", "goals": ["raise-quality"], …};
             a missing fact never hides an offer. It may carry "assessment":
             {"assessedOn": "2026-11-20", "accredited": false, "stage": null}
--catalogue  folder of editions (default: the one of the service)
--today      day by which offers are judged, Europe/Rome (default: today)
Prints {today, offers, nextSteps, missing}; money in euro cents.
A bad file: file, path and rule on standard error, exit code 1.`;

const nodeFile = z.looseObject({
  state: z.enum(['scored', 'unscored', 'not-applicable']),
  score: z.number().nullable(),
  band: z.string().nullable(),
});
const resultFile = z.looseObject({ nodes: z.record(z.string(), nodeFile) });
const day = z.iso.date();

await runCommand({
  help,
  options: ['result', 'company', 'catalogue', 'today'],
  run(values) {
    const { model, instruments } = readQuestionnaires();
    const today = day.parse(values['today'] ?? createClock().today());
    const result = readDataFile(
      required(values, 'result'),
      z.union([resultFile, z.looseObject({ result: resultFile })]),
    );
    const company = readDataFile(required(values, 'company'), companyFile(model));
    const folder = values['catalogue'] ?? catalogueFolder;
    const catalogue = loadCatalogue(folder);
    const definition = instruments.get('first-level/v1')?.definition;
    const findings = definition
      ? checkCatalogue(model, catalogue, definition, (offer) => fileOfOffer(offer, folder))
      : [];
    if (findings.length > 0) throw new DataError(findings);
    return route({
      model,
      catalogue,
      result: ('nodes' in result ? result : result.result) as unknown as Result,
      profile: company.profile,
      assessment: company.assessment ?? { assessedOn: today, accredited: false, stage: null },
      today,
    });
  },
});

/** The profile itself, with the assessment beside its fields. */
function companyFile(model: Parameters<typeof profileSchema>[0]) {
  const assessment = z.strictObject({
    assessedOn: day,
    accredited: z.boolean(),
    stage: z.int().min(1).max(6).nullable(),
  });
  const profile = profileSchema(model, loadClassifications());
  return z
    .looseObject({ assessment: assessment.optional() })
    .transform(
      (
        { assessment: assessed, ...fields },
        context,
      ): { profile: Profile; assessment: typeof assessed } => {
        const parsed = profile.safeParse(fields);
        if (parsed.success) return { profile: parsed.data, assessment: assessed };
        for (const { path, message } of parsed.error.issues)
          context.addIssue({ code: 'custom', path, message });
        return z.NEVER;
      },
    );
}
