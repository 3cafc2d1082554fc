/** What the page that begins the advanced assessment works with. */
import type { AssessmentSummary, AssessmentView } from '../../api/contract.ts';
import type { CompanySummary } from '../../api/contract-companies.ts';
import type { Language } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';
import { accountApi } from '../account/account-api.ts';
import { api } from '../api.ts';
import { PRIVACY_NOTICE } from '../instrument.ts';

const ADVANCED = 'advanced';
const FIRST_LEVEL = 'first-level';

/** The account, or the id of a company. */
export type HolderChoice = 'account' | (string & {});

export interface BeginData {
  /** Companies for which the person may begin one. */
  companies: CompanySummary[];
  /** The result that the address names. */
  from: AssessmentView | null;
}

export async function loadBegin(from: string | null): Promise<BeginData> {
  const [companies, assessment] = await Promise.all([
    accountApi.companies(),
    from === null ? null : api.assessment(from),
  ]);
  return { companies: companies.filter(({ role }) => role !== 'viewer'), from: assessment };
}

/** The result whose answers can be carried over: the one that the address names, or the holder's newest. */
export async function findSource(
  { from }: BeginData,
  holder: HolderChoice,
): Promise<AssessmentView | null> {
  if (from) return from.status === 'submitted' ? from : null;
  const list =
    holder === 'account' ? await accountApi.assessments() : await api.assessmentsOf(holder);
  const newest = list.filter(isSource).toSorted(byDay)[0];
  return newest ? api.assessment(newest.id) : null;
}

interface Beginning {
  holder: HolderChoice;
  language: Language;
  source: AssessmentView | null;
  /** Of the firm, for the account; a company has its own. */
  profile: Profile | null;
}

/** Begins it; a result that the holder does not have yet moves there first. @returns the id */
export async function beginAdvanced(beginning: Beginning): Promise<string> {
  const { holder, language, source, profile } = beginning;
  if (source && !source.held) await accountApi.claim(source.id);
  const body = {
    instrument: ADVANCED,
    language,
    privacyNotice: PRIVACY_NOTICE,
    ...(source && { from: source.id }),
  };
  if (holder === 'account') {
    const own = source?.profile ?? profile;
    if (!own) throw new Error('an account begins with a profile');
    return (await api.begin({ ...body, profile: own })).id;
  }
  if (source && source.company === null) await api.moveToCompany(holder, source.id);
  return (await api.beginForCompany(holder, body)).id;
}

function isSource({ instrument, status }: AssessmentSummary): boolean {
  return instrument === FIRST_LEVEL && status === 'submitted';
}

function byDay(a: AssessmentSummary, b: AssessmentSummary): number {
  return (a.assessedOn ?? '') < (b.assessedOn ?? '') ? 1 : -1;
}
