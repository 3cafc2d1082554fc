import { join } from 'node:path';
import { z } from 'zod';
import { SELF_ASSESSED } from '../assessments/assessor.ts';
import type { AssessmentRecord } from '../assessments/assessments.record.ts';
import type { Classifications } from '../companies/classifications.service.ts';
import type { Clock } from '../clock.ts';
import { readDataFile } from '../data-file.ts';
import { HttpError } from '../http/http-error.ts';
import {
  type LoadedInstrument,
  type Questionnaires,
  questionnairesFolder,
} from '../questionnaires/questionnaires.load.ts';
import { type Language, languageSchema } from '../../scoring/definition.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import { prioritise } from '../../scoring/priorities.ts';
import { profileFacts } from '../../scoring/profile.ts';
import { buildReport, type ReportTexts } from '../../scoring/report.ts';
import type { Report } from '../../scoring/report-model.ts';
import { route } from '../../scoring/route.ts';
import { findShortcut } from '../../scoring/shortcuts.ts';
import { type PeerFigures, type PeerReport, buildPeers } from '../../scoring/peers.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { Result } from '../../scoring/result.ts';
import { mergeTexts } from './merge-texts.ts';
import { namesFor } from './profile-names.ts';

export type RenderPdf = (report: Report, peers: PeerReport | null) => Promise<Buffer>;
/** What the last release says of firms like this one; null where it says nothing. */
export type FindPeers = (profile: Profile, result: Result) => Promise<PeerFigures | null>;
export type AllReportTexts = Record<Language, ReportTexts>;

export interface ReportServiceNeeds {
  questionnaires: Questionnaires;
  catalogue: Catalogue;
  classifications: Classifications;
  texts: AllReportTexts;
  renderPdf: RenderPdf;
  findPeers: FindPeers;
  clock: Clock;
}

/** The report of a submitted assessment, judged by today. */
export class ReportService {
  readonly #needs: ReportServiceNeeds;
  readonly #peerTexts: AllReportTexts;

  constructor(needs: ReportServiceNeeds) {
    this.#needs = needs;
    this.#peerTexts = { en: loadPeerTexts('en'), it: loadPeerTexts('it') };
  }

  /** @throws HttpError 409 before submitting */
  build(record: AssessmentRecord, language: Language): Report {
    const { questionnaires, catalogue, classifications, texts, clock } = this.#needs;
    const { model } = questionnaires;
    const { profile, answers, result, offers, assessedOn } = record;
    if (!result || assessedOn === null) throw notSubmitted();
    const { definition, instrument, survey } = this.#instrumentOf(record);
    const today = clock.today();
    const facts = profileFacts(profile);
    const assessment = record.audited ?? { ...SELF_ASSESSED, assessedOn };
    return buildReport(
      {
        model,
        definition,
        catalogue,
        profile,
        answers,
        result,
        assessedOn,
        today,
        survey,
        instrumentTitle: instrument.title,
        priorities: prioritise(model, result, profile),
        routing: route({ model, catalogue, result, profile, assessment, today }),
        frozen: offers,
        shortcuts: model.dimensions.flatMap(
          ({ id }) => findShortcut(definition, answers, facts, id) ?? [],
        ),
        ...namesFor(classifications, profile, language),
      },
      texts[language],
    );
  }

  /** The report as a PDF file. */
  async pdf(record: AssessmentRecord, language: Language): Promise<Buffer> {
    return this.#needs.renderPdf(this.build(record, language), await this.#peers(record, language));
  }

  async #peers(
    { profile, result }: AssessmentRecord,
    language: Language,
  ): Promise<PeerReport | null> {
    const { questionnaires, texts, findPeers } = this.#needs;
    const figures = result && (await findPeers(profile, result));
    const words = mergeTexts(texts[language], this.#peerTexts[language]);
    return figures && buildPeers(figures, questionnaires.model, words);
  }

  #instrumentOf({ instrument, version }: AssessmentRecord): LoadedInstrument {
    const loaded = this.#needs.questionnaires.instruments.get(`${instrument}/v${version}`);
    if (!loaded) throw new Error(`The definition ${instrument}/v${version} is missing`);
    return loaded;
  }
}

const textsSchema = z.object({
  language: languageSchema,
  texts: z.record(z.string(), z.unknown()),
});

/** The report's words, one file for each language beside the model. */
export function loadReportTexts(folder = questionnairesFolder): AllReportTexts {
  const load = (language: Language) =>
    readDataFile(join(folder, `model/v1/report.${language}.json`), textsSchema) as ReportTexts;
  return { en: load('en'), it: load('it') };
}

/** What “firms like yours” adds to the words of the report. */
function loadPeerTexts(language: Language): ReportTexts {
  const file = join(questionnairesFolder, `model/v1/peers.${language}.json`);
  return readDataFile(file, textsSchema) as ReportTexts;
}

function notSubmitted(): HttpError {
  const message = 'There is no report before submitting.';
  return new HttpError(409, 'not-submitted', message, {
    issues: [{ path: 'id', code: 'not-submitted', message }],
  });
}
