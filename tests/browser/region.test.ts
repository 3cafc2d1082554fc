import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Browser, Locator, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { DESK, expectAccessible, NARROWEST, PHONE, stickingOut } from '../support/accessible.ts';
import { openAccount, openAdministrator } from '../support/account-walk.ts';
import { openPage, type RunningService } from '../support/browser.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { newAddress } from '../support/person.ts';
import { generateFirms, openOfficer } from '../support/region-walk.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import type { PageLanguage } from '../support/survey-walk.ts';
import { readZip } from '../support/zip-file.ts';

const FIRMS = 1500;
const AREAS = 18;
/** A4 between margins of 12 mm. */
const PAPER = { width: 703, height: 1030 };

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
let officer: Page;
let complaints: string[];
beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
  await generateFirms(service, FIRMS);
  const { page: admin } = await openPage(browser);
  await openAdministrator(admin, service, placeIn('en'), 'administrator@example.org');
  ({ page: officer, complaints } = await openPage(browser));
  await openOfficer(officer, admin, placeIn('en'), newAddress(), ['ITI1']);
});
afterAll(closeStage);

const placeIn = (language: PageLanguage) => ({ url: service.url, language, mailbox });
const path = (page: Page) => new URL(page.url()).pathname;
type Line = Record<string, string>;

/** What the browser keeps after a press. */
async function downloaded(page: Page, press: Locator): Promise<{ name: string; file: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
}

/** The three files of a figure, opened: rows of the CSV, rows of the workbook, rows of the JSON. */
async function filesOf(page: Page, title: string) {
  const link = (format: string) => page.getByRole('link', { name: `${format}: ${title}` });
  const csv = await downloaded(page, link('CSV'));
  const xlsx = await downloaded(page, link('XLSX'));
  const json = await downloaded(page, link('JSON'));
  return {
    names: [csv.name, xlsx.name, json.name],
    csv: parse(csv.file, { columns: true }) as Line[],
    xlsx: await readSheet(xlsx.file),
    json: JSON.parse(json.file.toString()) as { rows: Record<string, string | number | null>[] },
  };
}

