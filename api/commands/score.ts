import { z } from 'zod';
import { readAnswers } from '../../scoring/answers.ts';
import { canonicalJson } from '../../scoring/canonical.ts';
import { checkDefinition } from '../../scoring/check-definition.ts';
import { definitionSchema } from '../../scoring/definition.ts';
import type { Definition } from '../../scoring/definition.ts';
import { profileFacts } from '../../scoring/profile.ts';
import type { Facts, Profile } from '../../scoring/profile.ts';
import { ENGINE_VERSION, score } from '../../scoring/score.ts';
import { verifyReceipt } from '../assessments/receipt.ts';
import type { Receipt } from '../contract.ts';
import { DataError, nameOf, readDataFile } from '../data-file.ts';
import { readQuestionnaires } from '../questionnaires/questionnaires.load.ts';
import { CommandError, required, runCommand } from './command.ts';

const help = `npm run -s score -- --definition d.json --answers a.json [--profile p.json]
npm run -s score -- --receipt r.json [--key BASE64]

--definition  compiled definition (see "npm run -s definition -- --schema definition"); points and weights are
              integers, points in thousandths
--answers     {"question": value}: text for a choice, list for several, number, true/false, {"row": "stage"},
              or "dont-know" / "not-relevant" where the question allows it; a missing key is an open question
--profile     {"country": "IT", "people": "2-9", …}: profile facts that conditions read
Prints the result: scores in points, null where nothing is known, range, coverage 0–1, band of every node.

--receipt     a receipt of this service: recomputed with the definition of its instrument and version
--key         base64 of the public key that must have signed it
Prints {whole, recomputed, sameDefinition, engine, result}: exit code 1 unless all hold.

A bad file: file, path and rule on standard error, exit code 1.`;

const profileFile = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const receiptFile = z.looseObject({
  format: z.literal('meridiana-receipt-1'),
  engine: z.string(),
  instrument: z.string(),
  version: z.int(),
  definitionHash: z.string(),
  answers: z.record(z.string(), z.unknown()),
  profile: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  assessedOn: z.string(),
  result: z.unknown(),
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    publicKey: z.string(),
    value: z.string(),
  }),
});

await runCommand({
  help,
  options: ['definition', 'answers', 'profile', 'receipt', 'key'],
  run(values) {
    if (values['receipt'] !== undefined) return checkReceipt(values['receipt'], values['key']);
    const definition = readDefinition(required(values, 'definition'));
    const answersFile = required(values, 'answers');
    const { answers, issues } = readAnswers(definition, readDataFile(answersFile, z.unknown()));
    if (issues.length > 0) {
      throw new DataError(
        issues.map(({ path, message, code }) => ({
          rule: 'R19',
          file: nameOf(answersFile),
          path,
          message: `${message} [${code}]`,
        })),
      );
    }
    const profile =
      values['profile'] === undefined ? {} : readDataFile(values['profile'], profileFile);
    // Whatever the file holds is a fact that conditions may read; the derived ones are added.
    const facts: Facts = { ...profile, ...profileFacts(profile as unknown as Profile) };
    return score(definition, answers, facts);
  },
});

function readDefinition(file: string): Definition {
  const definition = readDataFile(file, definitionSchema);
  const findings = checkDefinition(definition, nameOf(file));
  if (findings.length > 0) throw new DataError(findings);
  return definition;
}

function checkReceipt(file: string, trusted: string | undefined): unknown {
  const receipt = readDataFile(file, receiptFile) as unknown as Receipt;
  const key = `${receipt.instrument}/v${receipt.version}`;
  const loaded = readQuestionnaires().instruments.get(key);
  if (!loaded) throw new CommandError(`This release has no instrument “${key}”`);
  const { answers, issues } = readAnswers(loaded.definition, receipt.answers);
  const result = score(loaded.definition, answers, receipt.profile);
  const findings = {
    whole: verifyReceipt(receipt, trusted),
    recomputed: issues.length === 0 && canonicalJson(result) === canonicalJson(receipt.result),
    sameDefinition: receipt.definitionHash === loaded.definitionHash,
  };
  if (!Object.values(findings).every(Boolean)) process.exitCode = 1;
  return { ...findings, engine: ENGINE_VERSION, result };
}
