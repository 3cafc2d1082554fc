import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESK, expectAccessible, NARROWEST, PHONE, stickingOut } from '../support/accessible.ts';
import { fillSignIn, linkFromMail, openAccount, signIn } from '../support/account-walk.ts';
import { freePort, openPage, runService, type RunningService } from '../support/browser.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { startProvider } from '../support/openid.ts';
import { newAddress, PASSWORD } from '../support/person.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import { type PageLanguage, prepareAssessment, reachResults } from '../support/survey-walk.ts';

const OTHER_PASSWORD = 'eleven copper kettles boiling';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
});
afterAll(closeStage);

const placeIn = (language: PageLanguage) => ({ url: service.url, language, mailbox });
const title = (page: Page) => page.locator('h1').textContent();
const until = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

describe('an account', () => {
  it('is opened by mail, left, and entered again by password', async () => {
    const { page, complaints } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('en'), email);
    expect(page.url()).toBe(`${service.url}/en/account`);
    await page.getByText(`You are signed in as ${email}.`).waitFor();
    await page.locator('header').getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You have signed out.').waitFor();
    expect(await page.locator('header').getByRole('button', { name: 'Sign out' }).count()).toBe(0);

    await page.goto(`${service.url}/en/account/sessions`);
    await until(page, 'Sign in to your account');
    await fillSignIn(page, email);
    await until(page, 'Where you are signed in');
    expect(page.url()).toBe(`${service.url}/en/account/sessions`);
    expect(complaints).toEqual([]);
  });

  it('is entered by keyboard alone', async () => {
    const { page } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('en'), email);
    await page.locator('header').getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You have signed out.').waitFor();
    await page.goto(`${service.url}/en/sign-in`);
    await page.locator('#field-email').waitFor();
    await page.locator('h1:focus').waitFor();
    await page.keyboard.press('Tab');
    // In this browser one is signed out: the first thing after the title is the address.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-email');
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await until(page, 'Your account');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  it('says what is wrong beside the fields, and refuses a wrong password without saying which is wrong', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${service.url}/en/sign-in`);
    await page.locator('main form button[type=submit]').click();
    expect(await page.locator('.notice.is-error li').allTextContents()).toEqual([
      'Write a complete e-mail address, such as name@firm.example',
      'Write the password',
    ]);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('is-error');
    await fillSignIn(page, newAddress(), 'not the right password');
    const said = 'The address and the password do not match';
    await page.getByRole('alert').filter({ hasText: said }).waitFor();
  });

  it('takes no password that is tried first, and counts what is missing', async () => {
    const { page } = await openPage(browser);
    const email = newAddress();
    await page.goto(`${service.url}/en/sign-in/new`);
    await page.locator('#field-email').fill(email);
    await page.locator('main form button[type=submit]').click();
    await page.goto(await linkFromMail(mailbox, email, 'verify'));
    const password = page.locator('#field-password');
    await password.fill('short');
    await page.getByText('7 characters are missing.').waitFor();
    await password.fill('password12345');
    await page.getByText('Long enough.').waitFor();
    await page.getByRole('button', { name: 'Save the password and sign in' }).click();
    await page.locator('.field-error').waitFor();
    expect(await page.locator('.field-error').textContent()).toContain('among the first');
    await page.getByRole('button', { name: 'Show the password' }).click();
    expect(await password.getAttribute('type')).toBe('text');
    await password.fill(PASSWORD);
    await page.getByRole('button', { name: 'Save the password and sign in' }).click();
    await until(page, 'Your account');
  });

  it('can do without a password: a link opens it, once', async () => {
    const { page } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('it'), email, null);
    await page.locator('header').getByRole('button', { name: 'Uscite' }).click();
    await page.getByRole('link', { name: 'Entrate con un link' }).click();
    await page.locator('#field-email').fill(email);
    await page.getByRole('button', { name: 'Mandatemi il link' }).click();
    await until(page, 'Guardate la posta');
    const link = await linkFromMail(mailbox, email, 'sign-in');
    await page.goto(link);
    await until(page, 'Il vostro account');
    expect(page.url()).not.toContain('#');
    const { page: elsewhere } = await openPage(browser);
    await elsewhere.goto(link);
    await until(elsewhere, 'Questo link non apre niente');
  });

  it('gets a new password by mail, which ends all sessions', async () => {
    const { page } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('en'), email);
    const { page: elsewhere } = await openPage(browser);
    await elsewhere.goto(`${service.url}/en/sign-in`);
    await elsewhere.locator('#field-email').fill(email);
    await elsewhere.getByRole('link', { name: 'Forgotten your password?' }).click();
    expect(await elsewhere.locator('#field-email').inputValue()).toBe(email);
    await elsewhere.getByRole('button', { name: 'Send me the link' }).click();
    await until(elsewhere, 'Look at your mail');
    await elsewhere.goto(await linkFromMail(mailbox, email, 'reset'));
    await elsewhere.locator('#field-password').fill(OTHER_PASSWORD);
    await elsewhere.getByRole('button', { name: 'Save the new password' }).click();
    await elsewhere.getByText('The new password is saved').waitFor();
    await fillSignIn(elsewhere, email, OTHER_PASSWORD);
    await until(elsewhere, 'Your account');
    await page.reload();
    await until(page, 'Sign in to your account');
  });

  it('sends nobody to another service after signing in', async () => {
    const { page } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('en'), email);
    for (const to of [
      'https://evil.example/',
      '//evil.example/en/',
      '/\\evil.example',
      '/api/v1',
    ]) {
      await page.goto(`${service.url}/en/sign-in?to=${encodeURIComponent(to)}`);
      await fillSignIn(page, email);
      await until(page, 'Your account');
      expect(new URL(page.url()).href).toBe(`${service.url}/en/account`);
    }
  });
});

describe('inside the account', () => {
  it('sessions are seen, and one in another browser is ended', async () => {
    const { page } = await openPage(browser);
    const { page: elsewhere } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('en'), email);
    await signIn(elsewhere, placeIn('en'), email);
    await page.getByRole('link', { name: 'Where you are signed in' }).click();
    await page.getByText('Signed in by password').waitFor();
    expect(await page.locator('.own-list li').count()).toBe(2);
    expect(await page.locator('.own-list .here').count()).toBe(1);
    await page.getByRole('button', { name: /^End the session/ }).click();
    await page.getByText('Session ended.').waitFor();
    await page.getByText('You are signed in from this browser only.').waitFor();
    await elsewhere.reload();
    await until(elsewhere, 'Sign in to your account');

    await page.getByRole('link', { name: 'Record of your data' }).click();
    await page.getByRole('cell', { name: 'Session ended: from another browser' }).waitFor();
    const acts = await page.locator('.record tbody tr td:nth-child(2)').allTextContents();
    expect(acts).toEqual([
      'Session ended: from another browser',
      'Signed in: by password',
      'Signed in: by a link in a mail',
      'Account opened',
    ]);
  });

  it('the password is changed, and the address once both mailboxes agree', async () => {
    const { page } = await openPage(browser);
    const email = newAddress();
    const wanted = newAddress();
    await openAccount(page, placeIn('en'), email);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.locator('#field-current').fill('not this one, surely');
    await page.locator('#field-password').fill(OTHER_PASSWORD);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.locator('#current-error').waitFor();
    await page.locator('#field-current').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Password changed.').waitFor();

    await page.locator('#field-new-email').fill(wanted);
    await page.getByRole('button', { name: 'Change the address' }).click();
    await page.getByText(`The change to ${wanted} is under way.`).waitFor();
    await page.goto(await linkFromMail(mailbox, email, 'email'));
    await page.getByRole('button', { name: 'I confirm the change' }).click();
    await page.getByText('The other mailbox has still to confirm').waitFor();
    await page.goto(await linkFromMail(mailbox, wanted, 'email'));
    await page.getByRole('button', { name: 'I confirm the change' }).click();
    await page.getByText('Done: the address of your account has changed.').waitFor();
    await page.getByRole('link', { name: 'To your account' }).click();
    await page.locator('.own-address').waitFor();
    expect(await page.locator('.own-address').textContent()).toBe(
      `You are signed in as ${wanted}.`,
    );
  });

  it('the language of messages is chosen', async () => {
    const { page } = await openPage(browser);
    await openAccount(page, placeIn('en'), newAddress());
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.locator('#field-language').selectOption('it');
    await page.getByRole('button', { name: 'Save the language' }).click();
    await page.getByText('Language saved.').waitFor();
    await page.reload();
    await page.locator('#field-language').waitFor();
    expect(await page.locator('#field-language').inputValue()).toBe('it');
  });

  it('a result of before is kept in the account, by signing in on the way', async () => {
    const { page } = await openPage(browser);
    const email = newAddress();
    await openAccount(page, placeIn('en'), email);
    await page.locator('header').getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You have signed out.').waitFor();
    const id = await reachResults(page, service.url, 'en');
    await page.getByRole('button', { name: 'Keep it in my account' }).click();
    await fillSignIn(page, email);
    await page.locator('.results').waitFor();
    expect(page.url()).toBe(`${service.url}/en/results/${id}`);
    await page.getByRole('button', { name: 'Keep it in my account' }).click();
    await page.getByText('It is in your account').waitFor();

    await page.goto(`${service.url}/en/account`);
    await page.getByRole('link', { name: /^Open the result: First-level survey/ }).click();
    await page.locator('.results').waitFor();
    expect(page.url()).toBe(`${service.url}/en/results/${id}`);
  });
});

describe('a digital identity', () => {
  it('opens an account at a real provider, leads to where one wanted to go, and is refused for a known address', async () => {
    const port = String(await freePort());
    const url = `http://localhost:${port}`;
    const known = newAddress();
    const provider = await startProvider(`${url}/api/v1/sessions/openid/reply`, {
      ada: { email: newAddress(), email_verified: true },
      bea: { email: known, email_verified: true },
    });
    const { issuer, clientId, clientSecret } = provider.settings;
    const withProvider = await runService({
      PORT: port,
      SMTP_URL: mailbox.url,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
    });
    const enterAs = async (page: Page, subject: string) => {
      await page.goto(`${url}/en/account/settings`);
      await page.getByRole('button', { name: 'Sign in with your digital identity' }).click();
      await page.locator('input[name=login]').fill(subject);
      await page.locator('input[name=password]').fill('any');
      await page.locator('button[type=submit]').click();
      await page.waitForURL(`${url}/**`);
    };
    const { page: ada, complaints } = await openPage(browser);
    await enterAs(ada, 'ada');
    await until(ada, 'Settings');
    await ada.getByText(/^127\.0\.0\.1:\d+, added on/).waitFor();
    await ada.getByRole('button', { name: /^Remove 127\.0\.0\.1/ }).click();
    await ada.getByText('The digital identity no longer opens your account.').waitFor();
    expect(await ada.getByText(/^127\.0\.0\.1:\d+, added on/).count()).toBe(0);
    expect(complaints).toEqual([]);

    const { page: bea } = await openPage(browser);
    await openAccount(bea, { url, language: 'en', mailbox }, known);
    await bea.locator('header').getByRole('button', { name: 'Sign out' }).click();
    await bea.getByText('You have signed out.').waitFor();
    await enterAs(bea, 'bea');
    await bea.getByText('Your address has an account already.').waitFor();
    expect(new URL(bea.url()).hash).toBe('');
    await withProvider.stop();
    await provider.close();
  });
});