describe('a statistics officer', () => {
  it('makes a release, and sees what it withholds and why before anybody else', async () => {
    await officer.goto(`${service.url}/en/account`);
    await officer.getByRole('link', { name: 'To the regional figures' }).click();
    await officer.getByRole('heading', { name: 'Toscana: releases of figures' }).waitFor();
    await officer.getByText('There is no release yet.').waitFor();
    await officer.goto(`${service.url}/en/region/ITI1/latest`);
    await officer.getByRole('heading', { name: 'There is no such release' }).waitFor();
    await officer.getByRole('link', { name: 'To all releases' }).click();
    await officer.getByText('None are loaded yet.').waitFor();
    await officer.getByText('Load the numbers').click();
    await officer.locator('#field-source').fill('=Register, constructed for the test');
    await officer.locator('#field-counts-as-of').fill('2025-12-31');
    await officer.locator('#field-total').fill('353700');
    await officer.locator('#field-lines').fill('nuts3,ITI18,30000\nnonsense');
    const official = officer.locator('section').filter({ hasText: 'Official numbers of firms' });
    await official.getByRole('button', { name: 'Save' }).click();
    await officer.getByText('Line 2 cannot be read.').waitFor();
    await officer.locator('#field-lines').fill('nuts3,ITH55,30000');
    await official.getByRole('button', { name: 'Save' }).click();
    await officer.getByText('nuts3,ITH55: this code is not one of this region.').waitFor();
    await officer.locator('#field-lines').fill('nuts3,ITI18,30000\n\nsize;micro;335000');
    await official.getByRole('button', { name: 'Save' }).click();
    await officer.getByText('Saved: the next release uses them.').waitFor();
    await officer.reload();
    await official.getByText(/=Register, constructed for the test.*353,700 firms/).waitFor();
    await official.getByText('Change the numbers').click();
    expect(await officer.locator('#field-lines').inputValue()).toBe(
      'nuts3,ITI18,30000\nsize,micro,335000',
    );

    const schedule = officer.locator('section').filter({ hasText: 'Releases by themselves' });
    await schedule.getByText('Nothing is made by itself now.').waitFor();
    await schedule.getByLabel('How often').selectOption('quarter');
    await schedule.getByRole('button', { name: 'Save' }).click();
    await schedule.getByText(/The next one: 1 (January|April|July|October) \d{4}/).waitFor();

    await officer.getByRole('button', { name: 'Make the release' }).click();
    await officer.getByRole('heading', { name: 'Toscana: release 1' }).waitFor();
    await officer.getByText('Preview: only you see it').waitFor({ timeout: 100_000 });
    await officer.getByRole('heading', { name: 'Verdict of the auditor' }).waitFor();
    expect(await officer.locator('.notice.is-good').textContent()).toContain('Safe');
    const counted = officer.locator('section').filter({ hasText: 'What was counted' });
    expect(await counted.locator('li').count()).toBeGreaterThanOrEqual(3);
    const withheld = await filesOf(officer, 'What is withheld, and why');
    expect(withheld.csv.length).toBe(withheld.xlsx.length - 1);
    expect(withheld.csv.length).toBe(withheld.json.rows.length);
    const small = withheld.csv.reduce((sum, { small: few }) => sum + Number(few), 0);
    expect(small).toBeGreaterThan(0);
    const rows = officer.locator('.withheld-table tbody tr');
    expect(await rows.filter({ hasText: 'Number of firms' }).count()).toBe(15);
    await expectAccessible(officer, 'preview');
    const { page: stranger } = await openPage(browser);
    await stranger.goto(`${service.url}/en/editions`);
    await stranger.getByText('No region has published an edition yet.').waitFor();
  }, 120_000);

  it('cannot make a second one meanwhile', async () => {
    await officer.goto(`${service.url}/en/region/ITI1`);
    await officer.getByRole('link', { name: 'Release 1' }).waitFor();
    await officer.getByRole('button', { name: 'Make the release' }).click();
    await officer.getByText('Another release of this region').waitFor();
    expect(await officer.locator('tbody tr').count()).toBe(1);
    await officer.getByRole('link', { name: 'Release 1' }).click();
  });

  it('approves it after a question', async () => {
    await officer.getByRole('button', { name: 'Approve and show' }).click();
    await officer.getByRole('button', { name: 'No, leave it' }).click();
    await officer.getByText('Preview: only you see it').waitFor();
    await officer.getByRole('button', { name: 'Approve and show' }).click();
    await officer.getByRole('button', { name: 'Yes, show it' }).click();
    await officer.locator('.release-state').getByText('Visible').waitFor();
    await officer.getByRole('heading', { name: 'Where the firms stand' }).waitFor();
    expect(await officer.getByRole('button', { name: 'Approve and show' }).count()).toBe(0);
  });

  it('walks through the dashboard: sentences, pictures with their tables, and what is withheld', async () => {
    await officer.locator('canvas').nth(2).waitFor();
    expect(await officer.locator('.highlight-columns li').count()).toBe(10);
    await officer.getByText('Firms take part because they want to.').waitFor();
    expect(await officer.locator('.heat-map tbody tr').count()).toBe(AREAS + 1);
    expect(await officer.locator('.heat-map td.withheld').count()).toBeGreaterThan(0);
    expect(await officer.locator('.tile').count()).toBeGreaterThanOrEqual(10);
    expect(await officer.locator('.tile').filter({ hasText: 'Firenze' }).innerText()).toMatch(
      /\d\.\d\d/,
    );
    const spread = officer.locator('figure').filter({ hasText: 'Firms at each level of overall' });
    await spread.getByText('The numbers as a table').click();
    expect(await spread.locator('tbody tr').count()).toBe(7);
    await officer.getByText('Distribution over the levels').click();
    await officer.locator('#field-tile-node').selectOption('cybersecurity');
    await officer
      .getByRole('heading', { name: 'Cybersecurity and continuity by province' })
      .waitFor();
    await officer.locator('label').filter({ hasText: 'Size of the firm' }).click();
    await officer.getByRole('heading', { name: 'Overall maturity by size of the firm' }).waitFor();
    const coverage = officer.locator('figure').filter({ hasText: 'of those that there are' });
    expect(await coverage.locator('tbody tr').count()).toBe(3);
    expect(await coverage.innerText()).toContain('=Register, constructed for the test');
    await expectAccessible(officer, 'dashboard');
  });

  it('reads why no sum of money is shown', async () => {
    await officer.getByRole('link', { name: 'Indicators' }).click();
    await officer.getByRole('heading', { name: 'Indicators of the action plan' }).waitFor();
    expect(await officer.locator('main .notice.is-warning').allInnerTexts()).toEqual([
      expect.stringMatching(/no secret percentage set.*DISCLOSURE_SECRET_PERCENT/),
    ]);
    await officer.getByRole('link', { name: 'Dashboard' }).click();
  });

  it('downloads what a picture shows in every format', async () => {
    const { names, csv, xlsx, json } = await filesOf(officer, 'Areas by value chain');
    expect(
      names.every((name) => /^meridiana-ITI1-.*-value-chains\.(csv|xlsx|json)$/.test(name)),
    ).toBe(true);
    expect(csv.length).toBe(xlsx.length - 1);
    expect(csv.length).toBe(json.rows.length);
    const withheld = csv.find(({ mean }) => mean === '');
    expect(withheld).toMatchObject({ status: expect.stringMatching(/^(partly|suppressed)$/) });
    expect(Object.keys(withheld ?? {})).not.toContain('reason');
    const coverage = await filesOf(officer, 'Firms that took part, of those that there are');
    expect(coverage.csv[0]?.['source']).toBe("'=Register, constructed for the test");
    expect(coverage.xlsx[1]).toContain('=Register, constructed for the test');
  });

  it('reads any table of the plan at any area', async () => {
    await officer.getByRole('link', { name: 'All tables' }).click();
    await officer.locator('#field-table').selectOption('province-value-chain');
    await officer.locator('#field-node').selectOption('automation');
    const figure = officer.locator('figure');
    await figure
      .getByRole('heading', { name: 'Automation and robots · Province × Value chain' })
      .waitFor();
    expect(await figure.locator('td.withheld').count()).toBeGreaterThan(0);
    await figure.getByRole('button', { name: 'Firms that took part' }).click();
    expect(
      await figure
        .getByRole('columnheader', { name: 'Firms that took part' })
        .getAttribute('aria-sort'),
    ).toBe('descending');
    const counts = await figure.locator('tbody tr td:nth-of-type(1)').allInnerTexts();
    const shown = counts.filter((count) => /\d/.test(count));
    const numbers = shown.map((count) => Number(count.replaceAll(',', '')));
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    // What is withheld comes last.
    expect(counts.slice(0, shown.length)).toEqual(shown);
    await expectAccessible(officer, 'tables');
  });

  it('prints every column of the widest tables, and nothing that is to be pressed', async () => {
    const page = await officer.context().newPage();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(PAPER);
    for (const part of ['', '/preview', '/indicators', '/needs', '/tables']) {
      await page.goto(`${service.url}/it/region/ITI1/latest${part}`);
      await page.locator('main table').last().waitFor({ state: 'attached' });
      const wide = await page
        .locator('main table:visible')
        .evaluateAll((tables) =>
          tables
            .filter(
              (table) => table.getBoundingClientRect().right > document.documentElement.clientWidth,
            )
            .map((table) => table.className),
        );
      const pressed = await page.locator('main').locator('button, select, input').all();
      const seen = await Promise.all(pressed.map((each) => each.isVisible()));
      expect([part, wide, seen.filter(Boolean)]).toEqual([part, [], []]);
    }
    await page.close();
  });

  it('publishes the release as an edition, which goes by its own address', async () => {
    await officer.getByRole('button', { name: 'Publish as edition' }).click();
    await officer.getByRole('button', { name: 'Yes, publish it' }).click();
    await officer.getByRole('link', { name: 'To edition ITI1-1' }).click();
    await officer.getByRole('heading', { name: 'Toscana: edition 1' }).waitFor();
    expect(path(officer)).toBe('/en/editions/ITI1-1');
    expect(complaints).toEqual([]);
  });

  it('does not see another region, nor does anybody without the role see this one', async () => {
    await officer.goto(`${service.url}/en/region/ITH5`);
    await officer.getByText('Choose a region.').waitFor();
    const answer = await officer.request.get(`${service.url}/api/v1/regions/ITH5/releases`);
    expect(answer.status()).toBe(404);
    const { page } = await openPage(browser);
    await openAccount(page, placeIn('en'), newAddress());
    await page.goto(`${service.url}/en/region/ITI1`);
    await page.getByRole('heading', { name: 'This page is for statistics officers' }).waitFor();
  });
});

