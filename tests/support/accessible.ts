/** What every page has to stand: axe, and a narrow screen. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings } from './browser.ts';

export const PHONE = { width: 375, height: 812 };
export const DESK = { width: 1280, height: 900 };
export const NARROWEST = { width: 320, height: 640 };

/** axe also passes a page whose style sheet did not arrive: the look is checked first. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const background = await page
    .locator('.it-header-center-wrapper')
    .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect([state, background]).toEqual([state, 'rgb(0, 102, 204)']);
  expect([state, await axeFindings(page)]).toEqual([state, []]);
}

/** Elements that stick out of the page to the right; an element that scrolls in itself may hold wider ones. */
export function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element) =>
      element.closest('.table-wrap, .visually-hidden, .sd-visuallyhidden') !== null;
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element),
    );
    return document.documentElement.scrollWidth > width
      ? [
          'the page scrolls sideways',
          ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
        ]
      : [];
  });
}
