/** The HTTP types of /api/v1, shared with the pages. The request types are checked by the zod inputs of each feature. */
import type { Answers } from '../scoring/answers.ts';
import type { Contradiction } from '../scoring/carry-over.ts';
import type { Comparison } from '../scoring/comparison.ts';
import type {
  Definition,
  Examples,
  InstrumentQuestion,
  Language,
  Model,
  Survey,
} from '../scoring/definition.ts';
import type { Edition, Offer } from '../scoring/offer.ts';
import type { Profile } from '../scoring/profile.ts';
import type { Result, Routing } from '../scoring/result.ts';
import type { ReferralProgress } from './contract-programmes.ts';

/** `current` comes with 409 `stale-revision`: what is there now, in the shape of what was to be changed. */
export interface ErrorBody<Current = CurrentAnswers> {
  error: {
    code: string;
    message: string;
    issues?: { path: string; code: string; message: string }[];
    current?: Current;
  };
}
export interface CurrentAnswers {
  revision: number;
  answers: Answers;
  profile: Profile;
}

export type Right = 'edit' | 'read';

/** POST /assessments → 201 CreatedAssessment, and the edit cookie */
export interface CreateAssessment {
  instrument: string;
  language: Language;
  /** Version of the privacy notice that was shown, such as 2026-11. */
  privacyNotice: string;
  profile: Profile;
}
export interface CreatedAssessment {
  assessment: AssessmentView;
  /** Goes into the resume link's fragment: `#edit=<token>`. */
  editToken: string;
}
/**
 * POST /assessments/:id/corrections and /assessments/:id/follow-ups → 201; no token where an account or a company
 * holds the assessment
 */
export interface CorrectedAssessment {
  assessment: AssessmentView;
  editToken: string | null;
}

/** POST /account/assessments → 201 AssessmentView, held by the account that is signed in. */
export interface BeginAssessment extends CreateAssessment {
  /** A submitted assessment of the same holder whose answers are carried over where they say the same. */
  from?: string;
}
/**
 * POST /companies/:companyId/assessments → 201 AssessmentView with the company's profile, held by the company ·
 * GET → AssessmentSummary[] · PUT …/assessments/:id → AssessmentSummary: the caller's own one moves into the company.
 */
export type BeginCompanyAssessment = Omit<BeginAssessment, 'profile'>;

/** What the caller may do to an assessment beside reading it. */
export type AssessmentDeed = 'answer' | 'submit' | 'share' | 'delete';

/** The assessment whose answers this one began with. */
export interface AnswersFrom {
  assessment: string;
  instrument: string;
  version: number;
  assessedOn: string;
}

/** An answer that says another level than the one of the assessment it began with. */
export interface ContradictionView extends Contradiction {
  /** The question, for a matrix with its row: `question.row`. */
  id: string;
  /** How the person settled it; null while it is open. */
  settled: Settlement | null;
}
/** `keep`: the answer here is right; `both`: both are, things have changed since. Taking the other is a new answer. */
export type Settlement = 'keep' | 'both';

/** PUT /assessments/:id/settlements → Saved: how contradictions are settled, for as long as the answers stay. */
export interface SaveSettlements {
  changeId: string;
  revision: number;
  /** By the id of the contradiction; the whole map. */
  settlements: Record<string, Settlement>;
}

/** GET /assessments/:id/comparison: against the one it follows. GET …/comparison.pdf?language */
export interface AssessmentComparison {
  before: AssessmentTime;
  after: AssessmentTime;
  comparison: Comparison;
}
export interface AssessmentTime {
  id: string;
  /** Those that counted; of the one before as the follow-up began with them. */
  answers: Answers;
  instrument: string;
  version: number;
  /** 0 for T0, 1 for T1 … */
  point: number;
  assessedOn: string;
}

