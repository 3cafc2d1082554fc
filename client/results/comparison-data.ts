import type {
  AssessmentComparison,
  AssessmentView,
  QuestionnaireView,
} from '../../api/contract.ts';
import type { Language } from '../../scoring/definition.ts';
import { buildComparisonReport, type ComparisonReport } from '../../scoring/comparison-report.ts';
import type { ReportTexts } from '../../scoring/report.ts';
import { api } from '../api.ts';
import { loadReportTexts } from './results-data.ts';

export interface ComparisonData {
  compared: AssessmentComparison;
  /** The later assessment, and its definition and texts. */
  after: AssessmentView;
  view: QuestionnaireView;
}

export async function loadComparison(id: string): Promise<ComparisonData> {
  const [compared, after] = await Promise.all([api.comparison(id), api.assessment(id)]);
  const view = await api.questionnaire(after.instrument, after.version);
  return { compared, after, view };
}

const TEXTS: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('../../questionnaires/model/v1/comparison.en.json'),
  it: () => import('../../questionnaires/model/v1/comparison.it.json'),
};

/** The words of reports with those of the comparison. */
export async function loadComparisonTexts(language: Language): Promise<ReportTexts> {
  const [report, own] = await Promise.all([loadReportTexts(language), TEXTS[language]()]);
  return { ...report, texts: { ...report.texts, ...(own.default as ReportTexts).texts } };
}

/** The same sentences as in the printed comparison. */
export function comparisonReport(
  { compared, after, view }: ComparisonData,
  texts: ReportTexts,
): ComparisonReport {
  const measured = ({ point, assessedOn, answers }: AssessmentComparison['before']) => ({
    point: `T${point}`,
    on: assessedOn,
    answers,
  });
  return buildComparisonReport(
    {
      model: view.model,
      definition: view.definition,
      survey: view.survey,
      company: after.profile.name ?? null,
      track: 'declared',
      before: measured(compared.before),
      after: measured(compared.after),
      comparison: compared.comparison,
      draft: false,
    },
    texts,
  );
}
