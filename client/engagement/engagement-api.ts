/** The routes of engagements and consultants, as typed functions. */
import type {
  Assignment,
  ConsultantList,
  ConsultantProfile,
  ConsultantView,
  EngagementView,
  ProposeToConsultant,
  ProposeToFirm,
} from '../../api/contract-companies.ts';
import type { AuditPoint, AuditSummary, AuditView } from '../../api/contract-audits.ts';
import type { Language } from '../../scoring/definition.ts';
import { BASE, call } from '../http.ts';

const at = (id: string) => `/engagements/${encodeURIComponent(id)}`;
const companyAt = (id: string) => `/companies/${encodeURIComponent(id)}`;

const auditAt = (id: string) => `/audits/${encodeURIComponent(id)}`;

export type { Assignment };

export const engagementApi = {
  own: () => call<EngagementView[]>('GET', '/engagements'),
  ofCompany: (company: string) =>
    call<EngagementView[]>('GET', `${companyAt(company)}/engagements`),
  proposeToConsultant: (company: string, body: ProposeToConsultant) =>
    call<EngagementView>('POST', `${companyAt(company)}/engagements`, body),
  proposeToFirm: (body: ProposeToFirm) => call<EngagementView>('POST', '/engagements', body),
  readByMail: (token: string) => call<EngagementView>('POST', '/engagements/proposal', { token }),
  acceptByMail: (token: string, company: string) =>
    call<EngagementView>('POST', '/engagements/acceptance', { token, company }),
  accept: (id: string) => call<EngagementView>('POST', `${at(id)}/acceptance`),
  end: (id: string) => call<EngagementView>('POST', `${at(id)}/end`),
  letterAddress: (id: string, language: Language) =>
    `${BASE}${at(id)}/letter.pdf?language=${language}`,

  /** Those who are consultants now, by name; in a province, and with all words of `text`. */
  consultants: (wanted: { province?: string; text?: string; after?: string }) => {
    const query = new URLSearchParams(
      Object.entries(wanted).filter(([, value]) => value !== undefined && value !== ''),
    );
    return call<ConsultantList>('GET', `/consultants?${query}`);
  },
  profile: () => call<ConsultantView>('GET', '/consultant'),
  saveProfile: (body: ConsultantProfile) => call<ConsultantView>('PUT', '/consultant', body),

  audits: () => call<AuditSummary[]>('GET', '/audits'),
  beginAudit: (engagement: string, body: { language: Language; point: AuditPoint }) =>
    call<AuditView>('POST', `${at(engagement)}/audits`, body),
  followUpAudit: (audit: string) => call<AuditView>('POST', `${auditAt(audit)}/follow-ups`),
  /** Goes on with an audit whose own consultant has no active engagement any more. */
  takeOverAudit: (audit: string, engagement: string) =>
    call<AuditView>('PUT', `${auditAt(audit)}/engagement`, { engagement }),
};