/** Pages for signing in, by what comes after `/sign-in`. */
const WAYS_IN = ['', '/link', '/reset-password', '/new', '/verify', '#problem=address-known'];
const PARTS = ['', '/settings', '/sessions', '/record'];

describe.each([
  ['it', DESK],
  ['en', PHONE],
] as [PageLanguage, typeof DESK][])('axe finds nothing in %s', (language, size) => {
  it('on the pages for signing in', async () => {
    const { page, complaints } = await openPage(browser, size);
    for (const way of WAYS_IN) {
      await page.goto('about:blank');
      await page.goto(`${service.url}/${language}/sign-in${way}`);
      await page.locator('h1').waitFor();
      await expectAccessible(page, `sign-in${way}`);
    }
    await page.locator('main form button[type=submit]').click();
    await expectAccessible(page, 'sign-in with errors');
    await page.goto(`${service.url}/${language}/sign-in#verify=half-a-token`);
    await page.locator('#field-password').fill('a password that is long');
    await expectAccessible(page, 'choosing a password');
    await page.locator('main form button[type=submit]').first().click();
    await until(
      page,
      language === 'it' ? 'Questo link non apre niente' : 'This link opens nothing',
    );
    await expectAccessible(page, 'a dead link');
    await page.goto(`${service.url}/${language}/sign-in#email=half-a-token`);
    await page.locator('main form button[type=submit]').waitFor();
    await expectAccessible(page, 'a change of address');
    expect(complaints).toEqual([]);
  });

  it('in the account, empty and filled', async () => {
    const { page, complaints } = await openPage(browser, size);
    await openAccount(page, placeIn(language), newAddress());
    await expectAccessible(page, 'account, empty');
    await claimTwo(page, language);
    for (const part of PARTS) {
      await page.goto(`${service.url}/${language}/account${part}`);
      await page.locator('h1').waitFor();
      await expectAccessible(page, `account${part}`);
    }
    expect(complaints).toEqual([]);
  });
});

