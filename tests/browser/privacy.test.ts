import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESK, expectAccessible, NARROWEST, PHONE, stickingOut } from '../support/accessible.ts';
import { openAccount } from '../support/account-walk.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import { aCompany } from '../support/firm.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { newAddress } from '../support/person.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import type { PageLanguage } from '../support/survey-walk.ts';
import { readZip, type Unzipped } from '../support/zip-file.ts';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
});
afterAll(closeStage);

const placeIn = (language: PageLanguage) => ({ url: service.url, language, mailbox });

/** Somebody with a company, made from the browser that is signed in. @returns the company's id */
async function withCompany(page: Page, email: string): Promise<string> {
  await openAccount(page, placeIn('en'), email);
  return page.evaluate(async (company) => {
    const answer = await fetch('/api/v1/companies', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(company),
    });
    return ((await answer.json()) as { id: string }).id;
  }, aCompany());
}

async function downloaded(page: Page): Promise<Unzipped> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the data (ZIP)' }).click(),
  ]);
  return readZip(await readFile(await download.path()));
}

describe('one’s own data', () => {
  it('is taken along as an archive, and a yes is given and taken back', async () => {
    const { page, complaints } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('en'), email);
    await page.getByRole('link', { name: 'Your data', exact: true }).click();
    expect((await downloaded(page)).json('account.json')).toMatchObject({ email });
    const consent = page.getByLabel(/trade association/);
    expect(await consent.isChecked()).toBe(false);
    await consent.click();
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await page.getByText(/\(since .+\)/).waitFor();
    expect(await consent.isChecked()).toBe(true);
    await consent.click();
    await page.getByText(/taken back on/).waitFor();
    await page.getByRole('link', { name: 'Record of your data' }).click();
    await page.locator('.record').waitFor();
    const [newest, before, earlier] = await page.locator('.record tbody tr').allInnerTexts();
    expect([newest, before, earlier].join('\n')).toMatch(
      /Consent taken back: .+\n.*Consent given: .+\n.*Data downloaded/,
    );
    expect(complaints).toEqual([]);
  });

  it('goes with the account, once it was said what goes', async () => {
    const { page, complaints } = await openPage(browser);
    await withCompany(page, newAddress());
    await page.goto(`${service.url}/en/account/data`);
    await page.getByRole('button', { name: 'Delete the account' }).click();
    const dialog = page.locator('dialog');
    await dialog.getByText(/Oreficeria Prova/).waitFor();
    await expectAccessible(page, 'deleting the account');
    await dialog.getByRole('button', { name: 'No, keep it' }).click();
    await page.getByRole('button', { name: 'Delete the account' }).click();
    await dialog.getByRole('button', { name: 'Yes, delete everything' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in to your account' }).waitFor();
    await page.goto(`${service.url}/en/account`);
    await page.getByRole('heading', { level: 1, name: 'Sign in to your account' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('of a company is taken along and deleted by its owner', async () => {
    const { page, complaints } = await openPage(browser);
    const id = await withCompany(page, newAddress());
    await page.goto(`${service.url}/en/company/${id}`);
    await page.getByRole('link', { name: 'Download and delete' }).click();
    expect((await downloaded(page)).json('company.json')).toMatchObject({
      id,
      name: 'Oreficeria Prova',
    });
    await page.getByRole('button', { name: 'Delete the company' }).click();
    await page.getByRole('button', { name: 'Yes, delete everything' }).click();
    await page.getByText('You are signed in as').waitFor();
    await page.goto(`${service.url}/en/company/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('h1').textContent()).not.toContain('Oreficeria');
    expect(complaints).toEqual([]);
  });
});

describe('the pages about one’s own data', () => {
  it.each(['en', 'it'] as const)('stand axe and narrow screens in %s', async (language) => {
    const { page } = await openPage(browser);
    const id = await withCompany(page, newAddress());
    for (const path of ['account/data', `company/${id}/data`]) {
      for (const size of [DESK, PHONE, NARROWEST]) {
        await page.setViewportSize(size);
        await page.goto(`${service.url}/${language}/${path}`);
        await page.locator('.btn-outline-danger').waitFor();
        expect([path, size.width, await stickingOut(page)]).toEqual([path, size.width, []]);
      }
      await expectAccessible(page, path);
    }
  });
});
