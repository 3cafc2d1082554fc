/** What an audit still lacks to be called verified. */
import type { Issue } from '../http/http-error.ts';
import type { LoadedInstrument } from '../questionnaires/questionnaires.load.ts';
import { type AnswerValue, UNKNOWN_ANSWER } from '../../scoring/answers.ts';
import { canonicalJson } from '../../scoring/canonical.ts';
import { profileFacts } from '../../scoring/profile.ts';
import { openQuestions, score } from '../../scoring/score.ts';
import type { AuditRecord } from './audits.record.ts';
import { verifiedAnswers } from './part-rules.ts';

/** More than one level apart needs an explanation, not a word: at least so many characters. */
const EXPLANATION = 20;
const ONE_LEVEL = 1;

/**
 * Every indicator that the verified values make visible has a value; where it differs from what the firm declared
 * there is a reason, and where it differs by more than one level an explanation. Empty when all is there.
 */
export function lackingToVerify(
  { declared, verified, profile }: Pick<AuditRecord, 'declared' | 'verified' | 'profile'>,
  { definition }: LoadedInstrument,
): Issue[] {
  const facts = profileFacts(profile);
  const found = verifiedAnswers(verified.value);
  const open = openQuestions(definition, found, facts);
  const missing = open.map((id) => lack(id, 'not-verified', 'has no verified value'));
  const before = score(definition, declared.value, facts).questions;
  const after = score(definition, found, facts).questions;
  const unexplained = Object.entries(verified.value).flatMap(([id, { value, reason = '' }]) => {
    if (!contradicts(declared.value[id], value)) return [];
    if (reason === '') return [lack(id, 'no-reason', 'differs from what was declared')];
    const apart = Math.abs((after[id]?.points ?? 0) - (before[id]?.points ?? 0));
    const isExplained = apart <= ONE_LEVEL || reason.length >= EXPLANATION;
    return isExplained ? [] : [lack(id, 'no-explanation', 'is more than one level apart')];
  });
  return [...missing, ...unexplained];
}

/** Whether the firm said something else. Who said nothing, or that they do not know, said nothing else. */
function contradicts(declared: AnswerValue | undefined, verified: AnswerValue): boolean {
  if (declared === undefined || declared === UNKNOWN_ANSWER) return false;
  return canonicalJson(declared) !== canonicalJson(verified);
}

function lack(question: string, code: string, message: string): Issue {
  return { path: `verified.${question}`, code, message };
}
