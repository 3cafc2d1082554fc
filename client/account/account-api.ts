/** The routes about accounts, as typed functions. Whatever goes wrong is an `ApiError`. */
import type {
  AccountView,
  AskForLink,
  AssessmentSummary,
  BeginOpenId,
  ChangePassword,
  EmailChangeState,
  OpenIdStart,
  RecordEntryView,
  Register,
  ResetPassword,
  SessionView,
  SignIn,
  SignInWays,
  Verify,
} from '../../api/contract.ts';
import type { CompanySummary } from '../../api/contract-companies.ts';
import type { Language } from '../../scoring/definition.ts';
import { call } from '../http.ts';

export const accountApi = {
  ways: () => call<SignInWays>('GET', '/sign-in-ways'),
  register: (body: Register) => call<undefined>('POST', '/accounts', body),
  verify: (body: Verify) => call<AccountView>('POST', '/accounts/verification', body),
  signIn: (body: SignIn) => call<AccountView>('POST', '/sessions', body),
  askForSignInLink: (body: AskForLink) => call<undefined>('POST', '/sign-in-links', body),
  signInByLink: (token: string) => call<AccountView>('POST', '/sessions/link', { token }),
  beginOpenId: (body: BeginOpenId) => call<OpenIdStart>('POST', '/sessions/openid', body),
  askForReset: (body: AskForLink) => call<undefined>('POST', '/password-resets', body),
  resetPassword: (body: ResetPassword) =>
    call<undefined>('POST', '/password-resets/confirmation', body),
  confirmEmail: (token: string) =>
    call<EmailChangeState>('POST', '/account/email/confirmation', { token }),

  own: () => call<AccountView>('GET', '/account'),
  assessments: () => call<AssessmentSummary[]>('GET', '/account/assessments'),
  companies: () => call<CompanySummary[]>('GET', '/companies'),
  claim: (assessment: string) =>
    call<AssessmentSummary>('POST', `/assessments/${encodeURIComponent(assessment)}/claim`),
  changePassword: (body: ChangePassword) => call<undefined>('PUT', '/account/password', body),
  changeEmail: (email: string) => call<undefined>('POST', '/account/email', { email }),
  removeIdentity: (id: string) =>
    call<undefined>('DELETE', `/account/identities/${encodeURIComponent(id)}`),
  giveUpEmailChange: () => call<undefined>('DELETE', '/account/email'),
  changeLanguage: (language: Language) => call<undefined>('PUT', '/account/language', { language }),
  sessions: () => call<SessionView[]>('GET', '/sessions'),
  /** By id, `current` (signs out) or `others`. */
  endSession: (which: string) =>
    call<undefined>('DELETE', `/sessions/${encodeURIComponent(which)}`),
  record: () => call<RecordEntryView[]>('GET', '/account/record'),
};
