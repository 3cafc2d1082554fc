/** Every address of the API: open to all, about the caller's own things alone, or about something that is somebody's. */
import { createHash, randomUUID } from 'node:crypto';
import { aBeginning } from './held-assessment.ts';
import { aConclusion, findings, goldenFirm } from './audit.ts';
import { anAssignment } from './engagement.ts';
import { PDF, queryOf } from './evidence-files.ts';
import { firmProfile } from './firm.ts';
import { newAddress } from './person.ts';
import { aFile, aLine } from './programme.ts';
import { catalogue } from './service.ts';

/** Whose thing it is: whoever else asks must learn nothing and change nothing. */
export type Rightful =
  'owner' | 'consultant' | 'statistics officer' | 'programme officer' | 'administrator';

export interface ClosedRoute {
  to: Rightful;
  /** Which of the company's assessments the rightful one asks for; its result unless said otherwise. */
  of?: 'draft' | 'followUp' | 'ownDraft';
  query?: string;
  /** Who is let in besides: to what is their own. */
  also?: string[];
  /** Code that tells the rightful one that there is nothing yet. */
  nothingYet?: string;
  /** A body that the route accepts, so that a refusal is about the person and nothing else. */
  body?: (world: Ids) => unknown;
  type?: string;
}

/** Name of a parameter of a path → an id. */
export type Ids = Record<string, string>;

/** Asks for no session: public, or opened by what the body proves. */
export const OPEN = [
  'post /assessments',
  'post /access',
  'get /receipts/key',
  'post /accounts',
  'post /accounts/verification',
  'post /password-resets',
  'post /password-resets/confirmation',
  'post /account/email/confirmation',
  'get /sign-in-ways',
  'post /sessions',
  'post /sign-in-links',
  'post /sessions/link',
  'post /sessions/refresh',
  'post /sessions/openid',
  'get /sessions/openid/reply',
  'post /engagements/proposal',
  'get /notices',
  'get /retention',
  'get /questionnaires/{instrument}/{version}',
  'get /catalogue',
  'get /classifications/activities',
  'get /classifications/provinces',
  'get /classifications/regional-terms',
  'get /editions',
  'get /editions/{edition}',
  'get /editions/{edition}/dashboard',
  'get /editions/{edition}/tables/{table}',
  'get /editions/{edition}/tables/{table}/export/{format}',
  'get /editions/{edition}/dashboard/{part}/export/{format}',
  'get /editions/{edition}/method-note',
  'get /editions/{edition}/package.zip',
];

/** Asks for a session, and names nothing that could be somebody else's but by a secret. */
export const OWN = [
  'get /account',
  'delete /account',
  'put /account/password',
  'post /account/email',
  'delete /account/email',
  'put /account/language',
  'get /account/record',
  'get /account/deletion',
  'get /account/export.zip',
  'put /account/notices/{audience}/{version}',
  'get /account/consents',
  'put /account/consents/{kind}',
  'get /account/assessments',
  'post /account/assessments',
  'get /sessions',
  'get /accounts',
  'get /companies',
  'post /companies',
  'post /invitations/preview',
  'post /invitations/acceptance',
  'get /consultant',
  'put /consultant',
  'get /consultants',
  'get /engagements',
  'post /engagements',
  'post /engagements/acceptance',
  'get /audits',
  'get /calls',
  'get /regions',
];

const changed = (more: object) => () => ({ changeId: randomUUID(), revision: 0, ...more });
const value = (given: unknown) => changed({ value: given });
const step = () => ({ revision: 0 });
const OFFER = catalogue.offers.find(({ kind }) => kind === 'service')?.id;
const { answers } = goldenFirm();
const toOwner = { to: 'owner' } as const;
const toConsultant = { to: 'consultant' } as const;
const toStatistics = { to: 'statistics officer' } as const;
const toAdministrator = { to: 'administrator' } as const;

