import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { DESK, expectAccessible, NARROWEST, PHONE, stickingOut } from '../support/accessible.ts';
import { linkFromMail } from '../support/account-walk.ts';
import { goldenFirm } from '../support/audit.ts';
import {
  arrive,
  declareFrom,
  type Pair,
  readFrom,
  sitDown,
  stepFrom,
  type Table,
  verifyFrom,
  waitUntilAllSaved,
} from '../support/audit-walk.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import { readDocx } from '../support/docx-file.ts';
import { PDF, PNG } from '../support/evidence-files.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { readBack, textOf } from '../support/pdf-file.ts';
import { newAddress } from '../support/person.ts';
import { waitUntil } from '../support/programs.ts';
import { callFrom, introduce, joinOnTheWay, newAccount, openOffice } from '../support/room-walk.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import { fillProfile, type PageLanguage } from '../support/survey-walk.ts';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
let makeConsultant: (page: Page) => Promise<void>;
/** Two people who meet at a new audit in each test. */
let pair: Pair;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
  makeConsultant = await openOffice((await openPage(browser)).page, service, placeIn('en'));
  pair = await arrive(browser, placeIn('en'), makeConsultant);
});
afterAll(closeStage);

const placeIn = (language: PageLanguage) => ({ url: service.url, language, mailbox });
const until = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const go = (page: Page, name: string) =>
  page.getByRole('link', { name, exact: true }).first().click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const indicator = (page: Page, question: string) =>
  page.locator(`section[aria-labelledby="indicator-${question}"]`);
/** Opens what is folded away below an indicator. */
const unfold = (page: Page, question: string, title: string) =>
  indicator(page, question).locator('summary').filter({ hasText: title }).click();

/** A table at which both read English. */
const table = () => sitDown(pair, 'en');
const auditAt = ({ audit }: Table, rest = '') => `${service.url}/en/audit/${audit.id}${rest}`;

/** An audit that the firm has filled in and submitted. */
async function submittedTable(): Promise<Table> {
  const set = await table();
  await declareFrom(set.firm, set.audit.id, goldenFirm().answers);
  await stepFrom(set.firm, set.audit.id, 'submit');
  return set;
}

