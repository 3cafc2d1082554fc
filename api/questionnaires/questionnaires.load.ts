import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkCatalogue } from '../../scoring/check-catalogue.ts';
import { checkCarryOver } from '../../scoring/check-carry-over.ts';
import { checkDefinition } from '../../scoring/check-definition.ts';
import { checkModel, checkQuestionnaire } from '../../scoring/check-questionnaire.ts';
import type { Finding } from '../../scoring/check-rules.ts';
import { checkStages } from '../../scoring/check-stages.ts';
import { checkTexts } from '../../scoring/check-texts.ts';
import { compileDefinition } from '../../scoring/compile.ts';
import { canonicalJson } from '../../scoring/canonical.ts';
import {
  carryOverSchema,
  examplesSchema,
  goldenFirmsSchema,
  instrumentSchema,
  modelSchema,
  stagesSchema,
  surveySchema,
} from '../../scoring/definition.ts';
import type {
  CarryOver,
  Definition,
  Examples,
  GoldenFirm,
  Instrument,
  Model,
  Stages,
  Survey,
} from '../../scoring/definition.ts';
import { checkGoldenFirms } from '../../scoring/golden.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import { fileOfOffer } from '../catalogue/catalogue.load.ts';
import { DataError, nameOf, readDataFile } from '../data-file.ts';
import { projectRoot } from '../project-root.ts';

export const questionnairesFolder = join(projectRoot, 'questionnaires');

export interface LoadedInstrument {
  /** `first-level/v1` */
  key: string;
  folder: string;
  instrument: Instrument;
  survey: Survey;
  examples: Examples;
  firms: GoldenFirm[];
  /** Answers to other instruments that say the same. */
  carryOver: CarryOver;
  definition: Definition;
  /** SHA-256 of the canonical definition, hexadecimal. */
  definitionHash: string;
}

export interface Questionnaires {
  model: Model;
  /** What a result tells of the stages of another index. */
  stages: Stages;
  /** By key. */
  instruments: Map<string, LoadedInstrument>;
}

const STAGES = 'model/v1/acatech.json';
const CARRY_OVER = 'carry-over.json';

/** Reads model and instruments. Throws a DataError on a file of the wrong shape; the rules are for `checkAll`. */
export function readQuestionnaires(folder = questionnairesFolder): Questionnaires {
  const model = readDataFile(join(folder, 'model/v1/model.json'), modelSchema);
  const instruments = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'model')
    .flatMap(({ name }) =>
      readdirSync(join(folder, name)).map((version) =>
        readInstrument(model, folder, `${name}/${version}`),
      ),
    );
  return {
    model,
    stages: readDataFile(join(folder, STAGES), stagesSchema),
    instruments: new Map(instruments.map((instrument) => [instrument.key, instrument])),
  };
}

/** Like `readQuestionnaires`, and refuses data that break a rule. */
export function loadQuestionnaires(
  catalogue: Catalogue,
  folder = questionnairesFolder,
): Questionnaires {
  const questionnaires = readQuestionnaires(folder);
  const findings = checkAll(questionnaires, catalogue, folder);
  if (findings.length > 0) throw new DataError(findings);
  return questionnaires;
}

/** Every finding of every rule, over model, instruments, golden firms and catalogue. */
export function checkAll(
  { model, stages, instruments }: Questionnaires,
  catalogue: Catalogue,
  folder = questionnairesFolder,
): Finding[] {
  const definitions = [...instruments.values()].map(({ definition }) => definition);
  const perInstrument = [...instruments.values()].flatMap(
    ({ folder: own, instrument, survey, examples, firms, definition, carryOver }) => [
      ...checkQuestionnaire({ model, instrument, survey, examples }, nameOf(own)),
      ...checkDefinition(definition, nameOf(join(own, 'scoring.json'))),
      ...checkGoldenFirms(model, definition, catalogue, firms, nameOf(join(own, 'profiles.json'))),
      ...checkCarryOver(definition, carryOver, definitions, nameOf(join(own, CARRY_OVER))),
    ],
  );
  const first = instruments.get('first-level/v1');
  const offers = first
    ? checkCatalogue(model, catalogue, first.definition, (offer) => fileOfOffer(offer))
    : [];
  return [
    ...checkModel(model, nameOf(join(folder, 'model/v1/model.json'))),
    ...checkStages(model, stages, nameOf(join(folder, STAGES))),
    ...perInstrument,
    ...checkTextsIn(folder),
    ...offers,
  ];
}

/** All texts below the folder, those of reports too. */
function checkTextsIn(folder: string): Finding[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .flatMap((file) => checkTexts(readDataFile(file, z.json()), nameOf(file)));
}

function readInstrument(model: Model, root: string, key: string): LoadedInstrument {
  const folder = join(root, key);
  const instrument = readDataFile(join(folder, 'scoring.json'), instrumentSchema);
  if (`${instrument.id}/v${instrument.version}` !== key) {
    throw new DataError([
      {
        rule: 'R3',
        file: nameOf(join(folder, 'scoring.json')),
        path: 'id',
        message: `The folder is called “${key}”`,
      },
    ]);
  }
  const definition = compileDefinition(model, instrument);
  const definitionHash = createHash('sha256').update(canonicalJson(definition)).digest('hex');
  if (instrument.status === 'published' && instrument.publishedHash !== definitionHash) {
    throw new DataError([
      {
        rule: 'R25',
        file: nameOf(join(folder, 'scoring.json')),
        path: 'publishedHash',
        message: `It was published with another definition than this one, ${definitionHash}`,
      },
    ]);
  }
  return {
    key,
    folder,
    instrument,
    survey: readDataFile(join(folder, 'survey.json'), surveySchema),
    examples: readDataFile(join(folder, 'examples.json'), examplesSchema),
    firms: readDataFile(join(folder, 'profiles.json'), goldenFirmsSchema),
    carryOver: readCarryOver(join(folder, CARRY_OVER)),
    definition,
    definitionHash,
  };
}

/** Most instruments take nothing over: then there is no file. */
function readCarryOver(file: string): CarryOver {
  return existsSync(file) ? readDataFile(file, carryOverSchema) : { from: [] };
}
