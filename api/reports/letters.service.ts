import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../scoring/definition.ts';
import type { ReportTexts } from '../../scoring/report-wording.ts';
import type { LetterPapers } from './audit-papers.ts';
import { renderDocumentPdf } from './document-pdf.ts';
import { labelsFolder } from './labels.ts';
import { buildLetter } from './letter.ts';
import { mergeTexts } from './merge-texts.ts';
import type { AllReportTexts } from './reports.service.ts';

/** Writes letters of assignment. The same papers give the same bytes. */
export class LetterService {
  readonly #texts: AllReportTexts;

  /** `reportTexts` lend notation and names of months. */
  constructor(reportTexts: AllReportTexts) {
    this.#texts = {
      en: mergeTexts(reportTexts.en, readLetterTexts('en')),
      it: mergeTexts(reportTexts.it, readLetterTexts('it')),
    };
  }

  pdf(papers: LetterPapers, language: Language): Promise<Buffer> {
    return renderDocumentPdf(buildLetter(papers, this.#texts[language]));
  }
}

export function readLetterTexts(language: Language): ReportTexts {
  const file = join(labelsFolder, `letter.${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as ReportTexts;
}