describe('a whole audit', () => {
  it('goes from the invitation by mail to the signed report, between a firm and its consultant', async () => {
    const consultantSeat = await openPage(browser);
    const firmSeat = await openPage(browser);
    const [consultant, firm] = [consultantSeat.page, firmSeat.page];
    const owner = newAddress();

    // The consultant proposes by mail.
    await newAccount(consultant, placeIn('en'));
    await makeConsultant(consultant);
    await introduce(consultant);
    await consultant.goto(`${service.url}/en/consultant/propose`);
    await consultant.locator('#field-firm').fill('Oreficeria Bianchi');
    await consultant.locator('#field-email').fill(owner);
    await consultant.locator('#field-scope').fill('A technological audit of the workshop.');
    await consultant.locator('input[name=language][value=it]').check();
    await press(consultant, 'Send the proposal');
    await consultant.waitForURL('**/consultant/engagements');

    // The owner opens an account and a company on the way, and accepts.
    await firm.goto(await linkFromMail(mailbox, owner, 'engagement'));
    await until(firm, 'Proposta di incarico');
    await go(firm, 'Entrate o aprite un account');
    await firm.locator('#field-password').waitFor();
    await joinOnTheWay(firm, placeIn('it'), owner);
    await until(firm, 'Proposta di incarico');
    await go(firm, 'Aggiungete un’impresa');
    await until(firm, 'La vostra impresa');
    await firm.locator('#field-name').fill('Oreficeria Bianchi');
    await fillProfile(firm, 'it');
    await press(firm, 'Create la pagina dell’impresa');
    await until(firm, 'Proposta di incarico');
    await press(firm, 'Accettate l’incarico');
    await until(firm, 'Oreficeria Bianchi');

    // The consultant begins the audit.
    await consultant.goto(`${service.url}/en/consultant`);
    await press(consultant, 'Begin the audit of Oreficeria Bianchi');
    await press(consultant, 'Begin the audit');
    await until(consultant, 'Technological audit: Oreficeria Bianchi');
    await consultant.getByText('The firm has not begun to answer yet.').waitFor();
    const id = /audit\/([\w-]+)/.exec(consultant.url())?.[1] ?? '';

    // The firm declares: one indicator by hand, then the others.
    await firm.reload();
    await firm.locator(`main a[href$="/it/audit/${id}"]`).first().click();
    await until(firm, 'Audit tecnologico: Oreficeria Bianchi');
    await go(firm, 'Rispondete alle domande');
    await until(firm, 'Macchine connesse');
    await indicator(firm, 'machines').locator('input').nth(2).check();
    await indicator(firm, 'key-machine-reads').waitFor();
    await waitUntilAllSaved(firm);
    expect((await readFrom(firm, id)).declared.value).toEqual({ machines: 'from-another-room' });
    const { machines: _machines, ...others } = goldenFirm().answers;
    await declareFrom(firm, id, others);
    await firm.reload();
    await until(firm, 'Macchine connesse');

    // Evidence, one file of which lies about itself.
    await unfold(firm, 'machines', 'Documenti (0)');
    const machines = indicator(firm, 'machines');
    await machines.locator('input[type=file]').setInputFiles([
      { name: 'elenco macchine.pdf', mimeType: 'application/pdf', buffer: PDF },
      { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: PNG },
    ]);
    await machines.getByRole('button', { name: 'Mandate 2 file' }).click();
    await machines.getByText('Scrivete la data del documento').waitFor();
    await machines.getByLabel('Data del documento').fill('2026-10-01');
    await machines.getByRole('button', { name: 'Mandate 2 file' }).click();
    await machines.getByText('Il contenuto non è quello che dice il nome').waitFor();
    await machines.getByRole('link', { name: 'elenco macchine.pdf' }).waitFor();
    await machines.getByText('Documenti (1)').waitFor();

    // It submits; the consultant sends it back with a request.
    await firm.goto(`${service.url}/it/audit/${id}/declare?area=review`);
    await press(firm, 'Inviate');
    await firm.getByText('Verifica il consulente').first().waitFor();
    await consultant.goto(`${service.url}/en/audit/${id}/verify?area=machine-connectivity`);
    await unfold(consultant, 'machines', 'Ask the firm for a change');
    await consultant.locator('#ask-machines').fill('Is that one machine or several?');
    await consultant.getByRole('link', { name: /^What remains, and confirm/ }).click();
    await until(consultant, 'What remains, and confirm');
    await press(consultant, 'Send the audit back with one request');
    await consultant.getByText('You asked for one change').waitFor();

    // The firm answers what was asked and submits again.
    await firm.goto(`${service.url}/it/audit/${id}`);
    await firm.getByText('Is that one machine or several?').waitFor();
    await firm.locator('.notice a').click();
    await indicator(firm, 'machines').getByText('Il consulente vi chiede:').waitFor();
    await indicator(firm, 'machines').locator('input').nth(3).check();
    await waitUntilAllSaved(firm);
    await firm.goto(`${service.url}/it/audit/${id}/declare?area=review`);
    await press(firm, 'Inviate');
    await firm.getByText('Verifica il consulente').first().waitFor();

    // The consultant verifies area by area; one value differs, and needs its reason.
    await consultant.goto(`${service.url}/en/audit/${id}/verify?area=machine-connectivity`);
    await consultant.locator('h1:focus').waitFor();
    for (let area = 0; area < 18; area++) {
      await consultant.getByRole('button', { name: /^As declared, for/ }).click();
      await consultant.getByText('As declared: nothing is left in this area').waitFor();
      const before = consultant.url();
      await consultant.locator('.audit-buttons .btn-primary').click();
      await consultant.waitForURL((url) => url.href !== before);
      await consultant.locator('h1:focus').waitFor();
    }
    await until(consultant, 'What remains, and confirm');
    await consultant.goto(`${service.url}/en/audit/${id}/verify?area=machine-connectivity`);
    const found = indicator(consultant, 'machines');
    await found.getByRole('button', { name: 'Another value' }).click();
    await found.locator('input[type=radio]').nth(1).check();
    await found.getByText('The value differs from the declared one: write the reason.').waitFor();
    const reason =
      'Only the laser is watched from the office; the mill shows its state on its own display.';
    await found.getByLabel('Why it differs').fill(reason);
    await waitUntilAllSaved(consultant);
    await consultant.goto(`${service.url}/en/audit/${id}/verify?area=review`);
    await press(consultant, 'Confirm: all is verified');
    await go(consultant, 'Write the conclusions');
    await until(consultant, 'Results');

    // Conclusions: a summary, a finding, a measure with its benefit, and the stage.
    await consultant.getByLabel('Summary').fill('A tidy workshop whose data are still on paper.');
    await consultant.locator('summary').filter({ hasText: 'Cybersecurity' }).click();
    await consultant.locator('#finding-cybersecurity').fill('Copies are made, never restored.');
    await press(consultant, 'Add a measure');
    await consultant.locator('#field-measure-title').fill('Restore one copy as a trial');
    await consultant.locator('#field-measure-area').selectOption('cybersecurity');
    await consultant.locator('#field-measure-low').fill('500');
    await consultant.locator('#field-measure-high').fill('1.200');
    await consultant.getByLabel('Stops of machines').check();
    const figures = { hoursPerYear: '24', hourCost: '150', savedLow: '30', savedHigh: '60' };
    for (const [name, value] of Object.entries(figures)) {
      await consultant.locator(`#field-figure-${name}`).fill(value);
    }
    await press(consultant, 'Save the measure');
    await consultant.getByText('Write where the figure comes from').first().waitFor();
    for (const name of Object.keys(figures)) {
      await consultant.locator(`#field-source-${name}`).fill('Log of stops 2025');
    }
    const formula = '24 hours × 150 € × 30 % to 60 % saved: 1,080 € to 2,160 € a year.';
    await consultant.locator('.benefit-outcome').getByText(formula).waitFor();
    await press(consultant, 'Save the measure');
    await consultant.locator('.measure').getByText('1,080 € to 2,160 € a year').waitFor();
    await consultant.locator('#field-stage').selectOption('2');
    await consultant.getByText('Without a reason the stage is not kept.').waitFor();
    await consultant
      .locator('#field-stage-reason')
      .fill('Machines are connected, data not yet seen.');
    await waitUntilAllSaved(consultant);
    await press(consultant, 'Sign off …');
    await consultant.getByText('Nothing in it can be changed afterwards, by anybody.').waitFor();
    await press(consultant, 'Sign off now');
    await consultant.getByText('Signed off: to read only').waitFor();

    // The firm reads the results and takes the report home.
    await firm.goto(`${service.url}/it/audit/${id}/results`);
    await until(firm, 'Risultati');
    const pdf = readBack(await download(firm, 'Relazione in PDF'));
    const paper = textOf(pdf);
    for (const expected of [
      'Oreficeria Bianchi',
      'Nicolò Verdi',
      'Restore one copy as a trial',
      'Copies are made, never restored.',
      reason,
      'elenco macchine.pdf',
      '1.080 €',
    ]) {
      expect(paper).toContain(expected);
    }
    expect(pdf.pages[0]?.text).not.toContain('BOZZA');
    const docx = await readDocx(await download(firm, 'Relazione da modificare (DOCX)'));
    const cells = docx.tables.flatMap(({ rows }) => rows.flat());
    expect(cells.some((cell) => cell.includes('Restore one copy as a trial'))).toBe(true);
    expect(cells.some((cell) => cell.includes(reason))).toBe(true);
    expect(docx.headings.filter(({ level }) => level === 1).length).toBeGreaterThan(8);
    expect(docx.paragraphs.join('\n')).toContain('A tidy workshop whose data are still on paper.');

    // Nothing can be changed any more, and the page says so.
    await firm.getByText('Firmato: soltanto da leggere').waitFor();
    await firm.goto(`${service.url}/it/audit/${id}/declare?area=machine-connectivity`);
    await indicator(firm, 'machines').getByText(reason).waitFor();
    expect(await firm.locator('.indicator input, .indicator textarea').count()).toBe(0);
    expect([...consultantSeat.complaints, ...firmSeat.complaints]).toEqual([]);
  }, 240_000);
});

