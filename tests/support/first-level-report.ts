/** Reports of the golden firms of the first-level survey, with the real model, survey and catalogue. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../api/catalogue/catalogue.load.ts';
import { projectRoot } from '../../api/project-root.ts';
import type { Answers } from '../../scoring/answers.ts';
import { compileDefinition } from '../../scoring/compile.ts';
import { instrumentSchema, modelSchema } from '../../scoring/definition.ts';
import type { Language } from '../../scoring/definition.ts';
import { prioritise } from '../../scoring/priorities.ts';
import { profileFacts } from '../../scoring/profile.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { Report } from '../../scoring/report-model.ts';
import { buildReport } from '../../scoring/report.ts';
import type { ReportInput, SurveyTexts } from '../../scoring/report.ts';
import { route } from '../../scoring/route.ts';
import { score } from '../../scoring/score.ts';
import { findShortcut } from '../../scoring/shortcuts.ts';
import { reportTexts } from './report-builder.ts';

export interface GoldenFirm {
  id: string;
  title: Record<Language, string>;
  profile: Profile;
  answers: Answers;
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot, 'questionnaires', path), 'utf8'));
}

const model = modelSchema.parse(read('model/v1/model.json'));
const instrument = instrumentSchema.parse(read('first-level/v1/scoring.json'));
const survey = read('first-level/v1/survey.json') as SurveyTexts;
const definition = compileDefinition(model, instrument);
const catalogue = loadCatalogue();

/** The day on which the golden firms answered. */
const DAY = '2026-11-20';

export const goldenFirms = read('first-level/v1/profiles.json') as GoldenFirm[];

export function goldenFirm(id: string): GoldenFirm {
  const firm = goldenFirms.find((candidate) => candidate.id === id);
  if (!firm) throw new Error(`There is no golden firm “${id}”`);
  return firm;
}

export function firstLevelInput(
  { profile, answers }: Pick<GoldenFirm, 'profile' | 'answers'>,
  { assessedOn = DAY, today = assessedOn }: { assessedOn?: string; today?: string } = {},
): ReportInput {
  const facts = profileFacts(profile);
  const result = score(definition, answers, facts);
  const assessment = { assessedOn, accredited: false, stage: null };
  return {
    model,
    instrumentTitle: instrument.title,
    definition,
    survey,
    catalogue,
    profile,
    answers,
    result,
    priorities: prioritise(model, result, profile),
    routing: route({ model, catalogue, result, profile, assessment, today }),
    frozen: route({ model, catalogue, result, profile, assessment, today: assessedOn }),
    shortcuts: model.dimensions.flatMap(
      ({ id }) => findShortcut(definition, answers, facts, id) ?? [],
    ),
    assessedOn,
    today,
  };
}

export function firstLevelReport(id: string, language: Language): Report {
  const firm = goldenFirm(id);
  const profile = { ...firm.profile, name: firm.title[language] };
  return buildReport(firstLevelInput({ ...firm, profile }), reportTexts(language));
}
