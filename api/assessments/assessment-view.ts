import type {
  AnswersFrom,
  AssessmentDeed,
  AssessmentSummary,
  AssessmentView,
} from '../contract.ts';
import { type AssessmentRecord, companyOf, type KeptAnswers } from './assessments.record.ts';

/** What is not in the record itself but follows from others or from who asks. */
type Beside = Pick<AssessmentView, 'correctedBy' | 'followedBy' | 'carried' | 'contradictions'> & {
  may: AssessmentDeed[];
};

/** What a record looks like to who asks for it. */
export function toView(record: AssessmentRecord, beside: Beside): AssessmentView {
  const { _id: id, instrument, version, language, status, revision, answers, profile } = record;
  const { assessedOn, result, offers, corrects } = record;
  const { point = 0, follows = null, from, audited = null } = record;
  return {
    id,
    instrument,
    version,
    language,
    right: beside.may.includes('answer') ? 'edit' : 'read',
    held: record.holder !== undefined,
    company: companyOf(record),
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
    point,
    follows,
    from: from ? originOf(from) : null,
    audited,
    ...beside,
  };
}

/** One line of a list. */
export function toSummary(
  record: Pick<AssessmentRecord, (keyof AssessmentSummary & keyof AssessmentRecord) | '_id'>,
): AssessmentSummary {
  const { _id: id, instrument, version, status, updatedAt, assessedOn, corrects } = record;
  const { point = 0, follows = null } = record;
  return {
    id,
    instrument,
    version,
    status,
    updatedAt: updatedAt.toISOString(),
    assessedOn,
    corrects,
    point,
    follows,
  };
}

function originOf({ assessment, instrument, version, assessedOn }: KeptAnswers): AnswersFrom {
  return { assessment, instrument, version, assessedOn };
}
