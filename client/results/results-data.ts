import type { AssessmentView, CatalogueView, QuestionnaireView } from '../../api/contract.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { Language } from '../../scoring/definition.ts';
import { prioritise } from '../../scoring/priorities.ts';
import { type Profile, profileFacts } from '../../scoring/profile.ts';
import type { Report } from '../../scoring/report-model.ts';
import { buildReport, type ReportTexts } from '../../scoring/report.ts';
import type { Result } from '../../scoring/result.ts';
import { route } from '../../scoring/route.ts';
import { score } from '../../scoring/score.ts';
import { findShortcut } from '../../scoring/shortcuts.ts';
import { api } from '../api.ts';
import { loadProfileLists, type ProfileLists } from '../profile/profile-lists.ts';
import { todayInRome } from './today.ts';

/** All that the results page is worked out from; the working out happens in the browser. */
export interface ResultsData {
  assessment: AssessmentView;
  view: QuestionnaireView;
  catalogue: CatalogueView;
  lists: ProfileLists;
}

export async function loadResults(id: string): Promise<ResultsData> {
  const assessment = await api.assessment(id);
  const [view, catalogue, lists] = await Promise.all([
    api.questionnaire(assessment.instrument, assessment.version),
    api.catalogue(),
    loadProfileLists(),
  ]);
  return { assessment, view, catalogue, lists };
}

const TEXTS: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('../../questionnaires/model/v1/report.en.json'),
  it: () => import('../../questionnaires/model/v1/report.it.json'),
};

export async function loadReportTexts(language: Language): Promise<ReportTexts> {
  return (await TEXTS[language]()).default as ReportTexts;
}

const PEER_TEXTS: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('../../questionnaires/model/v1/peers.en.json'),
  it: () => import('../../questionnaires/model/v1/peers.it.json'),
};

/** What “firms like yours” adds to the words of the report. */
export async function loadPeerTexts(language: Language): Promise<ReportTexts> {
  return (await PEER_TEXTS[language]()).default as ReportTexts;
}

/** A firm alone assesses itself: no accreditation, no acatech-equivalent stage. */
const SELF_ASSESSED = { accredited: false, stage: null };

/** The report on the stored result, with the offers judged again by today and by this profile. */
export function reportOn(data: ResultsData, profile: Profile, texts: ReportTexts): Report | null {
  const { assessment } = data;
  return (
    assessment.result &&
    judge(data, { answers: assessment.answers, profile, result: assessment.result }, texts)
  );
}

/** The report as it would be with other answers. Nothing is stored. */
export function reportIf(
  data: ResultsData,
  answers: Answers,
  profile: Profile,
  texts: ReportTexts,
): Report {
  const result = score(data.view.definition, answers, profileFacts(profile));
  return judge(data, { answers, profile, result }, texts);
}

function judge(
  data: ResultsData,
  { answers, profile, result }: { answers: Answers; profile: Profile; result: Result },
  texts: ReportTexts,
): Report {
  const { assessment, catalogue, lists } = data;
  const { definition, model, survey } = data.view;
  const today = todayInRome();
  const assessedOn = assessment.assessedOn ?? today;
  const routing = route({
    model,
    catalogue,
    result,
    profile,
    assessment: assessment.audited ?? { ...SELF_ASSESSED, assessedOn },
    today,
  });
  const facts = profileFacts(profile);
  const activity = lists.activities.find(({ code }) => code === profile.nace);
  const province = lists.provinces.find(({ code }) => code === profile.nuts3);
  return buildReport(
    {
      model,
      definition,
      survey,
      catalogue,
      profile,
      answers,
      result,
      routing,
      assessedOn,
      today,
      instrumentTitle: survey.title,
      priorities: prioritise(model, result, profile),
      frozen: assessment.offers,
      shortcuts: model.dimensions.flatMap(
        ({ id }) => findShortcut(definition, answers, facts, id) ?? [],
      ),
      ...(activity && { activityTitle: activity.title[texts.language] }),
      ...(province && { provinceName: province.name }),
    },
    texts,
  );
}