/** GET /assessments/:id */
export interface AssessmentView {
  id: string;
  instrument: string;
  version: number;
  language: Language;
  right: Right;
  may: AssessmentDeed[];
  /** Whether an account or a company holds it: then there are no edit links any more. */
  held: boolean;
  /** Id of the company that holds it. */
  company: string | null;
  status: 'draft' | 'submitted';
  revision: number;
  answers: Answers;
  profile: Profile;
  createdAt: string;
  updatedAt: string;
  /** Drafts are deleted on this day. Null once submitted. */
  expiresAt: string | null;
  submittedAt: string | null;
  /** Day (Europe/Rome) of the result, which the offers were judged by. */
  assessedOn: string | null;
  result: Result | null;
  offers: Routing | null;
  /** The version that this one corrects, and the one that corrects this one. */
  corrects: string | null;
  correctedBy: string | null;
  /** 0 for the first time (T0), 1 for its follow-up (T1) … */
  point: number;
  /** The assessment that this one measures again, and the one that measures this one again. */
  follows: string | null;
  followedBy: string | null;
  from: AnswersFrom | null;
  /** Question → the question of `from` whose answer it still has. */
  carried: Record<string, string>;
  /** Of a draft: what the person settles before submitting. */
  contradictions: ContradictionView[];
  /** The company's newest signed-off audit at submitting, which calls were judged by; null: self-assessed. */
  audited: Audited | null;
}

/** What a signed-off audit says where calls ask for one. */
export interface Audited {
  audit: string;
  accredited: boolean;
  /** Acatech-equivalent stage that the consultant stated. */
  stage: number | null;
  assessedOn: string;
}

/** POST /access: a link's token becomes a cookie for that assessment. Unknown and wrong tokens look alike (404). */
export interface AccessRequest {
  token: string;
}
export interface AccessGranted {
  id: string;
  right: Right;
  status: 'draft' | 'submitted';
}

/** PUT /assessments/:id/answers → Saved; 409 with the current state on another revision. */
export interface SaveAnswers {
  changeId: string;
  revision: number;
  answers: Answers;
}
/** PUT /assessments/:id/profile: the whole profile. After submitting only facts that were missing may be added. */
export interface SaveProfile {
  changeId: string;
  revision: number;
  profile: Profile;
}
export interface Saved {
  revision: number;
  savedAt: string;
}

/** POST /assessments/:id/submit → AssessmentView */
export interface Submit {
  revision: number;
}

/** POST /assessments/:id/links → 201 CreatedLink · GET → LinkView[] · DELETE /links/:linkId → 204 */
export interface CreateLink {
  right: Right;
}
export interface LinkView {
  id: string;
  right: Right;
  createdAt: string;
}
export interface CreatedLink extends LinkView {
  url: string;
}

/** POST /assessments/:id/mails → 202: the resume link, or the report as PDF with a read-only link. */
export interface SendMail {
  kind: 'resume' | 'report';
  to: string;
  language: Language;
}

/** POST /assessments/:id/referrals → 201 ReferralView · GET → ReferralView[] · DELETE /referrals/:referralId → 204 */
export interface CreateReferral {
  offer: string;
  contact: { name: string; email: string; phone?: string };
  /** The firm's consent to pass the contact and the result to the offer's office. */
  consent: true;
}
export interface ReferralView extends ReferralProgress {
  id: string;
  offer: string;
  /** Null once the consent was withdrawn after something had come of it. */
  contact: { name: string; email: string; phone?: string } | null;
  createdAt: string;
}

export type Process = NonNullable<InstrumentQuestion['process']>;
/** GET /questionnaires/:instrument/v:version */
export interface QuestionnaireView {
  /** SurveyJS JSON: texts and pages, no points. */
  survey: Survey;
  definition: Definition;
  model: Model;
  /** question → value chain → example in that trade's words */
  examples: Examples;
  /** question → business process, where the instrument names one */
  processes: Record<string, Process>;
}
/** GET /catalogue */
export interface CatalogueView {
  editions: Edition[];
  offers: Offer[];
}

/** GET /classifications/activities and /classifications/provinces */
export interface ActivityView {
  code: string;
  title: Record<Language, string>;
  /** Everyday words that lead to it. */
  words: Record<Language, string[]>;
  valueChain: string | null;
}
export interface ProvinceView {
  /** NUTS 3 code. */
  code: string;
  name: string;
  /** NUTS 2 code and name of the region. */
  region: string;
  regionName: string;
}

/** GET /assessments/:id/receipt */
export interface Receipt {
  format: 'meridiana-receipt-1';
  engine: string;
  instrument: string;
  version: number;
  /** SHA-256 of the canonical definition, hexadecimal. */
  definitionHash: string;
  answers: Answers;
  /** Profile facts used by the scoring. */
  profile: Record<string, string | string[]>;
  assessedOn: string;
  result: Result;
  signature: { algorithm: 'Ed25519'; publicKey: string; value: string };
}