describe('what is typed', () => {
  it('in two tabs is joined, and asked about only where both changed the same', async () => {
    const set = await table();
    await declareFrom(set.firm, set.audit.id, { machines: 'on-the-spot' });
    const other = await set.firm.context().newPage();
    const address = auditAt(set, '/declare?area=machine-connectivity');
    await set.firm.goto(address);
    await other.goto(address);
    for (const tab of [set.firm, other]) await indicator(tab, 'key-machine-live').waitFor();
    await indicator(set.firm, 'key-machine-reads').getByLabel('Yes').check();
    await waitUntilAllSaved(set.firm);
    await indicator(other, 'code-loads-programme').getByLabel('No', { exact: true }).check();
    await waitUntilAllSaved(other);
    await indicator(other, 'key-machine-reads').locator('input:checked').waitFor();

    await indicator(set.firm, 'key-machine-live').getByLabel('Yes').check();
    await waitUntilAllSaved(set.firm);
    await indicator(other, 'key-machine-live').getByLabel('No', { exact: true }).check();
    const dialog = other.getByRole('dialog', { name: 'Changed in two places' });
    await dialog.getByLabel('There: Yes').check();
    await press(other, 'Keep these');
    await waitUntilAllSaved(other);
    const { declared } = await readFrom(set.firm, set.audit.id);
    expect(declared.value).toEqual({
      machines: 'on-the-spot',
      'key-machine-reads': true,
      'key-machine-live': true,
      'code-loads-programme': false,
    });
    expect(set.complaints()).toEqual([]);
  });

  it('without a network stays in the browser, also when the page is closed, and is sent later', async () => {
    const set = await table();
    const firm = await set.firm.context().newPage();
    await firm.goto(auditAt(set, '/declare?area=machine-connectivity'));
    await indicator(firm, 'machines').waitFor();
    await firm.context().setOffline(true);
    await indicator(firm, 'machines').locator('input').nth(1).check();
    await firm.getByText('No connection: what you typed stays in this browser').waitFor();
    await firm.close();
    const later = await firm.context().newPage();
    await firm.context().setOffline(false);
    await later.goto(auditAt(set));
    await waitUntilAllSaved(later);
    const { declared } = await readFrom(later, set.audit.id);
    expect(declared.value).toEqual({ machines: 'digital-display' });
  });

  it('is sent when the page is left for another one before anything was said', async () => {
    const set = await table();
    await set.firm.goto(auditAt(set, '/declare?area=machine-connectivity'));
    await indicator(set.firm, 'machines').locator('input').nth(2).check();
    await set.firm.getByRole('link', { name: 'Your account' }).click();
    await until(set.firm, 'Your account');
    await set.firm.goto(auditAt(set, '/declare?area=machine-connectivity'));
    await waitUntilAllSaved(set.firm);
    const { declared } = await readFrom(set.firm, set.audit.id);
    expect(declared.value).toEqual({ machines: 'from-another-room' });
  });
});

