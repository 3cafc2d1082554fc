/** The routes of companies, their members and their assessments, as typed functions. */
import type { AssessmentSummary, AssessmentView, RecordEntryView } from '../../api/contract.ts';
import type { AuditSummary } from '../../api/contract-audits.ts';
import type {
  ChangeCompany,
  ChangeSize,
  CompanySummary,
  CompanyView,
  CreateCompany,
  InvitationView,
  Invite,
  MemberList,
  Membership,
} from '../../api/contract-companies.ts';
import type { Language } from '../../scoring/definition.ts';
import { call } from '../http.ts';

const at = (id: string) => `/companies/${encodeURIComponent(id)}`;

/** What a company's assessment is begun with; `from` is a submitted one whose answers are carried over. */
export interface BeginAssessment {
  instrument: string;
  language: Language;
  privacyNotice: string;
  from?: string;
}

export const companyApi = {
  own: () => call<CompanySummary[]>('GET', '/companies'),
  create: (body: CreateCompany) => call<CompanyView>('POST', '/companies', body),
  read: (id: string) => call<CompanyView>('GET', at(id)),
  change: (id: string, body: ChangeCompany) => call<CompanyView>('PUT', at(id), body),
  changeSize: (id: string, body: ChangeSize) => call<CompanyView>('PUT', `${at(id)}/size`, body),
  record: (id: string) => call<RecordEntryView[]>('GET', `${at(id)}/record`),

  members: (id: string) => call<MemberList>('GET', `${at(id)}/members`),
  changeMember: (id: string, account: string, role: Membership) =>
    call<undefined>('PUT', `${at(id)}/members/${encodeURIComponent(account)}`, { role }),
  /** `me` leaves. */
  removeMember: (id: string, account: string) =>
    call<undefined>('DELETE', `${at(id)}/members/${encodeURIComponent(account)}`),
  invite: (id: string, body: Invite) => call<InvitationView>('POST', `${at(id)}/invitations`, body),
  withdrawInvitation: (id: string, invitation: string) =>
    call<undefined>('DELETE', `${at(id)}/invitations/${encodeURIComponent(invitation)}`),
  previewInvitation: (token: string) =>
    call<CompanySummary>('POST', '/invitations/preview', { token }),
  acceptInvitation: (token: string) =>
    call<CompanySummary>('POST', '/invitations/acceptance', { token }),

  assessments: (id: string) => call<AssessmentSummary[]>('GET', `${at(id)}/assessments`),
  beginAssessment: (id: string, body: BeginAssessment) =>
    call<AssessmentView>('POST', `${at(id)}/assessments`, body),
  moveAssessment: (id: string, assessment: string) =>
    call<AssessmentSummary>('PUT', `${at(id)}/assessments/${encodeURIComponent(assessment)}`),
  audits: (id: string) => call<AuditSummary[]>('GET', `${at(id)}/audits`),
};