/** POST /accounts → 202 always: what the mail says depends on whether the address has an account. */
export interface Register {
  email: string;
  language: Language;
  /** Version of the privacy notice that was shown. */
  privacyNotice: string;
}
/** POST /accounts/verification → 201 AccountView, signed in. Without a password one signs in by links or a provider. */
export interface Verify {
  token: string;
  password?: string;
}
/** POST /sessions → 201 AccountView; 401 whatever is wrong. */
export interface SignIn {
  email: string;
  password: string;
}
/** POST /sign-in-links and POST /password-resets → 202 always */
export interface AskForLink {
  email: string;
  language: Language;
}
/** POST /sessions/link → 201 AccountView · POST /account/email/confirmation → EmailChangeState */
export interface UseLink {
  token: string;
}
/** POST /sessions/openid → OpenIdStart: the page goes to `url`; the provider sends the browser back. */
export interface BeginOpenId {
  language: Language;
  privacyNotice: string;
  /** Adds the identity to the account that is signed in instead of signing in. */
  link?: boolean;
}
export interface OpenIdStart {
  url: string;
}
/** GET /sign-in-ways */
export interface SignInWays {
  password: boolean;
  link: true;
  openId: boolean;
}

export type Role =
  'consultant' | 'statistics-officer' | 'programme-officer' | 'catalogue-editor' | 'administrator';

/** GET /account */
export interface AccountView {
  id: string;
  email: string;
  language: Language;
  roles: Role[];
  hasPassword: boolean;
  identities: { id: string; issuer: string; addedAt: string }[];
  emailChange: { email: string; confirmed: ('old' | 'new')[]; expiresAt: string } | null;
  /** Notices in force that this account has not seen yet. */
  noticesDue: NoticeView[];
  createdAt: string;
}
/** GET /notices → NoticeView[] · PUT /account/notices/:audience/:version → 204: seen, with its day. */
export interface NoticeView {
  audience: 'firm' | 'consultant';
  /** Such as 2026-11. */
  version: string;
}
/** What is optional, and only with a yes that can be taken back at any time. */
export type ConsentKind = 'partner-contact' | 'association-sharing';
/** GET /account/consents → ConsentView[], one of each kind · PUT /account/consents/:kind {consent} → 204 */
export interface ConsentView {
  kind: ConsentKind;
  consent: boolean;
  /** When it was last changed; null while nobody has said anything. */
  at: string | null;
}
export interface SetConsent {
  consent: boolean;
}
/** GET /retention: how long what is kept, and why. */
export interface RetentionView {
  id: string;
  what: Record<Language, string>;
  howLong: Record<Language, string>;
  why: Record<Language, string>;
}
/** PUT /account/password → 204; all other sessions end. */
export interface ChangePassword {
  current: string;
  password: string;
}
/** POST /password-resets/confirmation → 204; all sessions end. */
export interface ResetPassword {
  token: string;
  password: string;
}
/** PUT /account/language → 204: in which language the service writes to the person. */
export interface ChangeLanguage {
  language: Language;
}
/** POST /account/email → 202: both mailboxes are asked. */
export interface ChangeEmail {
  email: string;
}
export interface EmailChangeState {
  state: 'waiting' | 'changed';
}
/** GET /sessions → SessionView[] · DELETE /sessions/:sessionId (or `current`, `others`) → 204 */
export interface SessionView {
  id: string;
  browser: string | null;
  system: string | null;
  way: 'password' | 'link' | 'oidc';
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
  current: boolean;
}
/** GET /account/record: newest first, ids and fixed words alone. */
export interface RecordEntryView {
  seq: number;
  at: string;
  act: string;
  by: string;
  on: string | null;
  detail: string | null;
  hash: string;
}
/** GET /account/assessments, POST /assessments/:id/claim */
export interface AssessmentSummary {
  id: string;
  instrument: string;
  version: number;
  status: 'draft' | 'submitted';
  updatedAt: string;
  assessedOn: string | null;
  corrects: string | null;
  point: number;
  follows: string | null;
}
/** GET /accounts?after=&email= (administrators) · PUT and DELETE /accounts/:accountId/roles/:role → 204 */
export interface AccountList {
  accounts: { id: string; email: string; roles: Role[]; createdAt: string }[];
  /** Ask for `after=<next>`; null at the end. */
  next: string | null;
}
