import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../scoring/definition.ts';
import { createWording } from '../../scoring/report-wording.ts';
import type { ReportTexts, Wording } from '../../scoring/report-wording.ts';
import { projectRoot } from '../project-root.ts';

export const labelsFolder = join(projectRoot, 'api/reports/texts');

const known = new Map<Language, Wording>();

/** The words that PDF and e-mails add around the report: headings of tables, page numbers, greetings. */
export function reportLabels(language: Language): Wording {
  let labels = known.get(language);
  if (!labels) {
    labels = createWording(readLabels(language));
    known.set(language, labels);
  }
  return labels;
}

export function readLabels(language: Language): ReportTexts {
  return JSON.parse(readFileSync(join(labelsFolder, `${language}.json`), 'utf8')) as ReportTexts;
}
