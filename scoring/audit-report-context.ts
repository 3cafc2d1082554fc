/** The look-ups that all parts of the audit's report share: both tracks, read with the same words. */
import type { AnswerValue, Answers } from './answers.ts';
import type { AuditContent } from './audit-report-input.ts';
import type { EvidenceView } from './audit.ts';
import { canonicalJson } from './canonical.ts';
import { compareResults } from './comparison.ts';
import type { Comparison } from './comparison.ts';
import { prioritise } from './priorities.ts';
import { dimensionReports } from './report-areas.ts';
import { createContext } from './report-context.ts';
import type { Context } from './report-context.ts';
import { areasOf } from './report-highlights.ts';
import type { AreaReport, DimensionReport } from './report-model.ts';
import type { ReportTexts, Wording } from './report-wording.ts';

export interface AuditContext {
  input: AuditContent;
  words: Wording;
  /** The same questions and words over each track. */
  declared: Context;
  verified: Context;
  comparison: Comparison;
  /** By the verified track. */
  dimensions: DimensionReport[];
  areas: Map<string, AreaReport>;
  /** Evidence with the number it has in the whole report, in the order of the indicators. */
  evidence: NumberedEvidence[];
}

export interface NumberedEvidence extends EvidenceView {
  /** "E7" */
  number: string;
}

export function createAuditContext(input: AuditContent, texts: ReportTexts): AuditContext {
  const { definition } = input;
  const { results, verified: checks, declared: answers } = input.audit;
  const verifiedAnswers: Answers = {};
  for (const [question, { value }] of Object.entries(checks)) verifiedAnswers[question] = value;
  const verified = trackContext(input, verifiedAnswers, results.verified, texts);
  const dimensions = dimensionReports(verified);
  return {
    input,
    words: verified.words,
    declared: trackContext(input, answers, results.declared, texts),
    verified,
    comparison: compareResults(
      { definition, result: results.declared },
      { definition, result: results.verified },
    ),
    dimensions,
    areas: new Map(areasOf(dimensions).map((area) => [area.id, area])),
    evidence: numbered(input),
  };
}

function trackContext(
  input: AuditContent,
  answers: Answers,
  result: Context['input']['result'],
  texts: ReportTexts,
): Context {
  const { model, definition, survey, catalogue, profile, routing, day } = input;
  const report = {
    model,
    definition,
    survey,
    catalogue,
    profile,
    routing,
    answers,
    result,
    instrumentTitle: input.instrument.title,
    priorities: prioritise(model, result, profile),
    shortcuts: [],
    assessedOn: day,
    today: day,
    activityTitle: input.activityTitle,
    provinceName: input.provinceName,
  };
  return createContext(report, texts);
}

function numbered({ audit, definition }: AuditContent): NumberedEvidence[] {
  const places = new Map(definition.questions.map(({ id }, index) => [id, index]));
  const place = ({ question }: EvidenceView) => places.get(question) ?? places.size;
  return audit.evidence
    .toSorted(
      (a, b) => place(a) - place(b) || inOrder(a.uploadedAt, b.uploadedAt) || inOrder(a.id, b.id),
    )
    .map((file, index) => ({ ...file, number: `E${index + 1}` }));
}

function inOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Whether the consultant found what the firm had declared; the order of a list does not count. */
export function isConfirmed(declared: AnswerValue | undefined, verified: AnswerValue): boolean {
  return declared !== undefined && plainOf(declared) === plainOf(verified);
}

function plainOf(value: AnswerValue): string {
  return canonicalJson(Array.isArray(value) ? value.toSorted() : value);
}
