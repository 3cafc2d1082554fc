import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openPage, type RunningService } from '../support/browser.ts';
import { closeStage, openStage } from '../support/stage.ts';

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  ({ service, browser } = await openStage());
});
afterAll(closeStage);

/** Presses Tab until the element that fits the selector has the focus, which must be visible there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    );
    if (found) return;
  }
  throw new Error(`Not reached by Tab: ${selector}`);
}

/** True when the focused element, or the frame drawn around it, shows an outline. */
function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const frames = [focused, focused?.closest('.sd-item')].filter(
      (element) => element instanceof Element,
    );
    return frames.some(
      (element) =>
        getComputedStyle(element).outlineStyle === 'solid' &&
        parseFloat(getComputedStyle(element).outlineWidth) >= 2,
    );
  });
}

describe('with the keyboard alone', () => {
  it('a firm gets from the landing page to its results', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${service.url}/en/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await tabTo(page, 'main a.btn-primary');
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('main button.btn-primary').waitFor();
    await tabTo(page, 'main button.btn-primary');
    await page.keyboard.press('Enter');
    await fillProfileByKeyboard(page);
    await tabTo(page, '.sd-item input');
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    for (let question = 0; question < 18; question++) await answerByKeyboard(page, question);
    await page.locator('.answer-list').waitFor();
    await tabTo(page, '.survey-main .btn-lg');
    await page.keyboard.press('Enter');
    await page.locator('.results').waitFor();
    await page.locator('h1:focus').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await tabTo(page, '.chart-table summary');
    await page.keyboard.press('Enter');
    expect(await page.locator('.chart-table[open]').count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});

async function fillProfileByKeyboard(page: Page): Promise<void> {
  await page.locator('#field-nace').waitFor();
  await tabTo(page, '#field-nace');
  await page.keyboard.type('goldsmith');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, '#field-place');
  await page.keyboard.type('Arezzo');
  await tabTo(page, 'input[name=people]');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'input[name=chainRole]');
  await page.keyboard.press('Space');
  await tabTo(page, 'input[name=goals]');
  await page.keyboard.press('Space');
  await tabTo(page, 'form button[type=submit]');
  await page.keyboard.press('Enter');
  await page.locator('.survey-main .sd-item').first().waitFor();
}

async function answerByKeyboard(page: Page, question: number): Promise<void> {
  const before = page.url();
  await tabTo(page, '.sd-item input');
  await page.keyboard.press('Space');
  for (let rung = 0; rung < question % 4; rung++) await page.keyboard.press('ArrowDown');
  await tabTo(page, '.survey-buttons .btn-primary');
  await page.keyboard.press('Enter');
  await page.waitForFunction((old) => location.href !== old, before);
}
