import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { linkFromMail } from '../support/account-walk.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { readBack, textOf } from '../support/pdf-file.ts';
import { newAddress } from '../support/person.ts';
import {
  callFrom,
  foundFrom,
  introduce,
  joinOnTheWay,
  newAccount,
  openOffice,
} from '../support/room-walk.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import { fillProfile, type PageLanguage } from '../support/survey-walk.ts';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
/** Makes whoever is signed in on a page a consultant. */
let enable: (person: Page) => Promise<void>;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
  enable = await openOffice((await openPage(browser)).page, service, placeIn('en'));
});
afterAll(closeStage);

const placeIn = (language: PageLanguage) => ({ url: service.url, language, mailbox });
const until = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const go = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Somebody with the role, on the page for consultants. */
async function openConsultant(page: Page): Promise<string> {
  const email = await newAccount(page, placeIn('en'));
  await enable(page);
  await page.goto(`${service.url}/en/consultant`);
  await until(page, 'Your work');
  return email;
}

/** The text of what a link downloads, as another reader finds it. */
async function downloaded(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), go(page, name)]);
  return textOf(readBack(readFileSync(await download.path())));
}

describe('a consultant', () => {
  it('writes a profile before proposing anything', async () => {
    const { page, complaints } = await openPage(browser);
    await openConsultant(page);
    await go(page, 'New engagement');
    await page.getByText('Write your profile first').waitFor();
    expect(await page.locator('main form').count()).toBe(0);
    await go(page, 'To the profile');
    await page.getByRole('checkbox', { name: 'I have an accreditation' }).check();
    await press(page, 'Save the profile');
    expect(await page.locator('.notice.is-error li').count()).toBe(5);
    for (const [field, value] of Object.entries({
      name: 'Nicolò Verdi',
      organisation: 'Officina Digitale',
      body: 'Regione Toscana',
      number: 'A-17',
      validUntil: '2020-01-31',
    }))
      await page.locator(`#field-${field}`).fill(value);
    await page.getByRole('checkbox', { name: 'Arezzo' }).check();
    await press(page, 'Save the profile');
    await page.getByText('Profile saved.').waitFor();
    await go(page, 'Audits');
    await page.getByText('Your accreditation ended on 31 January 2020').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is nobody here without the role', async () => {
    const { page } = await openPage(browser);
    await newAccount(page, placeIn('en'));
    await page.goto(`${service.url}/en/consultant/engagements`);
    await page.getByText('This page is for consultants admitted by the region.').waitFor();
    expect(await page.locator('.room-ways').count()).toBe(0);
  });
});

