/** What a company's first page shows, and which of its results is the newest. */
import type { AssessmentSummary } from '../../api/contract.ts';
import type { AuditSummary } from '../../api/contract-audits.ts';
import type { EngagementView } from '../../api/contract-companies.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { companyApi } from './company-api.ts';

export interface OverviewData {
  assessments: AssessmentSummary[];
  audits: AuditSummary[];
  engagements: EngagementView[];
}

export async function loadOverview(company: string): Promise<OverviewData> {
  const [assessments, audits, engagements] = await Promise.all([
    companyApi.assessments(company),
    companyApi.audits(company),
    engagementApi.ofCompany(company),
  ]);
  return { assessments, audits, engagements };
}

export interface Measured {
  id: string;
  instrument: string;
  /** Day of the result. */
  on: string;
  follows: string | null;
}

const AUDIT = 'technological-audit';
/** From the instrument that looks closest to the one that looks from farthest. */
const CLOSENESS = [AUDIT, 'advanced', 'first-level'];

/** Results that stand: submitted or signed off, and not corrected by a later one. The newest first. */
export function standingResults({
  assessments,
  audits,
}: Pick<OverviewData, 'assessments' | 'audits'>): Measured[] {
  const found = [
    ...notCorrected(assessments.filter(({ status }) => status === 'submitted')).map((each) => ({
      id: each.id,
      instrument: each.instrument,
      on: each.assessedOn ?? '',
      follows: each.follows,
    })),
    ...notCorrected(audits.filter(({ status }) => status === 'signed-off')).map((each) => ({
      id: each.id,
      instrument: AUDIT,
      on: each.signedOffOn ?? '',
      follows: each.follows,
    })),
  ];
  return found.toSorted((a, b) => b.on.localeCompare(a.on) || closeness(a) - closeness(b));
}

export function isAudit({ instrument }: Pick<Measured, 'instrument'>): boolean {
  return instrument === AUDIT;
}

/** Where the result is read. */
export function placeOf(measured: Pick<Measured, 'id' | 'instrument'>): string {
  return isAudit(measured) ? `audit/${measured.id}/results` : `results/${measured.id}`;
}

function notCorrected<T extends { id: string; corrects: string | null }>(list: T[]): T[] {
  const corrected = new Set(list.map(({ corrects }) => corrects));
  return list.filter(({ id }) => !corrected.has(id));
}

function closeness({ instrument }: Measured): number {
  const place = CLOSENESS.indexOf(instrument);
  return place === -1 ? CLOSENESS.length : place;
}