describe('an audit', () => {
  it('closes to the consultant when the engagement ends, and both read why', async () => {
    const set = await submittedTable();
    const { firm, consultant } = set;
    await consultant.goto(auditAt(set, '/verify?area=machine-connectivity'));
    await indicator(consultant, 'machines').waitFor();
    await callFrom(firm, 'POST', `/engagements/${set.engagement.id}/end`);
    await indicator(consultant, 'machines').getByRole('button', { name: 'As declared' }).click();
    await consultant.getByText('The audit is no longer open to you').waitFor();
    await consultant.reload();
    await until(consultant, 'You cannot open this audit');
    await firm.goto(auditAt(set));
    await firm.getByText('Nobody can check this audit now.').waitFor();
    expect((await readFrom(firm, set.audit.id)).status).toBe('submitted');
    expect(set.complaints()).toEqual([]);
  });

  it('takes files only of kinds and sizes that both can open, and says why in plain words', async () => {
    const set = await table();
    const { firm } = set;
    await firm.goto(auditAt(set, '/declare?area=machine-connectivity'));
    await unfold(firm, 'machines', 'Evidence (0)');
    const place = indicator(firm, 'machines');
    await place.locator('input[type=file]').setInputFiles([
      { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(26 * 1024 * 1024, 1) },
      { name: 'macro.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
      { name: 'nothing.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
      { name: 'photo.png', mimeType: 'image/png', buffer: PNG },
    ]);
    await place.getByText('This file is too large: 25 MB at most.').waitFor();
    await place.getByLabel('Day of the document').fill('2026-10-01');
    await place.getByLabel('Holds until (optional)').fill('2026-11-01');
    await press(firm, 'Send 4 files');
    await place.getByText('One file was added.').waitFor();
    await place.getByText('Files of this kind are not taken.').waitFor();
    await place.getByText('The file is empty.').waitFor();
    await place.getByText('expired on 1 November 2026').waitFor();
    const file = await download(firm, 'photo.png');
    expect(file.equals(PNG)).toBe(true);
    const dropped = await firm.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['Machine;Year'], 'machines.csv', { type: 'text/csv' }));
      return data;
    });
    await place.locator('.drop-place').dispatchEvent('drop', { dataTransfer: dropped });
    await press(firm, 'Leave out machines.csv');
    await press(firm, 'Leave out macro.exe');
    await place.getByText(/^SHA-256 fingerprint: [0-9a-f]{64}$/).waitFor();
    await press(firm, 'Take the file out: photo.png');
    await firm.getByRole('dialog').getByText('deleted at once and for good').waitFor();
    await press(firm, 'Take the file out');
    await place.getByText('No files yet.').waitFor();
    expect((await readFrom(firm, set.audit.id)).evidence).toEqual([]);
    expect(set.complaints()).toEqual([]);
  });

  it('keeps the consultant’s notes apart from the comments that both read', async () => {
    const set = await submittedTable();
    const { firm, consultant } = set;
    await consultant.goto(auditAt(set, '/verify?area=cybersecurity'));
    const question = 'days-since-copy';
    await unfold(consultant, question, 'Private note');
    await consultant.locator(`#note-${question}`).fill('The owner was in a hurry.');
    await consultant.getByText('Note saved').waitFor();
    await unfold(consultant, question, 'Comments (0)');
    await consultant.locator(`#comment-${question}`).fill('Please show me the log of the copies.');
    await indicator(consultant, question).getByRole('button', { name: 'Add the comment' }).click();
    await indicator(consultant, question).getByText('Comments (1)').waitFor();
    await firm.goto(auditAt(set, '/declare?area=cybersecurity'));
    await indicator(firm, question).getByText('Please show me the log of the copies.').waitFor();
    expect(await firm.locator('main').innerText()).not.toContain('hurry');
    expect(await firm.getByText('Private note').count()).toBe(0);
    await consultant.reload();
    await indicator(consultant, question).waitFor();
    expect(await consultant.locator(`#note-${question}`).inputValue()).toBe(
      'The owner was in a hurry.',
    );
  });

  it('asks before it is submitted with open indicators, and lists them', async () => {
    const set = await table();
    const { firm } = set;
    await firm.goto(auditAt(set, '/declare?area=review'));
    await firm.getByText('can submit').waitFor();
    await declareFrom(firm, set.audit.id, { machines: 'not-relevant' });
    await firm.reload();
    await until(firm, 'Summary and submission');
    await firm.locator('.more summary').click();
    await firm.getByRole('link', { name: 'Where are your data if a computer fails?' }).click();
    await firm.locator('h2:focus').first().waitFor();
    await firm.goBack();
    await press(firm, 'Submit');
    await press(firm, 'Go on answering');
    expect((await readFrom(firm, set.audit.id)).status).toBe('in-progress');
    await press(firm, 'Submit');
    await press(firm, 'Submit all the same');
    await firm.getByText('Your answers have been submitted.').waitFor();
    expect((await readFrom(firm, set.audit.id)).status).toBe('submitted');
  });

  it('lists machines by keyboard, and puts back what was removed', async () => {
    const set = await table();
    const { firm } = set;
    await firm.goto(auditAt(set, '/inventory'));
    await firm.getByRole('button', { name: 'Add a machine' }).focus();
    await firm.keyboard.press('Enter');
    await firm.getByRole('dialog', { name: 'Add a machine' }).waitFor();
    await firm.keyboard.press('Tab');
    await firm.keyboard.type('Laser welder');
    await firm.keyboard.press('Tab');
    await firm.keyboard.type('2014');
    await firm.getByLabel('No', { exact: true }).first().check();
    await firm.getByLabel('Yes, by a retrofit').check();
    await firm.getByRole('button', { name: 'Save', exact: true }).focus();
    await firm.keyboard.press('Enter');
    await firm.getByRole('row', { name: /Laser welder of 2014/ }).waitFor();
    await waitUntilAllSaved(firm);
    await firm.getByRole('button', { name: 'Remove Laser welder' }).focus();
    await firm.keyboard.press('Enter');
    await firm.locator('button:focus', { hasText: 'Undo' }).waitFor();
    await firm.keyboard.press('Enter');
    await firm.getByRole('row', { name: /Laser welder of 2014/ }).waitFor();
    await waitUntilAllSaved(firm);
    const { inventory } = await readFrom(firm, set.audit.id);
    expect(inventory.value).toMatchObject([
      { name: 'Laser welder', year: 2014, connected: 'no', retrofit: 'possible' },
    ]);
  });

  it('is measured again, and put beside what was before', async () => {
    const set = await submittedTable();
    const { firm, consultant } = set;
    await verifyFrom(consultant, set.audit.id);
    await stepFrom(consultant, set.audit.id, 'verification');
    await stepFrom(consultant, set.audit.id, 'sign-off');
    await firm.goto(auditAt(set));
    await press(firm, 'Measure again');
    await press(firm, 'Begin');
    await firm.getByText('First follow-up').first().waitFor();
    await firm.getByRole('link', { name: 'Questions', exact: true }).click();
    await firm.getByText('This answer comes from an earlier survey or audit').first().waitFor();
    await go(firm, 'Connected machines 5 of 5');
    await indicator(firm, 'machines').locator('input').nth(3).check();
    await waitUntilAllSaved(firm);
    await go(firm, 'Before and after');
    await firm.getByText('Areas that rose: 1.').waitFor();
    const row = firm.locator('.comparison-table tr').filter({ hasText: 'Connected machines' });
    expect(await row.innerText()).toContain('+');
    const pdf = readBack(await download(firm, 'Before and after as PDF'));
    expect(textOf(pdf)).toContain('Connected machines');
    expect(set.complaints()).toEqual([]);
  });
});

