/** The routes of technological audits, as typed functions. */
import type { Saved } from '../../api/contract.ts';
import type {
  AddComment,
  AuditView,
  CommentView,
  ComparisonView,
  EvidenceView,
  RequestChanges,
  SavePart,
} from '../../api/contract-audits.ts';
import type { EngagementView } from '../../api/contract-companies.ts';
import type { Language } from '../../scoring/definition.ts';
import { BASE, call, upload } from '../http.ts';

export type PartName = 'declared' | 'verified' | 'inventory' | 'conclusions';
export type StepName = 'submit' | 'verification' | 'sign-off';
export type Paper = 'report.pdf' | 'report.docx' | 'comparison.pdf';

/** What is said about a file beside its content. */
export interface AboutFile {
  question: string;
  name: string;
  datedOn: string;
  expiresOn?: string;
}

const at = (id: string) => `/audits/${encodeURIComponent(id)}`;

export const auditApi = {
  read: (id: string) => call<AuditView>('GET', at(id)),
  engagement: (id: string) => call<EngagementView>('GET', `/engagements/${encodeURIComponent(id)}`),
  save: <T>(id: string, part: PartName, body: SavePart<T>, keepalive: boolean) =>
    call<Saved>('PUT', `${at(id)}/${part}`, body, keepalive),
  step: (id: string, step: StepName, revision: number) =>
    call<AuditView>('POST', `${at(id)}/${step}`, { revision }),
  requestChanges: (id: string, body: RequestChanges) =>
    call<AuditView>('POST', `${at(id)}/changes`, body),
  correct: (id: string) => call<AuditView>('POST', `${at(id)}/corrections`),
  followUp: (id: string) => call<AuditView>('POST', `${at(id)}/follow-ups`),
  remove: (id: string) => call<undefined>('DELETE', at(id)),

  addEvidence: (id: string, about: AboutFile, file: Blob, onProgress: (share: number) => void) =>
    upload<EvidenceView>(
      `${at(id)}/evidence?${new URLSearchParams({ ...about })}`,
      file,
      onProgress,
    ),
  removeEvidence: (id: string, evidence: string) =>
    call<undefined>('DELETE', `${at(id)}/evidence/${encodeURIComponent(evidence)}`),
  evidenceAddress: (id: string, evidence: string) =>
    `${BASE}${at(id)}/evidence/${encodeURIComponent(evidence)}`,

  comment: (id: string, body: AddComment) => call<CommentView>('POST', `${at(id)}/comments`, body),
  withdrawComment: (id: string, comment: string) =>
    call<undefined>('DELETE', `${at(id)}/comments/${encodeURIComponent(comment)}`),
  note: (id: string, about: string, text: string, keepalive: boolean) =>
    call<undefined>('PUT', `${at(id)}/notes/${encodeURIComponent(about)}`, { text }, keepalive),

  comparison: (id: string) => call<ComparisonView>('GET', `${at(id)}/comparison`),
  paperAddress: (id: string, paper: Paper, language: Language) =>
    `${BASE}${at(id)}/${paper}?language=${language}`,
  receiptAddress: (id: string) => `${BASE}${at(id)}/receipt`,
};
