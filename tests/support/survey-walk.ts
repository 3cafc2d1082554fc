/** The steps of a firm through the pages, as a person takes them. */
import type { Page } from 'playwright-core';
import type { CreatedAssessment, QuestionnaireView, Saved } from '../../api/contract.ts';
import { waitUntil } from './programs.ts';

export type PageLanguage = 'it' | 'en';

export const WORDS = {
  it: { trade: 'orafo', activity: /32\.12/, review: 'Riepilogo', position: '1 di 18' },
  en: { trade: 'goldsmith', activity: /32\.12/, review: 'Summary', position: '1 of 18' },
} as const;

/** From the privacy notice to the first question: a goldsmith with two to nine people in Arezzo. */
export async function startSurvey(
  page: Page,
  url: string,
  language: PageLanguage,
): Promise<string> {
  await page.goto(`${url}/${language}/start`);
  await page.locator('main .btn-primary').click();
  await fillProfile(page, language);
  await page.locator('form button[type=submit]').click();
  await page.locator('.survey-main .sd-item').first().waitFor();
  return assessmentId(page);
}

export async function fillProfile(page: Page, language: PageLanguage): Promise<void> {
  await page.locator('#field-nace').fill(WORDS[language].trade);
  await page.locator('[role=option]').filter({ hasText: WORDS[language].activity }).click();
  await page.locator('#field-place').selectOption('ITI18');
  await page.locator('input[name=people][value="2-9"]').check();
  await page.locator('input[name=turnover][value="up-to-2m"]').check();
  await page.locator('input[name=chainRole][value="first-tier"]').check();
  await page.locator('input[name=goals][value="raise-quality"]').check();
}

export function assessmentId(page: Page): string {
  const id = /\/(?:survey|results)\/([^/?#]+)/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`No assessment in ${page.url()}`);
  return id;
}

/** Chooses the option with this place, 0 for the lowest rung. */
export async function choose(page: Page, option: number): Promise<void> {
  await page.locator('.survey-main .sd-item label').nth(option).click();
}

export async function next(page: Page): Promise<void> {
  const before = page.url();
  await page.locator('.survey-buttons .btn-primary').click();
  await waitUntil(() => page.url() !== before || page.locator('.answer-list').isVisible());
}

/** Answers every question with the option that `option` gives for its place; undefined leaves it open. */
export async function answerAll(
  page: Page,
  option: (place: number) => number | undefined,
): Promise<void> {
  for (let place = 0; place < 18; place++) {
    const chosen = option(place);
    if (chosen !== undefined) await choose(page, chosen);
    await next(page);
  }
  await page.locator('.answer-list').waitFor();
}

export async function waitUntilSaved(page: Page): Promise<void> {
  await page.locator('[data-saving=saved]').waitFor();
}

/** From the review to the results; with open questions the confirmation is given. */
export async function submit(page: Page): Promise<void> {
  await page.locator('.survey-main .btn-lg').click();
  const results = page.locator('.results');
  const confirmation = page.locator('dialog[open] .btn-primary');
  await results.or(confirmation).first().waitFor();
  if (await confirmation.isVisible()) await confirmation.click();
  await results.waitFor();
}

interface Wanted {
  url: string;
  language: PageLanguage;
  submitted: boolean;
}

/**
 * An assessment of this browser without the clicks, for tests of what comes after: some rungs of each height, and
 * one question left open.
 */
export async function prepareAssessment(page: Page, wanted: Wanted): Promise<string> {
  await page.goto(`${wanted.url}/${wanted.language}/cookies/`);
  return page.evaluate(async ({ language, submitted }) => {
    const call = async (method: string, path: string, body?: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`/api/v1${path}`, {
        method,
        ...(body && { headers, body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const { survey } = (await call('GET', '/questionnaires/first-level/v1')) as QuestionnaireView;
    const questions = survey.pages.flatMap((each) => each.elements);
    const chosen = questions.map(({ name, choices }, place) => [name, choices?.[place % 4]?.value]);
    const answers = Object.fromEntries(chosen.filter((_, place) => place !== 7));
    const profile = {
      country: 'IT',
      nuts3: 'ITI18',
      nace: '32.12',
      naceVersion: '2',
      people: '2-9',
      valueChain: 'gold-fashion',
      chainRole: 'first-tier',
      goals: ['raise-quality'],
    };
    const { assessment } = (await call('POST', '/assessments', {
      instrument: 'first-level',
      language,
      privacyNotice: '2026-11',
      profile,
    })) as CreatedAssessment;
    const path = `/assessments/${assessment.id}`;
    const saved = (await call('PUT', `${path}/answers`, {
      changeId: crypto.randomUUID(),
      revision: assessment.revision,
      answers,
    })) as Saved;
    if (submitted) await call('POST', `${path}/submit`, { revision: saved.revision });
    return assessment.id;
  }, wanted);
}

/** The results page of a prepared assessment. */
export async function reachResults(
  page: Page,
  url: string,
  language: PageLanguage,
): Promise<string> {
  const id = await prepareAssessment(page, { url, language, submitted: true });
  await page.goto(`${url}/${language}/results/${id}`);
  await page.locator('.results').waitFor();
  return id;
}
