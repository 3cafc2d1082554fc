/** What a consultant can begin now: a first audit, the next measurement, or an audit that somebody else left. */
import type { AuditPoint, AuditSummary } from '../../api/contract-audits.ts';
import type { EngagementView } from '../../api/contract-companies.ts';
import { companyApi } from '../company/company-api.ts';
import { engagementApi } from '../engagement/engagement-api.ts';

export interface Beginning {
  kind: 'begin' | 'follow-up' | 'take-over';
  /** The engagement that allows it. */
  engagement: string;
  firm: string;
  point: AuditPoint;
  /** The audit that is followed or taken over. */
  audit: string | null;
}

export interface Work {
  audits: AuditSummary[];
  engagements: EngagementView[];
  beginnings: Beginning[];
}

export async function loadWork(): Promise<Work> {
  const [audits, engagements] = await Promise.all([engagementApi.audits(), engagementApi.own()]);
  const active = engagements.filter(({ state }) => state === 'active');
  // What others left is told by the firm's list: it is read where there is no audit under the engagement yet.
  const idle = active.filter(({ id }) => !audits.some(({ engagement }) => engagement === id));
  const firms = [...new Set(idle.flatMap(({ company }) => company?.id ?? []))];
  const theirs = (await Promise.all(firms.map((firm) => companyApi.audits(firm)))).flat();
  const known = new Map([...audits, ...theirs].map((audit) => [audit.id, audit]));
  return { audits, engagements, beginnings: beginningsOf(active, [...known.values()]) };
}

const NEXT = { T0: 'T1', T1: 'T2', T2: null } as const;

/** @param audits of the firms of these engagements, whoever's they are */
export function beginningsOf(active: EngagementView[], audits: AuditSummary[]): Beginning[] {
  const living = new Set(active.map(({ id }) => id));
  return active.flatMap(({ id, company, tasks }): Beginning[] => {
    if (company === null) return [];
    const theirs = audits.filter((audit) => audit.company.id === company.id);
    const unfinished = theirs.filter(({ status }) => status !== 'signed-off');
    const base = { engagement: id, firm: company.name };
    const left = unfinished.filter(({ engagement }) => !living.has(engagement));
    if (left.length > 0) {
      return left.map((audit) => ({
        ...base,
        kind: 'take-over',
        point: audit.point,
        audit: audit.id,
      }));
    }
    if (unfinished.length > 0) return [];
    const last = lastSigned(theirs);
    if (last) return followUp(base, last);
    if (!tasks.includes('technological-audit')) return [];
    return [{ ...base, kind: 'begin', point: 'T0', audit: null }];
  });
}

function followUp(
  base: Pick<Beginning, 'engagement' | 'firm'>,
  { id: audit, point }: AuditSummary,
): Beginning[] {
  const next = NEXT[point];
  return next === null ? [] : [{ ...base, kind: 'follow-up', point: next, audit }];
}

/** The newest measurement that stands: no later version corrects it. */
function lastSigned(audits: AuditSummary[]): AuditSummary | undefined {
  const corrected = new Set(audits.map(({ corrects }) => corrects));
  return audits
    .filter(({ id, status }) => status === 'signed-off' && !corrected.has(id))
    .toSorted((a, b) => b.point.localeCompare(a.point))[0];
}