/** A draft and a result in the account. */
async function claimTwo(page: Page, language: PageLanguage): Promise<void> {
  const wanted = { url: service.url, language };
  for (const submitted of [false, true]) {
    const id = await prepareAssessment(page, { ...wanted, submitted });
    await page.evaluate(
      (path) => fetch(path, { method: 'POST' }),
      `/api/v1/assessments/${id}/claim`,
    );
  }
}

describe('every page of accounts', () => {
  it.each([
    ['into 320 pixels', NARROWEST, '100%'],
    ['with its text at 200 %', DESK, '200%'],
  ])('fits %s without scrolling sideways, with a long address too', async (_how, size, text) => {
    const { page } = await openPage(browser, size);
    await openAccount(page, placeIn('it'), `a-rather-long-address-of-the-workshop-${newAddress()}`);
    await claimTwo(page, 'it');
    const places = [
      ...WAYS_IN.map((way) => `sign-in${way}`),
      ...PARTS.map((part) => `account${part}`),
    ];
    for (const place of places) {
      await page.goto('about:blank');
      await page.goto(`${service.url}/it/${place}`);
      await page.locator('h1').waitFor();
      await page.evaluate((fontSize) => {
        document.documentElement.style.setProperty('font-size', fontSize);
      }, text);
      expect([place, await title(page), await stickingOut(page)]).toEqual([
        place,
        expect.any(String),
        [],
      ]);
    }
  });
});