/** What belongs to one assessment. */
const ASSESSMENT: Record<string, ClosedRoute> = {
  'get /assessments/{id}': toOwner,
  'get /assessments/{id}/receipt': toOwner,
  'get /assessments/{id}/report.pdf': toOwner,
  'get /assessments/{id}/benchmark': { ...toOwner, nothingYet: 'no-benchmark' },
  'get /assessments/{id}/comparison': { ...toOwner, of: 'followUp' },
  'get /assessments/{id}/comparison.pdf': { ...toOwner, of: 'followUp', query: 'language=it' },
  'get /assessments/{id}/links': toOwner,
  'post /assessments/{id}/links': { ...toOwner, body: () => ({ right: 'read' }) },
  'get /assessments/{id}/referrals': toOwner,
  'post /assessments/{id}/referrals': {
    ...toOwner,
    body: () => ({ offer: OFFER, contact: { name: 'Ada', email: newAddress() }, consent: true }),
  },
  'put /assessments/{id}/referrals/{referralId}/steps': {
    ...toOwner,
    body: changed({ state: 'applied', day: '2026-11-20', requested: 1 }),
  },
  'put /referrals/{id}/steps': {
    to: 'programme officer',
    body: changed({ state: 'applied', day: '2026-11-20', requested: 1 }),
  },
  'post /assessments/{id}/mails': {
    ...toOwner,
    body: () => ({ kind: 'report', to: newAddress(), language: 'it' }),
  },
  'put /assessments/{id}/answers': { ...toOwner, of: 'draft', body: changed({ answers: {} }) },
  'put /assessments/{id}/settlements': {
    ...toOwner,
    of: 'draft',
    body: changed({ settlements: {} }),
  },
  'put /assessments/{id}/profile': {
    ...toOwner,
    of: 'draft',
    body: changed({ profile: { ...goldenFirm().profile, name: 'Oreficeria Prova' } }),
  },
  'post /assessments/{id}/submit': { ...toOwner, of: 'draft', body: () => ({ revision: 9 }) },
  'post /assessments/{id}/corrections': toOwner,
  'post /assessments/{id}/follow-ups': { ...toOwner, of: 'followUp' },
  'post /assessments/{id}/claim': { ...toOwner, of: 'ownDraft' },
  'put /companies/{companyId}/assessments/{id}': { ...toOwner, of: 'ownDraft' },
  'delete /assessments/{id}/referrals/{referralId}': toOwner,
  'delete /assessments/{id}/links/{linkId}': toOwner,
  'delete /assessments/{id}': toOwner,
};

const COMPANY: Record<string, ClosedRoute> = {
  'get /companies/{companyId}': toOwner,
  'put /companies/{companyId}': {
    ...toOwner,
    body: () => ({ revision: 9, name: 'X', profile: firmProfile() }),
  },
  'put /companies/{companyId}/size': { ...toOwner, body: () => ({ revision: 9, periods: [] }) },
  'get /companies/{companyId}/record': toOwner,
  'get /companies/{companyId}/deletion': toOwner,
  'get /companies/{companyId}/export.zip': toOwner,
  'get /companies/{companyId}/members': toOwner,
  'put /companies/{companyId}/members/{accountId}': {
    ...toOwner,
    body: () => ({ role: 'editor' }),
  },
  'post /companies/{companyId}/invitations': {
    ...toOwner,
    body: () => ({ email: newAddress(), role: 'viewer', language: 'it' }),
  },
  'get /companies/{companyId}/assessments': toOwner,
  'post /companies/{companyId}/assessments': { ...toOwner, body: () => aBeginning() },
  // Their own letters of assignment stay with them, without anything else of the firm.
  'get /companies/{companyId}/engagements': {
    ...toOwner,
    also: ['a consultant whose engagement has ended'],
  },
  'post /companies/{companyId}/engagements': {
    ...toOwner,
    body: ({ consultant }) => ({ ...anAssignment(), consultant }),
  },
  'get /companies/{companyId}/audits': toOwner,
  'delete /companies/{companyId}/invitations/{invitationId}': toOwner,
  'delete /companies/{companyId}/members/{accountId}': toOwner,
  'get /engagements/{engagementId}': toOwner,
  'get /engagements/{engagementId}/letter.pdf': { ...toOwner, query: 'language=it' },
  'post /engagements/{engagementId}/acceptance': toConsultant,
};

