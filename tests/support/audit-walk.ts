/** A firm and its consultant at an audit, in two browsers of their own: their steps, and the set-up of what other tests click through. */
import type { Browser, Page } from 'playwright-core';
import type { Saved, AccountView } from '../../api/contract.ts';
import type { AuditView, Verified } from '../../api/contract-audits.ts';
import type { CompanyView, EngagementView } from '../../api/contract-companies.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { Place } from './account-walk.ts';
import { goldenFirm } from './audit.ts';
import { openPage } from './browser.ts';
import { aConsultantProfile, anAssignment } from './engagement.ts';
import { aCompany } from './firm.ts';
import { callFrom, fromToday, newAccount } from './room-walk.ts';
import type { PageLanguage } from './survey-walk.ts';

/** A firm's owner and a consultant, each signed in in a browser of their own. */
export interface Pair {
  firm: Page;
  consultant: Page;
  /** What went wrong in either browser until now. */
  complaints: () => string[];
}

export interface Table extends Pair {
  company: CompanyView;
  engagement: EngagementView;
  audit: AuditView;
}

export async function arrive(
  browser: Browser,
  place: Place,
  makeConsultant: (page: Page) => Promise<void>,
): Promise<Pair> {
  const [one, other] = await Promise.all([openPage(browser), openPage(browser)]);
  const [firm, consultant] = [one.page, other.page];
  await Promise.all([newAccount(consultant, place), newAccount(firm, place)]);
  await makeConsultant(consultant);
  const accreditation = { body: 'Regione Toscana', number: 'A-17', validUntil: fromToday().until };
  await callFrom(consultant, 'PUT', '/consultant', aConsultantProfile({ accreditation }));
  return { firm, consultant, complaints: () => [...one.complaints, ...other.complaints] };
}

/** A new company of the two with an active engagement and an audit that has begun. */
export async function sitDown(pair: Pair, language: PageLanguage): Promise<Table> {
  const { firm, consultant } = pair;
  const newCompany = aCompany({ profile: goldenFirm().profile });
  const company = await callFrom<CompanyView>(firm, 'POST', '/companies', newCompany);
  const { id } = await callFrom<AccountView>(consultant, 'GET', '/account');
  const proposal = { ...anAssignment(fromToday()), consultant: id };
  const path = `/companies/${company.id}/engagements`;
  const engagement = await callFrom<EngagementView>(firm, 'POST', path, proposal);
  const at = `/engagements/${engagement.id}`;
  await callFrom(consultant, 'POST', `${at}/acceptance`);
  const begin = { language, point: 'T0' };
  const audit = await callFrom<AuditView>(consultant, 'POST', `${at}/audits`, begin);
  return { ...pair, company, engagement, audit };
}

export function readFrom(page: Page, id: string): Promise<AuditView> {
  return callFrom(page, 'GET', `/audits/${id}`);
}

/** Declares all that is given, beside what is there. */
export async function declareFrom(page: Page, id: string, answers: Answers): Promise<void> {
  const { declared } = await readFrom(page, id);
  await callFrom<Saved>(page, 'PUT', `/audits/${id}/declared`, {
    changeId: crypto.randomUUID(),
    revision: declared.revision,
    value: { ...declared.value, ...answers },
  });
}

/** Takes over what was declared, but for the findings that are given. */
export async function verifyFrom(
  page: Page,
  id: string,
  findings: Record<string, Verified> = {},
): Promise<void> {
  const { declared, verified } = await readFrom(page, id);
  const { from: on } = fromToday();
  const agreed = Object.entries(declared.value).map(([question, value]) => [
    question,
    { value, on },
  ]);
  await callFrom<Saved>(page, 'PUT', `/audits/${id}/verified`, {
    changeId: crypto.randomUUID(),
    revision: verified.revision,
    value: { ...Object.fromEntries(agreed), ...findings },
  });
}

/** Takes a step that goes by the revision of a part. */
export async function stepFrom(
  page: Page,
  id: string,
  step: 'submit' | 'verification' | 'sign-off',
): Promise<AuditView> {
  const audit = await readFrom(page, id);
  const { revision } = step === 'submit' ? audit.declared : audit.verified;
  return callFrom(page, 'POST', `/audits/${id}/${step}`, { revision });
}

export async function waitUntilAllSaved(page: Page): Promise<void> {
  await page.locator('[data-saving=saved]').waitFor();
}
