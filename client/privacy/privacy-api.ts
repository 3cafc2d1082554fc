/** The routes about one's own data, as typed functions. */
import type { ConsentKind, ConsentView, NoticeView } from '../../api/contract.ts';
import type { AccountDeletion, DeletionPreview } from '../../api/contract-companies.ts';
import { BASE, call } from '../http.ts';

const company = (id: string) => `/companies/${encodeURIComponent(id)}`;

export const privacyApi = {
  consents: () => call<ConsentView[]>('GET', '/account/consents'),
  setConsent: (kind: ConsentKind, consent: boolean) =>
    call<undefined>('PUT', `/account/consents/${kind}`, { consent }),
  acknowledge: ({ audience, version }: NoticeView) =>
    call<undefined>('PUT', `/account/notices/${audience}/${encodeURIComponent(version)}`),
  accountDeletion: () => call<AccountDeletion>('GET', '/account/deletion'),
  deleteAccount: () => call<undefined>('DELETE', '/account'),
  companyDeletion: (id: string) => call<DeletionPreview>('GET', `${company(id)}/deletion`),
  deleteCompany: (id: string) => call<undefined>('DELETE', company(id)),
  accountArchive: `${BASE}/account/export.zip`,
  companyArchive: (id: string) => `${BASE}${company(id)}/export.zip`,
};