const AUDIT: Record<string, ClosedRoute> = {
  'get /audits/{auditId}': toOwner,
  'get /audits/{auditId}/receipt': { ...toOwner },
  'get /audits/{auditId}/report.pdf': { ...toOwner, query: 'language=it' },
  'get /audits/{auditId}/report.docx': { ...toOwner, query: 'language=it' },
  'get /audits/{auditId}/comparison': toOwner,
  'get /audits/{auditId}/comparison.pdf': { ...toOwner, query: 'language=it' },
  'get /audits/{auditId}/evidence/{evidenceId}': toOwner,
  'put /audits/{auditId}/declared': { ...toOwner, body: value(answers) },
  'put /audits/{auditId}/inventory': { ...toOwner, body: value([]) },
  'put /audits/{auditId}/verified': { ...toConsultant, body: value(findings(answers)) },
  'put /audits/{auditId}/conclusions': { ...toConsultant, body: value(aConclusion()) },
  'put /audits/{auditId}/notes/{question}': { ...toConsultant, body: () => ({ text: 'Mio' }) },
  'post /audits/{auditId}/comments': { ...toOwner, body: () => ({ question: null, text: 'Ecco' }) },
  'post /audits/{auditId}/evidence': {
    ...toOwner,
    query: queryOf(),
    body: () => PDF,
    type: 'application/octet-stream',
  },
  'put /audits/{auditId}/engagement': {
    ...toConsultant,
    body: ({ engagementId }) => ({ engagement: engagementId }),
  },
  'post /audits/{auditId}/submit': { ...toOwner, body: step },
  'post /audits/{auditId}/changes': {
    ...toConsultant,
    body: () => ({ items: [{ question: null, text: 'Manca' }] }),
  },
  'post /audits/{auditId}/verification': { ...toConsultant, body: step },
  'post /audits/{auditId}/sign-off': { ...toConsultant, body: step },
  'post /audits/{auditId}/corrections': toConsultant,
  'post /audits/{auditId}/follow-ups': toConsultant,
  'delete /audits/{auditId}/comments/{commentId}': toOwner,
  'delete /audits/{auditId}/evidence/{evidenceId}': toOwner,
  'delete /audits/{auditId}': toOwner,
  'post /engagements/{engagementId}/audits': {
    ...toConsultant,
    body: () => ({ language: 'it', point: 'T1' }),
  },
  'post /engagements/{engagementId}/end': toOwner,
};

const release = '/regions/{region}/releases/{release}';
const OFFICE: Record<string, ClosedRoute> = {
  'get /regions/{region}/releases': toStatistics,
  [`get ${release}`]: toStatistics,
  [`get ${release}/dashboard`]: toStatistics,
  [`get ${release}/tables`]: toStatistics,
  [`get ${release}/tables/{table}`]: toStatistics,
  [`get ${release}/tables/{table}/export/{format}`]: toStatistics,
  [`get ${release}/dashboard/{part}/export/{format}`]: toStatistics,
  [`get ${release}/indicators`]: toStatistics,
  [`get ${release}/indicators/export/{format}`]: toStatistics,
  [`get ${release}/needs`]: toStatistics,
  [`get ${release}/needs/export/{format}`]: toStatistics,
  [`get ${release}/needs/coherence/export/{format}`]: toStatistics,
  [`get ${release}/needs/annex/{paper}`]: toStatistics,
  [`get ${release}/preview/export/{format}`]: toStatistics,
  'get /regions/{region}/schedule': toStatistics,
  'put /regions/{region}/schedule': { ...toStatistics, body: () => ({ every: 'never' }) },
  'get /regions/{region}/official-counts': toStatistics,
  'post /regions/{region}/releases': { ...toStatistics, body: () => ({}) },
  [`post ${release}/approval`]: toStatistics,
  [`post ${release}/edition`]: toStatistics,
  'put /regions/{region}/official-counts': {
    ...toStatistics,
    body: () => ({ source: 'ISTAT', asOf: '2026-01-01', total: 9, counts: {} }),
  },
  [`delete ${release}`]: toStatistics,
  'get /calls/{call}/referrals': { to: 'programme officer' },
  'post /calls/{call}/referrals/import': {
    to: 'programme officer',
    body: () =>
      aFile([aLine({ reference: createHash('sha1').update(randomUUID()).digest('hex') })]),
    type: 'text/csv',
  },
  'put /accounts/{accountId}/roles/{role}': toAdministrator,
  'delete /accounts/{accountId}/roles/{role}': toAdministrator,
  'put /accounts/{accountId}/regions': { ...toAdministrator, body: () => ({ regions: [] }) },
  'put /accounts/{accountId}/calls': { ...toAdministrator, body: () => ({ calls: [] }) },
};

/** About something that is somebody's, in an order in which nothing is asked for that has gone. */
export const CLOSED: Record<string, ClosedRoute> = {
  'delete /sessions/{sessionId}': toOwner,
  'delete /account/identities/{identityId}': toOwner,
  ...OFFICE,
  ...AUDIT,
  ...COMPANY,
  ...ASSESSMENT,
  'delete /companies/{companyId}': toOwner,
};
