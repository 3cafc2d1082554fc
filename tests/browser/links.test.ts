import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openPage, type RunningService } from '../support/browser.ts';
import { closeStage, openStage } from '../support/stage.ts';
import { reachResults, startSurvey, submit } from '../support/survey-walk.ts';

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  ({ service, browser } = await openStage());
});
afterAll(closeStage);

describe('a read-only link', () => {
  it('shows the report without any way to change it, and opens nothing once withdrawn', async () => {
    const { page } = await openPage(browser);
    await reachResults(page, service.url, 'it');
    await page.getByRole('button', { name: 'Create un link in sola lettura' }).click();
    const link = await page.locator('.copy-field input').inputValue();
    expect(link).toContain('/it/open#read=');

    const { page: reader } = await openPage(browser);
    await reader.goto(link);
    await reader.locator('.results').waitFor();
    expect(await reader.getByText('State leggendo il rapporto').count()).toBe(1);
    expect(
      await reader
        .getByRole('button', { name: /Ci interessa|Cancellate|Aprite una versione/ })
        .count(),
    ).toBe(0);

    await page.getByRole('button', { name: 'Ritirate', exact: true }).click();
    await page.locator('.copy-field').waitFor({ state: 'detached' });
    await reader.goto('about:blank');
    await reader.goto(link);
    await reader.getByRole('heading', { name: 'Questo link non apre niente' }).waitFor();
  });
});

describe('a link that was never made', () => {
  it('leads to a kind page, not to an error', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${service.url}/en/open#edit=half-a-token`);
    await page.getByRole('heading', { name: 'This link opens nothing' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('an assessment of somebody else', () => {
  it('looks as one that does not exist', async () => {
    const { page: owner } = await openPage(browser);
    const id = await startSurvey(owner, service.url, 'en');
    const { page: stranger } = await openPage(browser);
    for (const place of [`survey/${id}`, `results/${id}`, 'survey/AAAAAAAAAAAAAAAAAAAAAA']) {
      await stranger.goto(`${service.url}/en/${place}`);
      await stranger.locator('h1').waitFor();
      expect(await stranger.locator('h1').textContent()).toBe('There is no way in here');
    }
  });
});

describe('after submitting', () => {
  it('correcting opens a filled-in version, and the first result stays', async () => {
    const { page } = await openPage(browser);
    const first = await reachResults(page, service.url, 'en');
    await page.getByRole('button', { name: 'Open a version to correct' }).click();
    await page.locator('.answer-list').waitFor();
    expect(await page.locator('.contents-entry.is-answered').count()).toBe(17);
    await submit(page);
    await page.getByText('This is a corrected version.').waitFor();
    await page.goto(`${service.url}/en/results/${first}`);
    await page.getByText('This result was corrected by a newer version.').waitFor();
  });

  it('interest is sent with consent only, and can be withdrawn', async () => {
    const { page } = await openPage(browser);
    await reachResults(page, service.url, 'en');
    await page
      .locator('.step')
      .first()
      .getByRole('button', { name: /I am interested/ })
      .click();
    await page.locator('#field-wish-name').fill('Anna Rossi');
    await page.locator('#field-wish-email').fill('anna@firm.example');
    await page.locator('dialog button[type=submit]').click();
    expect(await page.locator('dialog .notice.is-error li').allTextContents()).toEqual([
      'Without your consent we cannot pass on the contact',
    ]);
    await page.locator('#field-wish-consent').check();
    await page.locator('dialog button[type=submit]').click();
    await page
      .locator('.step')
      .first()
      .getByText('You have asked to be contacted at anna@firm.example.')
      .waitFor();
    await page
      .locator('.step')
      .first()
      .getByRole('button', { name: 'Withdraw the request' })
      .click();
    await page
      .locator('.step')
      .first()
      .getByRole('button', { name: /I am interested/ })
      .waitFor();
  });

  it('a quote of one’s own is judged at once by the rules of the call', async () => {
    const { page } = await openPage(browser);
    await reachResults(page, service.url, 'en');
    const quote = page.locator('.own-quote').first();
    await quote.locator('input').fill('ten thousand');
    await quote.getByText('Type a sum in euro').waitFor();
    await quote.locator('input').fill('1');
    await quote.getByText(/below the call’s minimum/).waitFor();
    await quote.locator('input').fill('7000');
    expect(await quote.locator('.said').textContent()).toMatch(
      /The call pays €[\d,]+; you pay €[\d,]+/,
    );
  });

  it('a fact that was missing judges the offers again at once, and is kept when saved', async () => {
    const { page } = await openPage(browser);
    const id = await reachResults(page, service.url, 'en');
    const unknown = page.locator('#field-verdict option[value=unknown]');
    const before = await unknown.textContent();
    // Given facts are not asked again.
    expect(await page.locator('#field-missing-people').count()).toBe(0);
    await page.locator('#field-missing-turnover').selectOption('up-to-2m');
    expect(await unknown.textContent()).not.toBe(before);
    await page.getByRole('button', { name: 'Save these facts' }).click();
    await page.locator('#field-missing-turnover').waitFor({ state: 'detached' });
    await page.goto(`${service.url}/en/results/${id}`);
    await page.locator('.results').waitFor();
    expect(await page.locator('#field-missing-turnover').count()).toBe(0);
  });

  it('deleting asks once, and then nothing is left', async () => {
    const { page } = await openPage(browser);
    const id = await reachResults(page, service.url, 'en');
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('button', { name: 'Yes, delete everything' }).click();
    await page.waitForURL('**/en/start');
    await page.goto(`${service.url}/en/results/${id}`);
    await page.locator('h1').waitFor();
    expect(await page.locator('h1').textContent()).toBe('There is no way in here');
  });
});
