import type { AssessmentSummary, AssessmentView } from '../contract.ts';
import type { AssessmentRecord } from './assessments.record.ts';

/** What a record looks like to who asks for it. */
export function toView(
  record: AssessmentRecord,
  right: AssessmentView['right'],
  correctedBy: string | null,
): AssessmentView {
  const { _id: id, instrument, version, language, status, revision, answers, profile } = record;
  const { assessedOn, result, offers, corrects } = record;
  return {
    id,
    instrument,
    version,
    language,
    right,
    held: record.holder !== undefined,
    status,
    revision,
    answers,
    profile,
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    expiresAt: record.expiresAt?.toISOString() ?? null,
    submittedAt: record.submittedAt?.toISOString() ?? null,
    assessedOn,
    result,
    offers,
    corrects,
    correctedBy,
  };
}

/** One line of a list. */
export function toSummary(
  record: Pick<AssessmentRecord, (keyof AssessmentSummary & keyof AssessmentRecord) | '_id'>,
): AssessmentSummary {
  const { _id: id, instrument, version, status, updatedAt, assessedOn, corrects } = record;
  return {
    id,
    instrument,
    version,
    status,
    updatedAt: updatedAt.toISOString(),
    assessedOn,
    corrects,
  };
}
