/** Shipped files with one thing changed, as the loaders read them. */
import { readFileSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogueFolder, loadCatalogue } from '../../../api/catalogue/catalogue.load.ts';
import { DataError } from '../../../api/data-file.ts';
import {
  questionnairesFolder,
  readQuestionnaires,
} from '../../../api/questionnaires/questionnaires.load.ts';
import { makeFolder } from '../data-folder.ts';

interface FileCase {
  what: string;
  folder: string;
  file: string;
  change: (content: string) => string;
  /** Rule, file and path. */
  finding: string;
}

const SERVICE = 'demonstration-2026/service/B.5.4.json';
const SCORING = 'first-level/v1/scoring.json';
const SURVEY = 'first-level/v1/survey.json';

const replaced = (old: string, by: string) => (content: string) => {
  if (!content.includes(old)) throw new Error(`“${old}” has gone: mend the case`);
  return content.replace(old, by);
};

const inQuestionnaires = (
  what: string,
  file: string,
  finding: string,
  change: FileCase['change'],
): FileCase => ({ what, folder: questionnairesFolder, file, finding, change });

const inCatalogue = (
  what: string,
  file: string,
  finding: string,
  change: FileCase['change'],
): FileCase => ({ what, folder: catalogueFolder, file, finding, change });

export const FILE_CASES: FileCase[] = [
  inQuestionnaires('a text lacks Italian', SCORING, `R1 ${SCORING} title.it`, (content) => {
    const data = JSON.parse(content) as { title: Record<string, string> };
    delete data.title['it'];
    return JSON.stringify(data);
  }),
  inQuestionnaires(
    'a field is misspelt',
    SCORING,
    `R1 ${SCORING} questions.0`,
    replaced('"dontKnow"', '"dontknow"'),
  ),
  inQuestionnaires('a file is no JSON', SURVEY, `R1 ${SURVEY} `, (content) => `${content},`),
  inQuestionnaires(
    'points hide in the survey',
    SURVEY,
    `R1 ${SURVEY} pages.0.elements.0.choices.0`,
    replaced('"value"', '"score": 1, "value"'),
  ),
  inQuestionnaires(
    'a folder has another name than the instrument',
    SCORING,
    `R3 ${SCORING} id`,
    replaced('"first-level"', '"other"'),
  ),
  inQuestionnaires(
    'a published version has changed since',
    SCORING,
    `R25 ${SCORING} publishedHash`,
    replaced('"status": "draft"', `"status": "published", "publishedHash": "${'0'.repeat(64)}"`),
  ),
  inQuestionnaires(
    'the crosswalk of stages has no source',
    'model/v1/acatech.json',
    'R1 model/v1/acatech.json source',
    replaced('"source"', '"sources"'),
  ),
  inQuestionnaires(
    'what is carried over has a field that nobody knows',
    'advanced/v1/carry-over.json',
    'R1 advanced/v1/carry-over.json from.0.questions.0',
    replaced('"to"', '"points": 1, "to"'),
  ),
  inCatalogue(
    'a file has another name than the code',
    SERVICE,
    `R21 ${SERVICE} `,
    replaced('"B.5.4"', '"B.5.44"'),
  ),
  inCatalogue('a call lies among the services', SERVICE, `R21 ${SERVICE} `, () =>
    readFileSync(join(catalogueFolder, 'demonstration-2026/call/AUDIT-2026.json'), 'utf8'),
  ),
  inCatalogue(
    'an edition has another name than its folder',
    'demonstration-2026/edition.json',
    'R21 demonstration-2026/edition.json id',
    replaced('"demonstration-2026"', '"edition-2026"'),
  ),
];

/** What the loader says of a copy of the folder in which one file is changed. */
export async function findingsAfter({ folder, file, change }: FileCase): Promise<string[]> {
  const copy = await makeFolder();
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, file), change(await readFile(join(copy, file), 'utf8')));
  try {
    if (folder === catalogueFolder) loadCatalogue(copy);
    else readQuestionnaires(copy);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.findings.map(
      ({ rule, file: name, path }) => `${rule} ${name.replace(`${copy}/`, '')} ${path}`,
    );
  }
  return [];
}
