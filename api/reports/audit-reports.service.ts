import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Classifications } from '../companies/classifications.service.ts';
import { readDataFile } from '../data-file.ts';
import { conflict } from '../http/http-error.ts';
import {
  type LoadedInstrument,
  type Questionnaires,
  questionnairesFolder,
} from '../questionnaires/questionnaires.load.ts';
import type { AuditReportInput } from '../../scoring/audit-report-input.ts';
import { buildAuditReport } from '../../scoring/audit-report.ts';
import { comparisonDocument } from '../../scoring/comparison-document.ts';
import { buildComparisonReport } from '../../scoring/comparison-report.ts';
import type { ComparisonReport } from '../../scoring/comparison-report.ts';
import { type Language, languageSchema } from '../../scoring/definition.ts';
import type { PrintedDocument } from '../../scoring/document.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import type { ReportTexts } from '../../scoring/report-wording.ts';
import type { Result, Routing } from '../../scoring/result.ts';
import { route } from '../../scoring/route.ts';
import type { AuditDocuments, AuditPapers, TwoMeasurements } from './audit-papers.ts';
import { renderDocumentDocx } from './document-docx.ts';
import { renderDocumentPdf } from './document-pdf.ts';
import { mergeTexts } from './merge-texts.ts';
import { momentInRome } from './moment.ts';
import { namesFor } from './profile-names.ts';
import type { AllReportTexts } from './reports.service.ts';

export interface AuditReportServiceNeeds {
  questionnaires: Questionnaires;
  catalogue: Catalogue;
  classifications: Classifications;
  /** Those of the audit and of the comparison: `loadAuditTexts`. */
  texts: AllReportTexts;
  clock: Clock;
}

/** The documents of audits: a draft is judged by today, a signed-off one as it was on its day. */
export class AuditReportService implements AuditDocuments {
  readonly #needs: AuditReportServiceNeeds;

  constructor(needs: AuditReportServiceNeeds) {
    this.#needs = needs;
  }

  async reportPdf(papers: AuditPapers, language: Language): Promise<Buffer> {
    return renderDocumentPdf(this.report(papers, language));
  }

  async reportDocx(papers: AuditPapers, language: Language): Promise<Buffer> {
    return renderDocumentDocx(this.report(papers, language));
  }

  async comparisonPdf(papers: TwoMeasurements, language: Language): Promise<Buffer> {
    const texts = this.#needs.texts[language];
    return renderDocumentPdf(comparisonDocument(this.comparison(papers, language), texts));
  }

  /** @throws HttpError 409 before the audit is verified */
  report(papers: AuditPapers, language: Language): PrintedDocument {
    return buildAuditReport(this.#inputOf(papers, language), this.#needs.texts[language]);
  }

  comparison(papers: TwoMeasurements, language: Language): ComparisonReport {
    const { model } = this.#needs.questionnaires;
    const { definition, survey } = this.#instrumentOf(papers);
    return buildComparisonReport(
      { ...papers, model, definition, survey },
      this.#needs.texts[language],
    );
  }

  #inputOf({ audit, vatNumber, engagement, accreditation }: AuditPapers, language: Language) {
    const { questionnaires, catalogue, classifications, clock } = this.#needs;
    const { results, signedOff } = audit;
    if (!results) throw conflict('not-verified', 'There is no report before verifying.', ['id']);
    const { instrument, definition, survey } = this.#instrumentOf(audit);
    const day = signedOff?.on ?? clock.today();
    const input: AuditReportInput = {
      model: questionnaires.model,
      stages: questionnaires.stages,
      instrument,
      definition,
      survey,
      catalogue,
      profile: audit.profile,
      ...namesFor(classifications, audit.profile, language),
      firm: { name: audit.company.name, vatNumber },
      consultant: signedOff
        ? { ...audit.consultant, ...signedOff }
        : {
            ...audit.consultant,
            accreditation,
            accredited: audit.consultant.accredited === 'valid',
          },
      engagement: { ...engagement, accepted: acceptedDays(engagement.accepted) },
      audit: {
        ...audit,
        declared: audit.declared.value,
        verified: audit.verified.value,
        inventory: audit.inventory.value,
        conclusions: audit.conclusions.value,
        results,
      },
      routing: audit.offers ?? this.#route(audit, results.verified, day),
      day,
    };
    return input;
  }

  /** What a draft may hope for: nobody has stated a stage yet. */
  #route({ profile, consultant }: AuditPapers['audit'], result: Result, day: string): Routing {
    const { catalogue, questionnaires } = this.#needs;
    const accredited = consultant.accredited === 'valid';
    const assessment = { assessedOn: day, accredited, stage: null };
    return route({
      model: questionnaires.model,
      catalogue,
      result,
      profile,
      assessment,
      today: day,
    });
  }

  #instrumentOf({
    instrument,
    version,
  }: {
    instrument: string;
    version: number;
  }): LoadedInstrument {
    const loaded = this.#needs.questionnaires.instruments.get(`${instrument}/v${version}`);
    if (!loaded) throw new Error(`The definition ${instrument}/v${version} is missing`);
    return loaded;
  }
}

function acceptedDays({ company, consultant }: AuditPapers['engagement']['accepted']) {
  const day = (instant: string | null) => (instant === null ? null : momentInRome(instant).day);
  return { company: day(company), consultant: day(consultant) };
}

const textsSchema = z.object({
  language: languageSchema,
  texts: z.record(z.string(), z.unknown()),
});

/** The words of audits and comparisons together with those of the report of a survey. */
export function loadAuditTexts(
  reportTexts: AllReportTexts,
  folder = questionnairesFolder,
): AllReportTexts {
  const load = (name: string, language: Language) =>
    readDataFile(join(folder, `model/v1/${name}.${language}.json`), textsSchema) as ReportTexts;
  const merged = (language: Language) =>
    ['audit-report', 'comparison'].reduce(
      (texts, name) => mergeTexts(texts, load(name, language)),
      reportTexts[language],
    );
  return { en: merged('en'), it: merged('it') };
}
