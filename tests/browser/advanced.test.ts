import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AssessmentView, Saved } from '../../api/contract.ts';
import type { Answers } from '../../scoring/answers.ts';
import { DESK, expectAccessible, NARROWEST, PHONE, stickingOut } from '../support/accessible.ts';
import { openAccount } from '../support/account-walk.ts';
import { firm } from '../support/advanced-assessment.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { newAddress } from '../support/person.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import {
  assessmentId,
  choose,
  next,
  type PageLanguage,
  reachResults,
  waitUntilSaved,
} from '../support/survey-walk.ts';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
});
afterAll(closeStage);

const placeIn = (language: PageLanguage) => ({ url: service.url, language, mailbox });
/** axe finds nothing, and nothing sticks out at the width of a small phone either. */
async function expectSound(page: Page, state: string): Promise<void> {
  const size = page.viewportSize() ?? PHONE;
  await expectAccessible(page, state);
  await page.setViewportSize(NARROWEST);
  expect([state, await stickingOut(page)]).toEqual([state, []]);
  await page.setViewportSize(size);
}

/** Calls the service as the page does. */
const call = <T>(page: Page, method: string, path: string, body?: object): Promise<T> =>
  page.evaluate(
    async ([verb, address, text]) => {
      const answer = await fetch(`/api/v1${address}`, {
        method: verb,
        ...(text !== undefined && { body: text, headers: { 'content-type': 'application/json' } }),
      });
      if (!answer.ok)
        throw new Error(`${verb} ${address}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    [method, path, body && JSON.stringify(body)] as const,
  );

/** Saves answers past the page, to be opened again with them. */
async function answerWith(page: Page, id: string, answers: Answers): Promise<Saved> {
  const { revision } = await call<AssessmentView>(page, 'GET', `/assessments/${id}`);
  const changeId = crypto.randomUUID();
  return call(page, 'PUT', `/assessments/${id}/answers`, { changeId, revision, answers });
}

/** From a first result of somebody signed in to the first question of the advanced assessment. */
async function beginFromFirst(page: Page, language: PageLanguage): Promise<string> {
  await openAccount(page, placeIn(language), newAddress());
  const first = await reachResults(page, service.url, language);
  await page.locator(`a[href="/${language}/advanced?from=${first}"]`).click();
  const start = page.locator('.narrow button.btn-primary');
  await start.waitFor();
  await expectSound(page, 'before the start');
  await start.click();
  await page.locator('.survey-main').waitFor();
  return assessmentId(page);
}

const goTo = async (page: Page, language: PageLanguage, id: string, place: string) => {
  await page.goto(`${service.url}/${language}/survey/${id}/${place}`);
  await page.locator('.survey-main h1').waitFor();
};

describe.each([
  ['it', PHONE],
  ['en', DESK],
] as [PageLanguage, typeof DESK][])('the advanced assessment in %s', (language, size) => {
  it('begins at a first result with its answers marked, and goes on where one stopped', async () => {
    const { page, complaints } = await openPage(browser, size);
    const id = await beginFromFirst(page, language);
    // What is answered already is not asked first.
    expect(page.url()).toContain(`/survey/${id}/network-reach`);
    await goTo(page, language, id, 'machines');
    const mark = page.locator('.survey-carried');
    await mark.waitFor();
    const exampleMark = page.locator('.survey-example strong');
    expect(await exampleMark.count()).toBe(1);
    await expectSound(page, 'an answer from before');
    await choose(page, 2);
    await mark.waitFor({ state: 'detached' });
    await next(page);
    await waitUntilSaved(page);
    const place = page.url();
    await page.goto(`${service.url}/${language}/survey/${id}`);
    await page.locator('.survey-main h1').waitFor();
    expect(page.url()).toBe(place);
    const elsewhere = await call<AssessmentView>(page, 'GET', `/assessments/${id}`);
    expect([elsewhere.held, elsewhere.carried['machines']]).toEqual([true, undefined]);
    expect(complaints).toEqual([]);
  });

  it('takes numbers, or that they are not known, and rows one below the other', async () => {
    const { page, complaints } = await openPage(browser, size);
    const id = await beginFromFirst(page, language);
    const given = async (question: string) => {
      await waitUntilSaved(page);
      return (await call<AssessmentView>(page, 'GET', `/assessments/${id}`)).answers[question];
    };
    await goTo(page, language, id, 'returns-written');
    // What stands there is how to answer, not an example.
    expect(await page.locator('.survey-example').innerText()).not.toMatch(/esempio|example/i);
    const number = page.locator('#field-returns-written');
    await number.fill('2');
    expect(await given('returns-written')).toBe(2);
    await number.fill('7');
    await page.locator('.field-error').waitFor();
    expect(await given('returns-written')).toBeUndefined();
    await expectSound(page, 'a number out of its range');
    await page.locator('.number-question input[type=checkbox]').check();
    expect(await given('returns-written')).toBe('dont-know');
    expect(await number.inputValue()).toBe('');
    await number.fill('3');
    expect(await page.locator('.number-question input[type=checkbox]').isChecked()).toBe(false);
    expect(await given('returns-written')).toBe(3);

    await goTo(page, language, id, 'other-subjects');
    const rows = page.locator('.matrix-question fieldset');
    expect(await rows.count()).toBe(3);
    await rows.nth(0).locator('input').nth(2).check();
    await rows.nth(2).locator('input').last().check();
    expect(await given('other-subjects')).toEqual({
      drawings: 'shared-place',
      'customer-history': 'dont-know',
    });
    await expectSound(page, 'rows of stages');
    await page.reload();
    await rows.first().waitFor();
    expect(await rows.nth(0).locator('input').nth(2).isChecked()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('has what contradicts settled, is submitted, measured again and compared', async () => {
    const { page, complaints } = await openPage(browser, size);
    const id = await beginFromFirst(page, language);
    await answerWith(page, id, firm('goldsmith-arezzo').answers);
    await goTo(page, language, id, 'review');
    const pairs = page.locator('.contradictions fieldset');
    await pairs.first().waitFor();
    await expectSound(page, 'what contradicts');
    const submit = page.locator('.survey-main > .button-row .btn-lg');
    await submit.click();
    await page.locator('.notice.is-error').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contradictions');
    // Keep, take and both, in turn.
    for (let place = 0; place < (await pairs.count()); place++) {
      await pairs
        .nth(place)
        .locator('input')
        .nth(place % 3)
        .check();
    }
    await page.locator('.contradictions .is-good').waitFor();
    await waitUntilSaved(page);
    await page.reload();
    await pairs.first().waitFor();
    await page.locator('.contradictions .is-good').waitFor();
    await submit.click();
    const confirm = page.locator('dialog[open] .btn-primary');
    await page.locator('.results').or(confirm).first().waitFor();
    if (await confirm.isVisible()) await confirm.click();
    await page.locator('.results').waitFor();
    const folded = page.locator('section[aria-labelledby=shortcuts] details').first();
    await folded.locator('summary').click();
    expect(await folded.locator('li:visible').count()).toBeGreaterThan(1);
    await expectSound(page, 'the result');

    await page.locator('section[aria-labelledby=what-next] button').click();
    await page.locator('.survey-main').waitFor();
    const again = assessmentId(page);
    expect(again).not.toBe(id);
    const { answers } = await call<AssessmentView>(page, 'GET', `/assessments/${again}`);
    const { revision } = await answerWith(page, again, { ...answers, orders: 'recalculated' });
    await call(page, 'POST', `/assessments/${again}/submit`, { revision });
    await page.goto(`${service.url}/${language}/results/${again}`);
    await page.locator(`a[href="/${language}/comparison/${again}"]`).click();
    await page.locator('.comparison-table').waitFor();
    await expectSound(page, 'before and after');
    const row = page.locator('.comparison-table tr', {
      hasText: { it: 'Gestionali e sistemi informativi', en: 'Information systems' }[language],
    });
    expect(await row.locator('td').nth(2).textContent()).toMatch(/^\+/);
    expect(await page.locator('.changed-answers > div').count()).toBe(1);
    const download = page.waitForEvent('download');
    await page.locator('a[download]').click();
    expect((await download).suggestedFilename()).toMatch(/^meridiana-comparison-.*\.pdf$/);
    expect(complaints).toEqual([]);
  });
});

it('sends who is not signed in to the sign-in and back', async () => {
  const { page } = await openPage(browser, PHONE);
  await page.goto(`${service.url}/it/advanced`);
  await page.locator('#field-email').waitFor();
  expect(page.url()).toContain(`/it/sign-in?to=${encodeURIComponent('/it/advanced')}`);
});
