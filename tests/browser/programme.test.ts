import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, NARROWEST, PHONE, stickingOut } from '../support/accessible.ts';
import { openAccount, openAdministrator } from '../support/account-walk.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { newAddress } from '../support/person.ts';
import { aFile, aLine, CALL } from '../support/programme.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
let page: Page;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
  const place = { url: service.url, language: 'en' as const, mailbox };
  const { page: admin } = await openPage(browser);
  await openAdministrator(admin, service, place, newAddress());
  ({ page } = await openPage(browser));
  await openAccount(page, place, newAddress());
  const { id } = (await (await page.request.get(`${service.url}/api/v1/account`)).json()) as {
    id: string;
  };
  const at = `${service.url}/api/v1/accounts/${id}`;
  await admin.request.put(`${at}/roles/programme-officer`);
  await admin.request.put(`${at}/calls`, { data: { calls: [CALL] } });
}, 120_000);
afterAll(closeStage);

/** Chooses a file of applications and tries it. */
async function tryFile(text: string): Promise<void> {
  const file = { name: 'applications.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('#field-file').setInputFiles(file);
  await page.getByRole('button', { name: 'Try without importing' }).click();
}

async function expectFit(state: string): Promise<void> {
  await expectAccessible(page, state);
  for (const size of [PHONE, NARROWEST]) {
    await page.setViewportSize(size);
    expect([state, size.width, await stickingOut(page)]).toEqual([state, size.width, []]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('a programme officer', () => {
  it('finds the calls in hand, and one without firms', async () => {
    await page.goto(`${service.url}/en/programme`);
    await page.getByText(CALL).waitFor();
    await expectFit('calls');
    await page.getByRole('link', { name: 'Open' }).click();
    await page.getByText('No firm here.').waitFor();
    await expectFit('an empty call');
  });

  it('tries a file, sees each error by row and column, and imports the one that is right', async () => {
    await tryFile(aFile([aLine(), aLine({ reference: 'P-2', day: '2026-02-30' })]));
    const fault = page.getByRole('row').filter({ hasText: 'day' });
    await fault.waitFor();
    expect(await fault.getByRole('rowheader').textContent()).toBe('3');
    expect(await page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0);
    await expectFit('errors of a file');
    await tryFile(aFile([aLine(), aLine({ reference: 'P-2', name: 'Cartiera Prova' })]));
    await page.getByText('Nothing has been imported yet').waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('Imported. Rows: 2;').waitFor();
    await page.getByRole('heading', { name: 'Cartiera Prova' }).waitFor();
    await expectFit('firms of a call');
  });

  it('records what happened, and sees the history grow', async () => {
    await page.getByRole('button', { name: 'Update the application of Cartiera Prova' }).click();
    await page.getByRole('button', { name: 'Record' }).click();
    await page.getByRole('link', { name: 'Choose what happened' }).waitFor();
    await page.getByLabel('Admitted', { exact: true }).check();
    await expectFit('a step');
    await page.getByRole('button', { name: 'Record' }).click();
    await page.getByText('Recorded.', { exact: true }).waitFor();
    const line = page.getByRole('listitem').filter({ hasText: 'Cartiera Prova' }).first();
    expect(await line.locator('.step-list li').count()).toBe(2);
  });
});
