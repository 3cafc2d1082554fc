import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Request } from 'playwright-core';
import { expectAccessible, PHONE } from '../support/accessible.ts';
import { goldenFirm } from '../support/audit.ts';
import {
  arrive,
  declareFrom,
  type Pair,
  readFrom,
  sitDown,
  stepFrom,
  waitUntilAllSaved,
} from '../support/audit-walk.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { waitUntil } from '../support/programs.ts';
import { openOffice } from '../support/room-walk.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
let pair: Pair;
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
  const place = { url: service.url, language: 'en' as const, mailbox };
  pair = await arrive(
    browser,
    place,
    await openOffice((await openPage(browser)).page, service, place),
  );
});
afterAll(closeStage);

const indicator = (page: Page, question: string) =>
  page.locator(`section[aria-labelledby="indicator-${question}"]`);
const cutOff = (page: Page, isOffline: boolean) => page.context().setOffline(isOffline);

/** A consultant at an audit that waits for the check; the browser has prepared itself. */
async function atTheAudit() {
  const set = await sitDown(pair, 'en');
  await declareFrom(set.firm, set.audit.id, goldenFirm().answers);
  await stepFrom(set.firm, set.audit.id, 'submit');
  const address = `${service.url}/en/audit/${set.audit.id}`;
  await set.consultant.goto(`${service.url}/en/consultant`);
  await set.consultant.locator(`main a[href="/en/audit/${set.audit.id}"]`).first().click();
  await set.consultant.getByText('the audit also opens without a connection').waitFor();
  return { ...set, address };
}

describe('on a factory floor without a network', () => {
  it('opens again, takes values and notes, and sends them when the network is back', async () => {
    const { consultant, audit, address, company } = await atTheAudit();
    await consultant.setViewportSize(PHONE);
    await consultant.goto(`${address}/verify?area=machine-connectivity`);
    await indicator(consultant, 'machines').waitFor();
    await cutOff(consultant, true);
    await consultant.getByText('No connection: you can go on.').waitFor();
    await indicator(consultant, 'machines').getByRole('button', { name: 'As declared' }).click();
    await consultant.getByText('No connection: what you typed stays in this browser').waitFor();

    const tries = new Set<unknown>();
    const watch = (request: Request) => {
      if (request.url().endsWith('/verified')) tries.add(request.postDataJSON().changeId);
    };
    consultant.on('request', watch);
    await consultant.reload();
    const machines = indicator(consultant, 'machines');
    await machines.locator('[aria-pressed=true]').filter({ hasText: 'As declared' }).waitFor();
    await machines.locator('summary').filter({ hasText: 'Private note' }).click();
    await consultant.locator('#note-machines').fill('The furnace is from 1998.');
    await machines.getByText('The note stays in this browser').waitFor();
    await machines.locator('summary').filter({ hasText: 'Comments (0)' }).click();
    await consultant.locator('#comment-machines').fill('Please photograph its panel.');
    await machines.getByRole('button', { name: 'Add the comment' }).click();
    await machines.getByText('No connection: the comment stays here.').waitFor();
    await expectAccessible(consultant, 'without a network');
    // One sitting, one change: tried again under the same id.
    consultant.off('request', watch);
    expect(tries.size).toBe(1);

    // From the list of one's work to the results, and back into the other language.
    await consultant.goto(`${service.url}/en/consultant`);
    await consultant.locator(`main a[href="/en/audit/${audit.id}"]`).first().waitFor();
    await consultant.goto(`${address}/results`);
    await consultant.getByLabel('Summary').fill('A tidy workshop.');
    await consultant.goto(`${service.url}/it/audit/${audit.id}`);
    await consultant
      .getByRole('heading', { level: 1, name: `Audit tecnologico: ${company.name}` })
      .waitFor();

    await cutOff(consultant, false);
    await waitUntil(async () => {
      const { notes, verified, conclusions } = await readFrom(consultant, audit.id);
      return (
        notes?.['machines'] === 'The furnace is from 1998.' &&
        verified.value['machines'] !== undefined &&
        conclusions.value.summary === 'A tidy workshop.'
      );
    });
    await waitUntilAllSaved(consultant);

    // A comment is said on purpose: it waits in sight to be added.
    await consultant.goto(`${address}/verify?area=machine-connectivity`);
    await machines.getByRole('button', { name: 'Add the comment' }).click();
    await machines.getByText('Comments (1)').waitFor();
  });

  it('forgets what it kept when the session ends', async () => {
    const { consultant, address } = await atTheAudit();
    const names = () => consultant.evaluate(() => caches.keys());
    expect(await names()).toContain('meridiana.copies');
    await consultant.getByRole('button', { name: 'Sign out' }).first().click();
    await consultant.waitForURL((url) => !url.pathname.includes('/audit/'));
    await waitUntil(async () => !(await names()).includes('meridiana.copies'));
    await cutOff(consultant, true);
    await consultant.goto(address);
    await consultant.getByText('We cannot reach the service').waitFor();
    expect(await names()).not.toContain('meridiana.copies');
  });
});
