import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESK, expectAccessible, PHONE, stickingOut } from '../support/accessible.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import { closeStage, openStage } from '../support/stage.ts';
import {
  assessmentId,
  choose,
  fillProfile,
  next,
  type PageLanguage,
  prepareAssessment,
  reachResults,
  startSurvey,
} from '../support/survey-walk.ts';

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  ({ service, browser } = await openStage());
});
afterAll(closeStage);

const STATIC = ['', 'privacy/', 'accessibility/', 'legal/', 'cookies/'];

describe.each([
  ['it', DESK],
  ['en', PHONE],
] as [PageLanguage, typeof DESK][])('axe finds nothing in %s', (language, size) => {
  it('on the pages without JavaScript and on those that lead nowhere', async () => {
    const { page } = await openPage(browser, size);
    for (const path of [...STATIC, 'nowhere', 'open', 'survey/AAAAAAAAAAAAAAAAAAAAAA']) {
      await page.goto(`${service.url}/${language}/${path}`);
      await page.locator('h1').waitFor();
      await expectAccessible(page, path);
    }
  });

  it('from the privacy notice to the review, in every state', async () => {
    const { page, complaints } = await openPage(browser, size);
    await page.goto(`${service.url}/${language}/start`);
    await page.locator('main .btn-primary').waitFor();
    await expectAccessible(page, 'privacy');
    await page.locator('main .btn-primary').click();
    await page.locator('form button[type=submit]').click();
    await expectAccessible(page, 'profile with errors');
    await page.locator('#field-nace').fill('pel');
    await page.locator('[role=option]').first().waitFor();
    await expectAccessible(page, 'activity list open');
    await fillProfile(page, language);
    await expectAccessible(page, 'profile');
    await page.locator('form button[type=submit]').click();
    await page.locator('.survey-main .sd-item').first().waitFor();
    await expectAccessible(page, 'question');
    await choose(page, 2);
    await page.locator('.survey-how summary').click();
    await expectAccessible(page, 'question answered');
    await page.locator('.save-status .link-button').click();
    await page.locator('dialog .copy-field').waitFor();
    await expectAccessible(page, 'resume');
    await page.keyboard.press('Escape');
    await page.goto(`${service.url}/${language}/survey/${assessmentId(page)}/review`);
    await page.locator('.answer-list').waitFor();
    await expectAccessible(page, 'review');
    await page.locator('.survey-main .btn-lg').click();
    await page.locator('dialog[open]').waitFor();
    await expectAccessible(page, 'confirmation');
    expect(complaints).toEqual([]);
  });

  it('on the results with everything opened', async () => {
    const { page, complaints } = await openPage(browser, size);
    await reachResults(page, service.url, language);
    await expectAccessible(page, 'results');
    for (const summary of await page.locator('.chart-table summary').all()) await summary.click();
    for (const summary of await page.locator('.dimension summary').all()) await summary.click();
    await page.locator('.offer summary').first().click();
    await page.locator('#field-what-if').selectOption({ index: 2 });
    await page.locator('.what-if input[type=radio]').nth(4).check();
    await page.locator('.what-if-changes').waitFor();
    await expectAccessible(page, 'results opened');
    await page.locator('.step .btn-primary').first().click();
    await page.locator('dialog button[type=submit]').click();
    await expectAccessible(page, 'interest with errors');
    expect(complaints).toEqual([]);
  });
});

async function expectToFit(
  page: Page,
  url: string,
  enlarge: (page: Page) => Promise<void>,
): Promise<void> {
  for (const path of STATIC) {
    await page.goto(`${url}/it/${path}`);
    await enlarge(page);
    expect([path, await stickingOut(page)]).toEqual([path, []]);
  }
  const draft = await prepareAssessment(page, { url, language: 'it', submitted: false });
  const submitted = await prepareAssessment(page, { url, language: 'it', submitted: true });
  const places = [
    `survey/${draft}/machines`,
    `survey/${draft}/review`,
    `survey/${draft}/profile`,
    `results/${submitted}`,
  ];
  for (const place of places) {
    await page.goto(`${url}/it/${place}`);
    await page.locator('h1').waitFor();
    await enlarge(page);
    expect([place, await stickingOut(page)]).toEqual([place, []]);
  }
}

describe('every page', () => {
  it('fits into 320 pixels without scrolling sideways', async () => {
    const { page } = await openPage(browser, { width: 320, height: 640 });
    await expectToFit(page, service.url, async () => {});
  });

  it('still fits with its text at 200 %', async () => {
    const { page } = await openPage(browser, { width: 1280, height: 900 });
    await expectToFit(page, service.url, async () => {
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    });
  });

  it('moves the focus to its title after next and back', async () => {
    const { page } = await openPage(browser);
    await startSurvey(page, service.url, 'en');
    await next(page);
    // The address changes a moment before the new title is drawn.
    await page.locator('h1:focus').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.locator('.survey-buttons .btn-outline-primary').click();
    await page.waitForURL('**/machines');
    await page.locator('h1:focus').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});
