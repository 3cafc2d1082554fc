import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { linkFromMail } from '../support/account-walk.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import { newVatNumber } from '../support/firm.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { newAddress } from '../support/person.ts';
import { callFrom, foundFrom, joinOnTheWay, newAccount } from '../support/room-walk.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import { fillProfile, type PageLanguage } from '../support/survey-walk.ts';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
});
afterAll(closeStage);

const placeIn = (language: PageLanguage) => ({ url: service.url, language, mailbox });
const until = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const go = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** An owner on the first page of their company. */
async function openCompany(page: Page, language: PageLanguage = 'en') {
  const email = await newAccount(page, placeIn(language));
  const { id } = await foundFrom(page);
  await page.goto(`${service.url}/${language}/company/${id}`);
  await until(page, 'Oreficeria Prova');
  return { id, email };
}

describe('a company', () => {
  it('is made by its owner, told of a VAT number that does not add up or is taken, and begins its first survey', async () => {
    const { page, complaints } = await openPage(browser);
    await openCompany(page);
    const taken = newVatNumber();
    const { id, revision, profile } = await foundFrom(page, 'Another one');
    const body = { name: 'Another one', vatNumber: taken, revision, profile };
    await callFrom(page, 'PUT', `/companies/${id}`, body);

    await page.goto(`${service.url}/en/account`);
    await go(page, 'Add your company');
    await until(page, 'Your company');
    await press(page, 'Create the company’s page');
    const errors = page.locator('.notice.is-error li');
    expect(await errors.first().textContent()).toBe('Write the company’s name.');
    expect(await errors.count()).toBe(6);
    await fillProfile(page, 'en');
    await page.locator('#field-vatNumber').fill('12345678901');
    await press(page, 'Create the company’s page');
    expect(await errors.allTextContents()).toEqual([
      'Write the company’s name.',
      expect.stringContaining('does not add up'),
    ]);
    await page.locator('#field-name').fill('Ferrari & Figli');
    await page.locator('#field-vatNumber').fill(taken);
    await press(page, 'Create the company’s page');
    await page.locator('.field-error').filter({ hasText: 'registered already' }).waitFor();
    await page.locator('#field-vatNumber').fill(`IT ${newVatNumber()}`);
    await press(page, 'Create the company’s page');
    await until(page, 'Ferrari & Figli');

    await press(page, 'Begin the first survey');
    await page.locator('.survey-main .sd-item').first().waitFor();
    await page.locator('.survey-main .sd-item label').first().click();
    await page.locator('[data-saving=saved]').waitFor();
    await page.goBack();
    await page.getByText('Answers given: 1 of 18').waitFor();
    await page.getByRole('link', { name: 'First-level survey, to be finished' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('is joined as a viewer by the link of a mail, with an account opened on the way', async () => {
    const { page } = await openPage(browser);
    const { id } = await openCompany(page);
    const colleague = newAddress();
    await go(page, 'People');
    await until(page, 'People');
    await press(page, 'Send the invitation');
    await page.locator('#email-error').waitFor();
    await page.locator('#field-email').fill(colleague);
    await page.locator('input[name=role][value=viewer]').check();
    await press(page, 'Send the invitation');
    await page.getByText(`Invitation sent to ${colleague}.`).waitFor();
    await page.locator('#field-email').fill(colleague);
    await press(page, 'Send the invitation');
    await page.getByText('This address is invited already.').waitFor();

    const link = await linkFromMail(mailbox, colleague, 'invitation');
    const { page: elsewhere } = await openPage(browser);
    await newAccount(elsewhere, placeIn('en'));
    await elsewhere.goto(link);
    await elsewhere.getByText('The invitation is for another e-mail address').waitFor();
    await press(elsewhere, 'Sign out and sign in with the other address');
    await until(elsewhere, 'Sign in to your account');

    const { page: theirs } = await openPage(browser);
    await theirs.goto(link);
    await until(theirs, 'Sign in to your account');
    await theirs.getByText('You are invited into a company.').waitFor();
    expect(theirs.url()).not.toContain('invitation=');
    await joinOnTheWay(theirs, placeIn('en'), colleague);
    await until(theirs, 'Invitation to a company');
    await press(theirs, 'Accept the invitation');
    await until(theirs, 'Oreficeria Prova');
    expect(await theirs.getByRole('button', { name: 'Begin the first survey' }).count()).toBe(0);
    expect(await theirs.getByRole('link', { name: 'Record' }).count()).toBe(0);
    await go(theirs, 'Company details');
    await theirs.getByText('VAT number').waitFor();
    expect(await theirs.locator('main form').count()).toBe(0);

    await page.reload();
    await page.getByText(colleague).waitFor();
    await go(page, 'Record');
    await page.getByRole('cell', { name: `Person joined: ${colleague}, viewer` }).waitFor();
    expect(page.url()).toBe(`${service.url}/en/company/${id}/record`);
  });

  it('keeps its last owner, who can leave once another person is owner', async () => {
    const { page } = await openPage(browser);
    const { id, email } = await openCompany(page);
    await go(page, 'People');
    await page.getByText('You are the company’s only person, and its owner').waitFor();
    expect(await page.getByRole('button', { name: 'Leave the company' }).count()).toBe(0);
    await press(page, `Change role: ${email}`);
    await page.locator('dialog input[value=viewer]').check();
    await press(page, 'Save');
    await page.getByText('Somebody must stay owner').waitFor();
    await press(page, 'Cancel');

    const colleague = newAddress();
    const invitation = { email: colleague, role: 'editor', language: 'en' };
    await callFrom(page, 'POST', `/companies/${id}/invitations`, invitation);
    const { page: theirs } = await openPage(browser);
    await theirs.goto(await linkFromMail(mailbox, colleague, 'invitation'));
    await until(theirs, 'Sign in to your account');
    await joinOnTheWay(theirs, placeIn('en'), colleague);
    await press(theirs, 'Accept the invitation');
    await until(theirs, 'Oreficeria Prova');

    await page.reload();
    await page.getByText('You are the only owner').waitFor();
    await press(page, `Change role: ${colleague}`);
    await page.locator('dialog input[value=owner]').check();
    await press(page, 'Save');
    await page.getByText('Role changed.').waitFor();
    await press(page, 'Leave the company');
    await press(page, 'Yes, leave');
    await until(page, 'Your account');
    await page.goto(`${service.url}/en/company/${id}`);
    await until(page, 'This company cannot be opened');
  });

  it('withdraws an invitation, whose link is dead then', async () => {
    const { page } = await openPage(browser);
    await openCompany(page);
    const stranger = newAddress();
    await go(page, 'People');
    await page.locator('#field-email').fill(stranger);
    await press(page, 'Send the invitation');
    const link = await linkFromMail(mailbox, stranger, 'invitation');
    await press(page, `Withdraw the invitation to ${stranger}`);
    await page.getByText(`Invitation to ${stranger} withdrawn.`).waitFor();
    const { page: theirs } = await openPage(browser);
    await theirs.goto(link);
    await until(theirs, 'Sign in to your account');
    await joinOnTheWay(theirs, placeIn('en'), stranger);
    await theirs.getByRole('alert').filter({ hasText: 'not there any more' }).waitFor();
    expect(await theirs.getByRole('button', { name: 'Accept the invitation' }).count()).toBe(0);
  });
});

describe('the size of a company', () => {
  it('is worked out line by line from figures in Italian notation, and taken back', async () => {
    const { page } = await openPage(browser);
    const { id } = await openCompany(page, 'it');
    await go(page, 'Dimensione');
    await page.getByText('Non ancora calcolata. Dai dati dell’impresa: microimpresa.').waitFor();
    await press(page, 'Calcolate la dimensione');
    expect(await page.locator('.notice.is-error li').count()).toBe(6);

    const year = Number(await page.locator('#field-year-1').inputValue());
    const figures = async (period: string, values: string[]) => {
      for (const [place, field] of ['workUnits', 'turnover', 'balanceSheet'].entries())
        await page.locator(`#field-${field}-${period}`).fill(values[place] ?? '');
    };
    await figures('0', ['9', '1.900.000', '1.500.000']);
    await figures('1', ['9,5', '2.500.000,50', '2.100.000']);
    await press(page, `Aggiungete un’impresa associata o collegata (${year})`);
    await page.locator('#field-name-1-0').fill('Fonderia Rossi');
    await page.locator('#field-share-1-0').fill('33,33');
    await figures('1-0', ['6', '900.000', '700.000']);
    await press(page, 'Calcolate la dimensione');
    await page.locator('#share-1-0-error').waitFor();
    await page.locator('#field-share-1-0').fill('33,3 %');
    await press(page, 'Calcolate la dimensione');

    const lines = page.locator('.table tbody tr');
    await lines.nth(1).waitFor();
    const cells = await lines.nth(1).locator('th, td').allTextContents();
    expect(cells.map((cell) => cell.replaceAll('\u00a0', ' '))).toEqual([
      String(year),
      '11,5',
      '2.799.700,50 €',
      '2.333.100 €',
      'piccola impresa',
      'microimpresa',
    ]);
    const reasons = await page
      .locator('.size-sentences > li')
      .nth(1)
      .locator('li')
      .allTextContents();
    expect(reasons.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      'La vostra impresa: 9,5 ULA, fatturato 2.500.000,50 €, totale di bilancio 2.100.000 €.',
      'Fonderia Rossi (33,3 %): associata, i suoi numeri si contano per il 33,3 %: 2 ULA, fatturato 299.700 €, totale di bilancio 233.100 €.',
      'In tutto: 11,5 ULA, fatturato 2.799.700,50 €, totale di bilancio 2.333.100 €.',
      'Non è microimpresa: le persone non sono meno di 10 ULA.',
      'Non è microimpresa: fatturato e totale di bilancio sono tutti e due oltre il limite (2.000.000 € e 2.000.000 €).',
      'Meno di 50 ULA, con fatturato fino a 10.000.000 € e totale di bilancio fino a 10.000.000 €: piccola impresa.',
      'I numeri passano il limite, ma per un anno solo: vale ancora la dimensione di prima.',
    ]);
    await page.reload();
    await page.locator('#field-turnover-1').waitFor();
    expect(await page.locator('#field-turnover-1').inputValue()).toBe('2.500.000,5');

    const { size } = await callFrom<{ size: { periods: { turnover: number }[] } }>(
      page,
      'GET',
      `/companies/${id}`,
    );
    expect(size.periods[1]?.turnover).toBe(250_000_050);
    await press(page, 'Cancellate il calcolo');
    await page.getByText('Non ancora calcolata.').waitFor();
  });
});