describe('an engagement', () => {
  it('is proposed by mail, accepted by a firm that registers on the way, and opens its page until it ends', async () => {
    const { page: theirs } = await openPage(browser);
    await openConsultant(theirs);
    await introduce(theirs);
    const owner = newAddress();
    await theirs.goto(`${service.url}/en/consultant/propose`);
    await theirs.locator('#field-firm').fill('Goldsmiths of Arezzo');
    await theirs.locator('#field-email').fill(owner);
    await theirs.locator('#field-scope').fill('Two departments,\nwith a visit.');
    await theirs.locator('input[name=language][value=en]').check();
    await press(theirs, 'Send the proposal');
    await theirs.getByText('The firm: still to accept').waitFor();

    const { page, complaints } = await openPage(browser);
    await page.goto(await linkFromMail(mailbox, owner, 'engagement'));
    await until(page, 'Proposed engagement');
    expect(page.url()).not.toContain('#');
    await page.getByText('Nicolò Verdi, Officina Digitale').waitFor();
    await go(page, 'Sign in or open an account');
    await until(page, 'Sign in to your account');
    await joinOnTheWay(page, placeIn('en'), owner);
    await until(page, 'Proposed engagement');
    await go(page, 'Add a company');
    await until(page, 'Your company');
    await page.locator('#field-name').fill('Bianchi & Co.');
    await fillProfile(page, 'en');
    await press(page, 'Create the company’s page');
    await until(page, 'Proposed engagement');
    expect(await page.getByRole('radio', { name: 'Bianchi & Co.' }).isChecked()).toBe(true);
    await press(page, 'Accept the engagement');
    await until(page, 'Bianchi & Co.');
    await go(page, 'Consultants and engagements');
    const letter = await downloaded(page, 'Letter of assignment (PDF)');
    expect(letter).toContain('Bianchi & Co.');
    expect(letter).toContain('Two departments');

    await theirs.goto(`${service.url}/en/consultant/engagements`);
    await theirs.getByRole('button', { name: 'Begin the audit of Bianchi & Co.' }).click();
    await theirs.getByRole('dialog').getByRole('button', { name: 'Begin the audit' }).click();
    await theirs.waitForURL(/\/en\/audit\//);
    await theirs.goto(`${service.url}/en/consultant`);
    await theirs.getByRole('cell', { name: 'not begun the firm’s turn' }).waitFor();
    await theirs.goto(`${service.url}/en/consultant/engagements`);
    await theirs.getByRole('link', { name: 'Open: first audit (T0), Bianchi & Co.' }).waitFor();
    await go(theirs, 'Bianchi & Co.');
    await theirs
      .getByText('Where the firm stands')
      .or(theirs.getByText('No survey yet.'))
      .waitFor();
    const place = theirs.url();

    await go(page, 'At a glance');
    await page.getByRole('link', { name: /^First audit: questions to finish/ }).waitFor();
    await go(page, 'Consultants and engagements');
    await press(page, 'End the engagement');
    await press(page, 'Yes, end it');
    await press(page, 'Show ended engagements (1)');
    await page.getByText('(You)').waitFor();
    await theirs.goto(place);
    await until(theirs, 'This company cannot be opened');
    expect(complaints).toEqual([]);
  });

  it('is proposed by an owner to a consultant who is found by province, and accepted there', async () => {
    const { page: theirs } = await openPage(browser);
    await openConsultant(theirs);
    await introduce(theirs);
    const { page } = await openPage(browser);
    await newAccount(page, placeIn('en'));
    const { id } = await foundFrom(page);
    await page.goto(`${service.url}/en/company/${id}/consultants`);
    await until(page, 'Find a consultant');
    await page.locator('#field-text').fill('somebody whom nobody knows');
    await press(page, 'Search');
    await page.getByText('No consultant: search more widely.').waitFor();
    await page.locator('#field-text').fill('manutenzione');
    await press(page, 'Search');
    await page
      .getByRole('button', { name: /^Propose an engagement to/ })
      .first()
      .waitFor();
    // Other tests have a consultant of that name too: the newest one is this one.
    const list = await callFrom<{ id: string }>(theirs, 'GET', '/account');
    const card = page.locator(`[aria-labelledby="consultant-${list.id}"]`);
    await card.getByText(/^Works in the provinces: \w+ and \w+\./).waitFor();
    await card.getByRole('button').click();
    await until(page, 'Engagement for Nicolò Verdi');
    await press(page, 'Send the proposal');
    await page.locator('#scope-error').waitFor();
    await page.locator('#field-scope').fill('An audit of the workshop.');
    await press(page, 'Send the proposal');
    await page.getByText('The consultant: still to accept').waitFor();
    expect(await page.getByRole('button', { name: 'Withdraw the proposal' }).count()).toBe(1);

    await theirs.goto(`${service.url}/en/consultant`);
    await go(theirs, 'Oreficeria Prova: engagement to accept');
    await press(theirs, 'Accept the engagement');
    await theirs.getByRole('heading', { level: 2, name: 'Active' }).waitFor();
    await theirs.getByRole('button', { name: 'Begin the audit of Oreficeria Prova' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Active' }).waitFor();
  });
});
