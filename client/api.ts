/** The assessments' part of the HTTP interface as typed functions. */
import type {
  AccessGranted,
  ActivityView,
  AssessmentComparison,
  AssessmentSummary,
  AssessmentView,
  BeginAssessment,
  BeginCompanyAssessment,
  CatalogueView,
  CreateAssessment,
  CorrectedAssessment,
  CreatedAssessment,
  CreatedLink,
  CreateReferral,
  LinkView,
  ProvinceView,
  QuestionnaireView,
  ReferralView,
  Right,
  SaveAnswers,
  Saved,
  SaveProfile,
  SaveSettlements,
  SendMail,
} from '../api/contract.ts';
import type { Language } from '../scoring/definition.ts';
import type { BenchmarkView } from '../api/contract-regions.ts';
import { BASE, call } from './http.ts';

const at = (id: string) => `/assessments/${encodeURIComponent(id)}`;

const ofCompany = (company: string) => `/companies/${encodeURIComponent(company)}`;

export const api = {
  create: (body: CreateAssessment) => call<CreatedAssessment>('POST', '/assessments', body),
  openLink: (token: string) => call<AccessGranted>('POST', '/access', { token }),
  assessment: (id: string) => call<AssessmentView>('GET', at(id)),
  saveAnswers: (id: string, body: SaveAnswers, keepalive = false) =>
    call<Saved>('PUT', `${at(id)}/answers`, body, keepalive),
  saveProfile: (id: string, body: SaveProfile) => call<Saved>('PUT', `${at(id)}/profile`, body),
  submit: (id: string, revision: number) =>
    call<AssessmentView>('POST', `${at(id)}/submit`, { revision }),
  correct: (id: string) => call<CorrectedAssessment>('POST', `${at(id)}/corrections`),
  followUp: (id: string) => call<CorrectedAssessment>('POST', `${at(id)}/follow-ups`),
  comparison: (id: string) => call<AssessmentComparison>('GET', `${at(id)}/comparison`),
  /** Firms like this one. */
  peers: (id: string) => call<BenchmarkView>('GET', `${at(id)}/benchmark`),
  saveSettlements: (id: string, body: SaveSettlements) =>
    call<Saved>('PUT', `${at(id)}/settlements`, body),
  begin: (body: BeginAssessment) => call<AssessmentView>('POST', '/account/assessments', body),
  beginForCompany: (company: string, body: BeginCompanyAssessment) =>
    call<AssessmentView>('POST', `${ofCompany(company)}/assessments`, body),
  assessmentsOf: (company: string) =>
    call<AssessmentSummary[]>('GET', `${ofCompany(company)}/assessments`),
  moveToCompany: (company: string, id: string) =>
    call<AssessmentSummary>('PUT', `${ofCompany(company)}/assessments/${encodeURIComponent(id)}`),
  remove: (id: string) => call<undefined>('DELETE', at(id)),
  links: (id: string) => call<LinkView[]>('GET', `${at(id)}/links`),
  createLink: (id: string, right: Right) => call<CreatedLink>('POST', `${at(id)}/links`, { right }),
  revokeLink: (id: string, link: string) =>
    call<undefined>('DELETE', `${at(id)}/links/${encodeURIComponent(link)}`),
  sendMail: (id: string, body: SendMail) => call<unknown>('POST', `${at(id)}/mails`, body),
  referrals: (id: string) => call<ReferralView[]>('GET', `${at(id)}/referrals`),
  refer: (id: string, body: CreateReferral) =>
    call<ReferralView>('POST', `${at(id)}/referrals`, body),
  withdraw: (id: string, referral: string) =>
    call<undefined>('DELETE', `${at(id)}/referrals/${encodeURIComponent(referral)}`),
  questionnaire: (instrument: string, version: number) =>
    call<QuestionnaireView>('GET', `/questionnaires/${instrument}/v${version}`),
  catalogue: () => call<CatalogueView>('GET', '/catalogue'),
  activities: () => call<ActivityView[]>('GET', '/classifications/activities'),
  provinces: () => call<ProvinceView[]>('GET', '/classifications/provinces'),
  pdfAddress: (id: string, language: Language) =>
    `${BASE}${at(id)}/report.pdf?language=${language}`,
  comparisonPdfAddress: (id: string, language: Language) =>
    `${BASE}${at(id)}/comparison.pdf?language=${language}`,
  receiptAddress: (id: string) => `${BASE}${at(id)}/receipt`,
};
