import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AssessmentView, ReferralView } from '../../api/contract.ts';
import { DESK, expectAccessible, NARROWEST, PHONE, stickingOut } from '../support/accessible.ts';
import { aConclusion, goldenFirm } from '../support/audit.ts';
import {
  arrive,
  declareFrom,
  readFrom,
  sitDown,
  stepFrom,
  type Table,
  verifyFrom,
} from '../support/audit-walk.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { newAddress } from '../support/person.ts';
import { callFrom, openOffice, surveyOf } from '../support/room-walk.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import type { PageLanguage } from '../support/survey-walk.ts';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
let enable: (person: Page) => Promise<void>;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
  enable = await openOffice((await openPage(browser)).page, service, placeIn('en'));
});
afterAll(closeStage);

const placeIn = (language: PageLanguage) => ({ url: service.url, language, mailbox });

/** Both sides to the signature, with the answers that are given beside those that are there. */
async function signOff({ firm, consultant }: Table, audit: string, answers = {}): Promise<void> {
  await declareFrom(firm, audit, answers);
  await stepFrom(firm, audit, 'submit');
  await verifyFrom(consultant, audit);
  const { conclusions } = await readFrom(consultant, audit);
  const change = { changeId: crypto.randomUUID(), revision: conclusions.revision };
  const body = { ...change, value: aConclusion() };
  await callFrom(consultant, 'PUT', `/audits/${audit}/conclusions`, body);
  await stepFrom(consultant, audit, 'verification');
  await stepFrom(consultant, audit, 'sign-off');
}

async function openHome({ firm, company }: Table, language: PageLanguage): Promise<void> {
  await firm.goto(`${service.url}/${language}/company/${company.id}`);
  await firm.getByRole('heading', { level: 1, name: company.name }).waitFor();
}

/** The table of numbers behind the picture. */
async function scores(page: Page): Promise<string[]> {
  await page.locator('.maturity .chart-table summary').click();
  return page.locator('.maturity .chart-table tbody td:nth-child(3)').allTextContents();
}

describe('the first page of a company', () => {
  it('shows the newest result, first of a survey, then of a signed audit, then before and after', async () => {
    const table = await sitDown(await arrive(browser, placeIn('en'), enable), 'en');
    const { firm, consultant, company, audit } = table;
    await surveyOf(firm, company.id, 0);
    await openHome(table, 'en');
    await firm.getByText('First-level survey, ').first().waitFor();
    const surveyed = await scores(firm);
    expect(surveyed).toHaveLength(18);

    await signOff(table, audit.id, goldenFirm().answers);
    await openHome(table, 'en');
    await firm.getByText('The values are those that the consultant verified.').waitFor();
    expect(await scores(firm)).not.toEqual(surveyed);
    await firm
      .locator('.audit-steps [aria-current=step]')
      .filter({ hasText: 'Signed off' })
      .waitFor();

    await consultant.goto(`${service.url}/en/consultant`);
    await consultant
      .getByRole('button', { name: `Measure ${company.name} again: first follow-up (T1)` })
      .click();
    await consultant.getByRole('dialog').getByRole('button', { name: 'Measure again' }).click();
    await consultant.waitForURL(/\/en\/audit\//);
    const next = /\/audit\/([^/?#]+)/.exec(consultant.url())?.[1] ?? '';
    await openHome(table, 'en');
    await firm.getByRole('link', { name: /^First follow-up: questions to finish/ }).waitFor();
    await signOff(table, next);
    await openHome(table, 'en');
    const lines = firm.locator('.compared-table tbody tr');
    await lines.first().waitFor();
    expect(await lines.locator('th').allTextContents()).toEqual([
      'Overall',
      'Technology',
      'Human resources and organisation',
      'Business model',
    ]);
    expect(await lines.locator('td:last-child').allTextContents()).toEqual(Array(4).fill('0.0'));
    await firm.getByRole('link', { name: 'Compare area by area' }).click();
    await firm.waitForURL(`${service.url}/en/audit/${next}/comparison`);

    for (const [language, size] of [
      ['it', DESK],
      ['en', PHONE],
    ] as const) {
      await firm.setViewportSize(size);
      await openHome(table, language);
      await lines.first().waitFor();
      await expectAccessible(firm, `home in ${language}`);
    }
    await firm.setViewportSize(NARROWEST);
    expect(await stickingOut(firm)).toEqual([]);
    expect(table.complaints()).toEqual([]);
  });

  it('says what came of the offers that the firm asked about', async () => {
    const table = await sitDown(await arrive(browser, placeIn('en'), enable), 'en');
    const { firm, company } = table;
    const id = await surveyOf(firm, company.id, 1);
    await openHome(table, 'en');
    await firm.getByText('None yet. In the result of a survey').waitFor();
    const { offers } = await callFrom<AssessmentView>(firm, 'GET', `/assessments/${id}`);
    const offer = offers?.offers.find(({ verdict }) => verdict !== 'no')?.offer;
    const wish = { offer, consent: true, contact: { name: 'Ada', email: newAddress() } };
    const path = `/assessments/${id}/referrals`;
    const referral = await callFrom<ReferralView>(firm, 'POST', path, wish);
    await callFrom(firm, 'PUT', `${path}/${referral.id}/steps`, {
      changeId: crypto.randomUUID(),
      revision: referral.revision,
      state: 'applied',
      day: referral.createdAt.slice(0, 10),
      requested: 1_250_000,
    });
    await openHome(table, 'en');
    await firm.locator('.step-list li').filter({ hasText: '€12,500' }).waitFor();
    expect(await firm.locator('.step-list li').count()).toBe(2);
  });
});