describe('the pages of an audit', () => {
  it.each(['it', 'en'] as const)(
    'are accessible in every state, on a desk and on a phone (%s)',
    async (language) => {
      const set = await sitDown(pair, language);
      const { firm, consultant, audit } = set;
      const at = (rest = '') => `${service.url}/${language}/audit/${audit.id}${rest}`;
      await look(firm, 'not begun', at());
      await declareFrom(firm, audit.id, goldenFirm().answers);
      await firm.goto(at('/declare?area=machine-connectivity'));
      await firm.locator('.indicator .disclosure summary').first().click();
      await firm.locator('input[type=file]').first().setInputFiles({
        name: 'a.pdf',
        mimeType: 'application/pdf',
        buffer: PDF,
      });
      await look(firm, 'answered, with a file to send');
      await look(firm, 'to submit', at('/declare?area=review'));
      await stepFrom(firm, audit.id, 'submit');
      await consultant.goto(at('/verify?area=machine-connectivity'));
      await consultant.locator('.indicator .toggle').nth(1).click();
      await consultant.locator('.answer input').first().check();
      await consultant.locator('.field-error').waitFor();
      await look(consultant, 'a value that differs');
      await look(consultant, 'what remains', at('/verify?area=review'));
      const items = [{ question: 'machines', text: 'Please add the list of machines.' }];
      await callFrom(consultant, 'POST', `/audits/${audit.id}/changes`, { items });
      await look(firm, 'changes requested', at());
      await stepFrom(firm, audit.id, 'submit');
      await consultant.goto(at('/inventory'));
      await consultant.locator('main .btn-outline-primary').first().click();
      await look(consultant, 'a machine to add');
      await consultant.evaluate(() => localStorage.clear());
      await verifyFrom(consultant, audit.id);
      await stepFrom(consultant, audit.id, 'verification');
      await consultant.goto(at('/results'));
      await consultant.locator('section[aria-labelledby=measures] .btn-outline-primary').click();
      await consultant.locator('input[name=measure-kind]').nth(1).check();
      await consultant.locator('.measure-form button[type=submit]').click();
      await look(consultant, 'a measure with errors');
      await consultant.locator('section[aria-labelledby=sign-off] button').click();
      await look(consultant, 'before the sign-off');
      await stepFrom(consultant, audit.id, 'sign-off');
      await firm.goto(at('/results'));
      for (const summary of await firm.locator('.long-section summary').all())
        await summary.click();
      await look(firm, 'results');
      const next = await callFrom<{ id: string }>(firm, 'POST', `/audits/${audit.id}/follow-ups`);
      const comparison = `${service.url}/${language}/audit/${next.id}/comparison`;
      await look(firm, 'before and after', comparison);
      await callFrom(firm, 'POST', `/engagements/${set.engagement.id}/end`);
      await look(consultant, 'closed', at());
      expect(set.complaints()).toEqual([]);
    },
    300_000,
  );
});

/** A state of a page on a desk, a phone and the narrowest screen. */
async function look(page: Page, state: string, address?: string): Promise<void> {
  if (address !== undefined) await page.goto(address);
  await page.locator('h1').waitFor();
  await waitUntil(async () => (await page.locator('.loading').count()) === 0);
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    await expectAccessible(page, `${state} at ${size.width}`);
  }
  await page.setViewportSize(NARROWEST);
  expect([state, await stickingOut(page)]).toEqual([state, []]);
  await page.setViewportSize(DESK);
}

/** What a link for downloading brings. */
async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return readFileSync(await file.path());
}
