/** Companies and consultants in a browser: their steps, and the set-up that other tests have clicked through. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type {
  AccountView,
  AssessmentView,
  CorrectedAssessment,
  QuestionnaireView,
  Saved,
} from '../../api/contract.ts';
import type { CompanyView, EngagementView, ProposeToFirm } from '../../api/contract-companies.ts';
import { linkFromMail, openAccount, openAdministrator, type Place } from './account-walk.ts';
import type { RunningService } from './browser.ts';
import { aConsultantProfile, anAssignment } from './engagement.ts';
import { aCompany } from './firm.ts';
import { newAddress, PASSWORD } from './person.ts';

/** Calls the service with the session of the page. @throws Error on any refusal */
export async function callFrom<T>(
  page: Page,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  return page.evaluate(
    async ([verb, address, text]) => {
      const answer = await fetch(`/api/v1${address}`, {
        method: verb,
        ...(text && { body: text, headers: { 'content-type': 'application/json' } }),
      });
      const said = await answer.text();
      if (!answer.ok) throw new Error(`${verb} ${address}: ${answer.status} ${said}`);
      return said === '' ? undefined : JSON.parse(said);
    },
    [method, path, body && JSON.stringify(body)] as const,
  );
}

/** Somebody with an account of their own, on its page. @returns the address */
export async function newAccount(page: Page, place: Place): Promise<string> {
  const email = newAddress();
  await openAccount(page, place, email);
  return email;
}

/** Opens an account on the way to a page that asked for it, and is led back there. */
export async function joinOnTheWay(page: Page, place: Place, email: string): Promise<void> {
  await page.goto(`${place.url}/${place.language}/sign-in/new`);
  await page.locator('#field-email').fill(email);
  await page.locator('main form button[type=submit]').click();
  await page.locator('main form').waitFor({ state: 'detached' });
  await page.goto(await linkFromMail(place.mailbox, email, 'verify'));
  await page.locator('#field-password').fill(PASSWORD);
  await page.locator('main form button[type=submit]').first().click();
}

/** Gives roles as an administrator does. */
export async function openOffice(page: Page, service: RunningService, place: Place) {
  await openAdministrator(page, service, place, 'office@example.org');
  return async (person: Page): Promise<void> => {
    const { id } = await callFrom<AccountView>(person, 'GET', '/account');
    await callFrom(page, 'PUT', `/accounts/${id}/roles/consultant`);
  };
}

/** A goldsmith's company of who is signed in on the page. */
export function foundFrom(page: Page, name = 'Oreficeria Prova'): Promise<CompanyView> {
  return callFrom(page, 'POST', '/companies', aCompany({ name }));
}

/** Writes the profile of a consultant whose accreditation is soon over. */
export function introduce(page: Page): Promise<void> {
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const accreditation = { body: 'Regione Toscana', number: 'A-17', validUntil: soon };
  return callFrom(page, 'PUT', '/consultant', aConsultantProfile({ accreditation }));
}

/** Proposes by mail, from today on. */
export function offerFrom(
  page: Page,
  email: string,
  overrides: Partial<ProposeToFirm> = {},
): Promise<EngagementView> {
  const body = { ...anAssignment(fromToday()), email, language: 'it', firm: 'Oreficeria' };
  return callFrom(page, 'POST', '/engagements', { ...body, ...overrides });
}

/** Days of an engagement that begins today, by the real clock of the running service. */
export function fromToday(): { from: string; until: string } {
  const day = (ahead: number) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(
      new Date(Date.now() + ahead * 86_400_000),
    );
  return { from: day(0), until: day(120) };
}

/** Answers a company's first survey, rungs from `lowest` upwards, and submits it. @returns its id */
export async function surveyOf(page: Page, company: string, lowest: number): Promise<string> {
  const body = { instrument: 'first-level', language: 'it', privacyNotice: '2026-11' };
  const path = `/companies/${company}/assessments`;
  const begun = await callFrom<AssessmentView>(page, 'POST', path, body);
  return fillIn(page, begun, lowest);
}

/** Measures again, a rung higher or lower. @returns the id of the follow-up */
export async function measureAgain(page: Page, id: string, lowest: number): Promise<string> {
  const path = `/assessments/${id}/follow-ups`;
  const { assessment } = await callFrom<CorrectedAssessment>(page, 'POST', path);
  return fillIn(page, assessment, lowest);
}

async function fillIn(page: Page, { id, revision }: AssessmentView, lowest: number) {
  const { survey } = await callFrom<QuestionnaireView>(
    page,
    'GET',
    '/questionnaires/first-level/v1',
  );
  const questions = survey.pages.flatMap(({ elements }) => elements);
  const chosen = questions.map(({ name, choices }, place) => [
    name,
    choices?.[(lowest + place) % 5]?.value,
  ]);
  const body = { changeId: randomUUID(), revision, answers: Object.fromEntries(chosen) };
  const saved = await callFrom<Saved>(page, 'PUT', `/assessments/${id}/answers`, body);
  await callFrom(page, 'POST', `/assessments/${id}/submit`, { revision: saved.revision });
  return id;
}
