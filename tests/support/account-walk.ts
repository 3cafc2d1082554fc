/** The steps of a person through the pages of accounts, with the mails that belong to them. */
import type { Page } from 'playwright-core';
import { type Mailbox, readMail } from './mailbox.ts';
import { PASSWORD } from './person.ts';
import { runProgram, waitUntil } from './programs.ts';
import type { RunningService } from './browser.ts';
import type { PageLanguage } from './survey-walk.ts';

/** The newest link to somebody for a purpose, such as `verify`; waits until its mail has come. */
export async function linkFromMail(
  mailbox: Mailbox,
  to: string,
  purpose: 'verify' | 'sign-in' | 'reset' | 'email' | 'invitation' | 'engagement',
): Promise<string> {
  const find = async () => {
    for (const raw of mailbox.received.toReversed()) {
      const mail = await readMail(raw);
      const link = new RegExp(`http\\S+#${purpose}=[\\w-]+`).exec(mail.text ?? '')?.[0];
      if (link !== undefined && mail.to?.[0]?.address === to) return link;
    }
    return undefined;
  };
  await waitUntil(async () => (await find()) !== undefined, 30_000);
  return (await find()) ?? '';
}

export interface Place {
  url: string;
  language: PageLanguage;
  mailbox: Mailbox;
}

/** Opens an account by mail, and is on its page then. Null: without a password. */
export async function openAccount(
  page: Page,
  { url, language, mailbox }: Place,
  email: string,
  password: string | null = PASSWORD,
): Promise<void> {
  await page.goto(`${url}/${language}/sign-in/new`);
  await page.locator('#field-email').fill(email);
  await page.locator('main form button[type=submit]').click();
  await page.locator('main form').waitFor({ state: 'detached' });
  await page.goto(await linkFromMail(mailbox, email, 'verify'));
  await page.locator('#field-password').waitFor();
  if (password !== null) await page.locator('#field-password').fill(password);
  const buttons = page.locator('main form button[type=submit]');
  await (password === null ? buttons.last() : buttons.first()).click();
  await page.locator('.account h1').waitFor();
}

export async function signIn(
  page: Page,
  { url, language }: Omit<Place, 'mailbox'>,
  email: string,
  password = PASSWORD,
): Promise<void> {
  await page.goto(`${url}/${language}/sign-in`);
  await fillSignIn(page, email, password);
  await page.locator('.account h1').waitFor();
}

/** Fills the form of the page for signing in and sends it. */
export async function fillSignIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.locator('#field-email').fill(email);
  await page.locator('#field-password').fill(password);
  await page.locator('main form button[type=submit]').click();
}

/** Makes an administrator as an operator does, and enters by the mail. */
export async function openAdministrator(
  page: Page,
  service: RunningService,
  place: Place,
  email: string,
): Promise<void> {
  const words = ['--email', email, '--language', place.language];
  const made = await runProgram('api/commands/create-admin.ts', words, {
    DATA_DIR: service.dataDir,
  });
  if (made.code !== 0) throw new Error(made.stderr);
  await page.goto(await linkFromMail(place.mailbox, email, 'verify'));
  await page.locator('#field-password').fill(PASSWORD);
  await page.locator('main form button[type=submit]').first().click();
  await page.locator('.account h1').waitFor();
}
