/**
 * `buildReport()`: the one place where results become sentences. Results page, PDF and e-mail only format what it
 * returns. All words come from the texts of one language, the model, the survey and the catalogue.
 */
import { dimensionReports } from './report-areas.ts';
import { createContext } from './report-context.ts';
import type { Context, ReportInput } from './report-context.ts';
import { areasOf, findOut, gaps, shortcutTexts, strengths } from './report-highlights.ts';
import type { Report } from './report-model.ts';
import { changes, firmFacts, missingFacts, notes } from './report-notes.ts';
import { offerViews } from './report-offers.ts';
import { overallReport } from './report-scores.ts';
import { nextSteps } from './report-steps.ts';
import type { ReportTexts } from './report-wording.ts';

export type { ReportInput, SurveyTexts } from './report-context.ts';
export type { ReportTexts } from './report-wording.ts';

/**
 * The whole report in the language of `texts`. The same input gives the same report on server and browser.
 * Throws when a text or one of its values is missing.
 */
export function buildReport(input: ReportInput, texts: ReportTexts): Report {
  const context = createContext(input, texts);
  const { words } = context;
  const dimensions = dimensionReports(context);
  const areas = new Map(areasOf(dimensions).map((area) => [area.id, area]));
  const offers = offerViews(context, areas);
  const name = input.profile.name ?? null;
  return {
    language: texts.language,
    title: name === null ? words.say('title.unnamed') : words.say('title', { name }),
    instrumentTitle: words.pick(input.instrumentTitle),
    assessedOn: words.day(input.assessedOn),
    judgedOn: words.day(input.today),
    days: { assessedOn: input.assessedOn, judgedOn: input.today },
    firm: { name, facts: firmFacts(context) },
    overall: overallReport(context),
    levels: levelViews(context),
    dimensions,
    strengths: strengths(context, dimensions),
    gaps: gaps(context, dimensions),
    findOut: findOut(context, dimensions),
    nextSteps: nextSteps(context, areas, offers),
    shortcuts: shortcutTexts(context),
    offers,
    missing: missingFacts(context),
    changes: changes(context, offers),
    notes: notes(context, offers),
  };
}

function levelViews({ input, words }: Context): Report['levels'] {
  return input.model.levels.map(({ name, plain, from }, index) => ({
    index,
    name: words.pick(name),
    plain: words.pick(plain),
    from: from / 1000,
  }));
}
