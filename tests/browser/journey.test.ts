import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { openPage, type RunningService } from '../support/browser.ts';
import { closeStage, openStage } from '../support/stage.ts';
import {
  answerAll,
  fillProfile,
  type PageLanguage,
  submit,
  WORDS,
} from '../support/survey-walk.ts';

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  ({ service, browser } = await openStage());
});
afterAll(closeStage);

const LEVELS = { it: /livello \d su 5/, en: /level \d of 5/ };

describe.each<PageLanguage>(['it', 'en'])('from the landing page to the PDF in %s', (language) => {
  it('leads a goldsmith to a level by name, at most three next steps and the same report on paper', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${service.url}/${language}/`);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('script').count()).toBe(0);
    await page.locator('main .btn-primary').first().click();
    await page.locator('main .btn-primary').click();
    await fillProfile(page, language);
    // The activity has chosen the value chain.
    expect(await page.locator('#field-valueChain').inputValue()).toBe('gold-fashion');
    await page.locator('form button[type=submit]').click();
    await page.getByText(WORDS[language].position).waitFor();
    await answerAll(page, (place) => place % 4);
    await submit(page);
    expect(await page.locator('#overall').textContent()).toMatch(LEVELS[language]);
    const steps = await page.locator('.step').count();
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThanOrEqual(3);
    for (const summary of await page.locator('.chart-table summary').all()) await summary.click();
    expect(await page.locator('.chart').first().locator('tbody tr').count()).toBe(18);
    expect(await page.locator('.chart').last().locator('tbody tr').count()).toBe(4);
    const download = page.waitForEvent('download');
    await page.locator('a[href*="report.pdf"]').first().click();
    const pdf = await readFile(await (await download).path(), 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toMatch(new RegExp(`/Lang \\(${language}`));
    expect(complaints).toEqual([]);
  });

  it('keeps the place when the language changes', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${service.url}/${language}/start`);
    await page.locator('main .btn-primary').click();
    await fillProfile(page, language);
    const other = language === 'it' ? 'en' : 'it';
    await page.locator(`.languages a[lang=${other}]`).click();
    await page.waitForURL(`**/${other}/start`);
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, other);
    expect(await page.locator('#field-place').inputValue()).toBe('ITI18');
    await page.locator('form button[type=submit]').click();
    await page.getByText(WORDS[other].position).waitFor();
    expect(await page.locator('h1').isVisible()).toBe(true);
  });
});

describe('a firm outside the two regions', () => {
  it('is told that it will get the national offers', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${service.url}/en/start`);
    await page.locator('main .btn-primary').click();
    await page.locator('#field-place').selectOption('ITC4C');
    const notice = page.getByText('you will see the national ones');
    await notice.waitFor();
    await page.locator('#field-place').selectOption('ITI18');
    await notice.waitFor({ state: 'detached' });
    expect(await page.locator('#field-place').inputValue()).toBe('ITI18');
  });
});

describe('a profile with nothing in it', () => {
  it('is not sent: the summary names what is missing, takes the focus and leads to each field', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${service.url}/en/start`);
    await page.locator('main .btn-primary').click();
    await page.locator('form button[type=submit]').click();
    expect(await page.locator('.notice.is-error li').count()).toBe(5);
    expect(await page.evaluate(() => document.activeElement?.classList.contains('is-error'))).toBe(
      true,
    );
    await page.locator('.notice.is-error a').nth(1).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-place');
  });
});