describe('anybody', () => {
  it('finds the edition from the footer and downloads the whole of it', async () => {
    const { page, complaints: own } = await openPage(browser);
    await page.goto(`${service.url}/en/`);
    await page.getByRole('link', { name: 'Regional figures' }).click();
    await page.getByRole('link', { name: 'Toscana: edition 1' }).click();
    await page.locator('canvas').nth(2).waitFor();
    await page.getByText('These figures come from generated firms').waitFor();
    expect(await page.locator('.room-ways [aria-current=page]').innerText()).toBe('Dashboard');
    const button = page.getByRole('button', { name: 'Download the whole edition' });
    const { name, file } = await downloaded(page, button);
    await page.getByText('The edition has been downloaded.').waitFor();
    expect(name).toBe('meridiana-ITI1-1.zip');
    const files = await readZip(file);
    const csvw = files.json('csv-metadata.json') as { tables: { url: string }[] };
    expect(csvw.tables.every(({ url }) => files.has(url))).toBe(true);
    expect(files.json('dcat.jsonld')).toMatchObject({ 'dct:identifier': 'meridiana:ITI1-1' });
    const provinces = parse(files.text('data/province.csv'), { columns: true }) as Line[];
    expect(provinces.some(({ nuts3, node }) => nuts3 === 'ITI18' && node === 'overall')).toBe(true);
    expect(Object.keys(provinces[0] ?? {})).not.toContain('reason');
    const { csv, json } = await filesOf(page, 'Areas by value chain');
    expect(csv).toHaveLength(json.rows.length);
    expect(own).toEqual([]);
  });

  it('stops a download in the middle, and nothing is kept', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${service.url}/en/editions/ITI1-1`);
    // Held back at the door, so that the middle lasts as long as the test needs.
    let open = () => {};
    const door = new Promise<void>((resolve) => (open = resolve));
    await page.route('**/package.zip', async (route) => {
      await door;
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('button', { name: 'Download the whole edition' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped: nothing was kept.').waitFor();
    open();
    expect(await page.getByRole('button', { name: 'Download the whole edition' }).isEnabled()).toBe(
      true,
    );
  });

  it('reads how the figures came to be', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${service.url}/it/editions/ITI1-1/method`);
    await page.getByRole('heading', { name: 'Che cosa è riservato, e perché' }).waitFor();
    await page.getByText(/Un numero di imprese sotto 5 è riservato/).waitFor();
    expect(await page.locator('main').innerText()).toContain('CC BY 4.0');
  });

  it('is told when there is no such edition, and led to those that are', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${service.url}/it/editions/ITI1-99`);
    await page.getByRole('heading', { name: 'Questa edizione non c’è' }).waitFor();
    await expectAccessible(page, 'no such edition');
    await page.getByRole('link', { name: 'A tutte le edizioni' }).click();
    await page.getByRole('link', { name: 'Toscana: edizione 1' }).waitFor();
  });

  it('gets 304 for what it has, and 404 for what is none', async () => {
    const address = `${service.url}/api/v1/editions/ITI1-1/tables/province/export/csv`;
    const first = await fetch(address);
    const etag = first.headers.get('etag') ?? '';
    // A browser's own question: fetch of Node.js would ask for no answer from any memory.
    const again = await officer.request.get(address, { headers: { 'If-None-Match': etag } });
    expect(again.status()).toBe(304);
    expect((await fetch(address.replace('csv', 'pdf'))).status).toBe(404);
    expect((await fetch(address.replace('province', 'firms'))).status).toBe(404);
    expect((await fetch(`${address}?language=de`)).status).toBe(400);
  });
});

describe.each([
  ['it', DESK],
  ['en', PHONE],
  ['it', NARROWEST],
] as [PageLanguage, typeof DESK][])('in %s, %j', (language, size) => {
  it('axe finds nothing, and nothing sticks out', async () => {
    const { page, complaints: own } = await openPage(browser, size);
    const pages = [
      'editions',
      'editions/ITI1-1',
      'editions/ITI1-1/tables',
      'editions/ITI1-1/method',
    ];
    for (const each of pages) {
      await page.goto(`${service.url}/${language}/${each}`);
      await page.locator('main h2').first().waitFor();
      if (each === 'editions/ITI1-1') await page.locator('canvas').nth(2).waitFor();
      await expectAccessible(page, each);
      expect([each, await stickingOut(page)]).toEqual([each, []]);
    }
    await officer.setViewportSize(size);
    const parts = ['', '/preview', '/indicators', '/needs', '/tables'];
    for (const each of ['region/ITI1', ...parts.map((part) => `region/ITI1/latest${part}`)]) {
      await officer.goto(`${service.url}/${language}/${each}`);
      await officer.locator('main h2').first().waitFor();
      await expectAccessible(officer, each);
      expect([each, await stickingOut(officer)]).toEqual([each, []]);
    }
    expect(own).toEqual([]);
  });
});
