import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AssessmentView } from '../../api/contract.ts';
import { openPage, type RunningService, watch } from '../support/browser.ts';
import { waitUntil } from '../support/programs.ts';
import { closeStage, openStage } from '../support/stage.ts';
import { choose, next, reachResults, startSurvey, waitUntilSaved } from '../support/survey-walk.ts';

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  ({ service, browser } = await openStage());
});
afterAll(closeStage);

/** What the service holds, asked with the page's own cookie. */
function stored(page: Page, id: string): Promise<AssessmentView> {
  return page.evaluate(
    async (path) => (await fetch(path)).json() as Promise<AssessmentView>,
    `/api/v1/assessments/${id}`,
  );
}

describe('when the tab is closed and opened again', () => {
  it('then the survey goes on at the same question with all answers', async () => {
    const { page } = await openPage(browser);
    const id = await startSurvey(page, service.url, 'en');
    await choose(page, 2);
    await next(page);
    await choose(page, 1);
    const place = page.url();
    // Closed at once, before the pause after a change is over.
    await page.close();
    const again = await page.context().newPage();
    await again.goto(`${service.url}/en/survey/${id}`);
    await again.locator('.survey-main .sd-item input:checked').waitFor({ state: 'attached' });
    expect(await again.locator('h1').textContent()).not.toBe('');
    expect(place.split('/').at(-1)).toBe('records');
    await waitUntil(async () => Object.keys((await stored(again, id)).answers).length === 2);
    expect((await stored(again, id)).answers).toEqual({
      machines: 'from-another-room',
      records: 'some-notes',
    });
  });

  it('then the resume link opens it in another browser', async () => {
    const { page } = await openPage(browser);
    await startSurvey(page, service.url, 'it');
    await choose(page, 3);
    await waitUntilSaved(page);
    await page.locator('.save-status .link-button').click();
    const link = await page.locator('dialog .copy-field input').inputValue();
    const { page: elsewhere } = await openPage(browser);
    await elsewhere.goto(link);
    await elsewhere.locator('.survey-main h1').waitFor();
    expect(elsewhere.url()).not.toContain('#');
    await elsewhere.locator('.contents-entry.is-answered').first().waitFor();
    expect(await elsewhere.locator('.contents-entry.is-answered').count()).toBe(1);
  });

  it('then the resume link stays the same, here after a reload and where it was opened', async () => {
    const { page } = await openPage(browser);
    const id = await startSurvey(page, service.url, 'en');
    const first = await resumeLinkOf(page);
    await page.reload();
    expect(await resumeLinkOf(page)).toBe(first);
    const { page: elsewhere } = await openPage(browser);
    await elsewhere.goto(first);
    expect(await resumeLinkOf(elsewhere)).toBe(first);
    const links: unknown = await page.evaluate(
      async (path) => (await fetch(path)).json(),
      `/api/v1/assessments/${id}/links`,
    );
    expect(links).toHaveLength(1);
  });
});

async function resumeLinkOf(page: Page): Promise<string> {
  await page.locator('.save-status .link-button').click();
  const link = await page.locator('dialog .copy-field input').inputValue();
  await page.keyboard.press('Escape');
  return link;
}

describe('when the network is gone', () => {
  it('then the page says so, keeps the answers and sends them once it is back', async () => {
    const { page } = await openPage(browser);
    const id = await startSurvey(page, service.url, 'en');
    await page.context().setOffline(true);
    await choose(page, 1);
    await page.locator('[data-saving=waiting]').waitFor();
    await next(page);
    await choose(page, 0);
    await page.context().setOffline(false);
    await waitUntilSaved(page);
    expect((await stored(page, id)).answers).toEqual({
      machines: 'digital-display',
      records: 'in-memory',
    });
  });
});

describe('when two tabs change the same survey', () => {
  it('then different questions are joined and only the same question is asked about', async () => {
    const { page, complaints } = await openPage(browser);
    const id = await startSurvey(page, service.url, 'en');
    await waitUntilSaved(page);
    const other = await page.context().newPage();
    watch(other, complaints);
    await other.goto(`${service.url}/en/survey/${id}/machines`);
    await other.locator('.survey-main .sd-item').first().waitFor();
    await choose(other, 4);
    await waitUntilSaved(other);
    await waitUntil(async () => (await stored(page, id)).answers['machines'] === 'both-ways');
    // The first tab knows nothing of it, and answers the same question and another one.
    await choose(page, 0);
    await page.locator('dialog[open]').waitFor();
    expect(await page.locator('dialog fieldset').count()).toBe(1);
    await page.locator('dialog input[type=radio]').nth(1).check();
    await page.locator('dialog .btn-primary').click();
    await next(page);
    await choose(page, 2);
    await waitUntilSaved(page);
    await waitUntil(async () => Object.keys((await stored(page, id)).answers).length === 2);
    expect((await stored(page, id)).answers).toEqual({
      machines: 'both-ways',
      records: 'most-in-a-file',
    });
    expect(complaints).toEqual([]);
  });
});

describe('when a what-if is tried on the results', () => {
  it('then scores change on the page, nothing is sent and nothing is stored', async () => {
    const { page } = await openPage(browser);
    const id = await reachResults(page, service.url, 'en');
    const before = await stored(page, id);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
    await page.locator('#field-what-if').selectOption('machines');
    await page.locator('.what-if input[type=radio]').nth(4).check();
    await page.locator('.what-if-changes table').waitFor();
    expect(await page.locator('.what-if-changes tbody tr').count()).toBeGreaterThanOrEqual(2);
    expect(sent).toEqual([]);
    expect(await stored(page, id)).toEqual(before);
    await page.locator('.what-if > .btn').click();
    expect(await page.locator('.what-if-changes').count()).toBe(0);
  });
});

describe('when the service stops for a while', () => {
  it('then answers wait in the browser and arrive after it is back', async () => {
    const { page } = await openPage(browser);
    const id = await startSurvey(page, service.url, 'it');
    await service.stop();
    await choose(page, 2);
    await page.locator('[data-saving=waiting]').waitFor();
    await service.start();
    await page.locator('[data-saving=saved]').waitFor({ timeout: 40_000 });
    expect((await stored(page, id)).answers).toEqual({ machines: 'from-another-room' });
  });
});
