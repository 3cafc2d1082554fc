import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESK, expectAccessible, NARROWEST, PHONE, stickingOut } from '../support/accessible.ts';
import { openAccount, openAdministrator, signIn } from '../support/account-walk.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { newAddress } from '../support/person.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import type { PageLanguage } from '../support/survey-walk.ts';

const ADMINISTRATOR = 'administrator@example.org';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
/** The administrator's browser, signed in. */
let admin: Page;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
  admin = (await openPage(browser)).page;
  await openAdministrator(admin, service, placeIn('en'), ADMINISTRATOR);
});
afterAll(closeStage);

const placeIn = (language: PageLanguage) => ({ url: service.url, language, mailbox });
const lineOf = (page: Page, email: string) =>
  page.locator('.account-line').filter({ hasText: email });

/** The page of administration with the account of an address alone. */
async function find(page: Page, email: string): Promise<void> {
  await page.goto(`${service.url}/en/admin`);
  await page.locator('#field-account-email').fill(email);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('One account found.').waitFor();
}

async function give(page: Page, email: string, role: string): Promise<void> {
  await page.getByRole('button', { name: `Give a role to ${email}` }).click();
  await page.locator(`dialog input[value=${role}]`).check();
  await page.getByRole('button', { name: 'Give the role', exact: true }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}

describe('an administrator', () => {
  it('gives a role, which counts at once where the person is signed in, and takes it away', async () => {
    const { page } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('en'), email);
    await admin.goto(`${service.url}/en/account`);
    await admin.getByRole('link', { name: 'To accounts and roles' }).click();
    await find(admin, email.toUpperCase());
    await give(admin, email, 'consultant');
    await admin.getByText(`${email} now has the role “Consultant”.`).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'To your engagements' }).waitFor();

    await admin
      .getByRole('button', { name: `Take away the role “Consultant” from ${email}` })
      .click();
    await admin.getByRole('button', { name: 'Yes, take the role away' }).click();
    await admin.getByText(`${email} no longer has the role “Consultant”.`).waitFor();
    await page.reload();
    await page.getByText('Are you a consultant?').waitFor();
    await page.goto(`${service.url}/en/account/record`);
    await page.locator('.record').waitFor();
    const [taken, given] = await page.locator('.record tbody tr').allInnerTexts();
    expect(taken).toMatch(/Role taken away: Consultant\s+An administrator of the service$/);
    expect(given).toMatch(/Role given: Consultant\s+An administrator of the service$/);
  });

  it('cannot give two roles that are apart, and reads why', async () => {
    const { page } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('en'), email);
    await find(admin, email);
    await give(admin, email, 'statistics-officer');
    await admin.getByRole('button', { name: `Give a role to ${email}` }).click();
    const apart = admin.locator('dialog label').filter({ hasText: 'Office for calls' });
    expect(await apart.locator('input').isDisabled()).toBe(true);
    expect(await apart.textContent()).toContain('must not see the firms behind them');
    await admin.keyboard.press('Escape');
    await admin.locator('dialog').waitFor({ state: 'detached' });
  });

  it('cannot take the role from the last administrator', async () => {
    await find(admin, ADMINISTRATOR);
    await admin.getByRole('button', { name: /^Take away the role “Administration”/ }).click();
    await admin.getByText('This is your own account').waitFor();
    await admin.getByRole('button', { name: 'Yes, take the role away' }).click();
    await admin.getByText('This is the last account with this role.').waitFor();
    await admin.getByRole('button', { name: 'No, leave it' }).click();
    expect(await lineOf(admin, ADMINISTRATOR).locator('.role-list li').count()).toBe(1);
  });

  it('finds nobody under an address without account, and is told of one that is none', async () => {
    await admin.goto(`${service.url}/en/admin`);
    await admin.locator('#field-account-email').fill('nobody@example.org');
    await admin.getByRole('button', { name: 'Search' }).click();
    await admin.getByText('No account has the address nobody@example.org.').waitFor();
    await admin.locator('#field-account-email').fill('nobody');
    await admin.getByRole('button', { name: 'Search' }).click();
    expect(await admin.locator('.field-error').textContent()).toContain('complete e-mail address');
    await admin.getByRole('button', { name: 'Show all accounts' }).click();
    await lineOf(admin, ADMINISTRATOR).waitFor();
  });
});

describe('somebody who is no administrator', () => {
  it('is told whom the page is for, and anybody else signs in first', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${service.url}/en/admin`);
    await page.getByRole('heading', { name: 'Sign in to your account' }).waitFor();
    expect(page.url()).toContain(`?to=${encodeURIComponent('/en/admin')}`);
    const { page: person } = await openPage(browser);
    await openAccount(person, placeIn('en'), newAddress());
    await person.goto(`${service.url}/en/admin`);
    await person.getByRole('heading', { name: 'This page is for administrators' }).waitFor();
    expect(await person.locator('.account-line').count()).toBe(0);
  });
});

describe.each([
  ['it', DESK],
  ['en', PHONE],
] as [PageLanguage, typeof DESK][])('axe finds nothing in %s', (language, size) => {
  it('on the page of administration and in its questions', async () => {
    const { page, complaints } = await openPage(browser, size);
    await signIn(page, placeIn(language), ADMINISTRATOR);
    await page.goto(`${service.url}/${language}/admin`);
    await page.locator('.account-line').first().waitFor();
    await expectAccessible(page, 'admin');
    const own = lineOf(page, ADMINISTRATOR);
    await own.locator('> button').click();
    await page.locator('dialog[open]').waitFor();
    await page.locator('dialog .btn-primary').click();
    await page.locator('dialog [role=alert]').waitFor();
    await expectAccessible(page, 'admin, giving');
    await page.keyboard.press('Escape');
    await own.locator('.role-list button').click();
    await page.locator('dialog[open]').waitFor();
    await expectAccessible(page, 'admin, taking');
    expect(complaints).toEqual([]);
  });
});

describe('the page of administration', () => {
  it('fits into 320 pixels without scrolling sideways', async () => {
    const { page } = await openPage(browser, NARROWEST);
    await signIn(page, placeIn('it'), ADMINISTRATOR);
    await page.goto(`${service.url}/it/admin`);
    await page.locator('.account-line').first().waitFor();
    expect(await stickingOut(page)).toEqual([]);
    await lineOf(page, ADMINISTRATOR).locator('> button').click();
    await page.locator('dialog[open]').waitFor();
    expect(await stickingOut(page)).toEqual([]);
  });
});
