import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AssessmentView } from '../../api/contract.ts';
import type { CompanyView } from '../../api/contract-companies.ts';
import { DESK, expectAccessible, NARROWEST, PHONE, stickingOut } from '../support/accessible.ts';
import { linkFromMail } from '../support/account-walk.ts';
import { openPage, type RunningService, type Watched } from '../support/browser.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { newAddress } from '../support/person.ts';
import {
  callFrom,
  foundFrom,
  introduce,
  measureAgain,
  newAccount,
  offerFrom,
  openOffice,
  surveyOf,
} from '../support/room-walk.ts';
import { closeStage, openStageWithMail } from '../support/stage.ts';
import type { PageLanguage } from '../support/survey-walk.ts';

/** As long as a name of a firm may get, without a place to break it. */
const FIRM = `Oreficeria ${'Bianchi'.repeat(9)}`;

let service: RunningService;
let browser: Browser;
let mailbox: Mailbox;
/** Four people in four browsers: a firm's owner and viewer, its consultant, and the owner of an empty company. */
let owner: Page;
let viewer: Page;
let consultant: Page;
let newcomer: Page;
/** Ids of the company with everything and of the empty one, and a link that nobody has used. */
let full: string;
let empty: string;
let proposal: string;
let invitation: string;
const watched: Watched[] = [];

beforeAll(async () => {
  ({ service, browser, mailbox } = await openStageWithMail());
  const enable = await openOffice(await newPage(), service, place);
  [owner, viewer, consultant, newcomer] = [
    await newPage(),
    await newPage(),
    await newPage(),
    await newPage(),
  ];
  await newAccount(owner, place);
  await newAccount(consultant, place);
  await enable(consultant);
  await introduce(consultant);
  full = (await foundFrom(owner, FIRM)).id;
  await fill();
  const later = await newAccount(newcomer, place);
  empty = (await foundFrom(newcomer, 'Bottega nuova')).id;
  await offerFrom(consultant, later);
  proposal = await linkFromMail(mailbox, later, 'engagement');
});
afterAll(closeStage);

const place = {
  get url() {
    return service.url;
  },
  language: 'it' as PageLanguage,
  get mailbox() {
    return mailbox;
  },
};

async function newPage(): Promise<Page> {
  const opened = await openPage(browser);
  watched.push(opened);
  return opened.page;
}

/** Everything that the first page of a company can show. */
async function fill(): Promise<void> {
  const first = await surveyOf(owner, full, 0);
  const next = await measureAgain(owner, first, 2);
  const { offers } = await callFrom<AssessmentView>(owner, 'GET', `/assessments/${next}`);
  const offer = offers?.offers.find(({ verdict }) => verdict !== 'no')?.offer;
  const contact = { name: 'Ada Bianchi', email: newAddress() };
  await callFrom(owner, 'POST', `/assessments/${next}/referrals`, {
    offer,
    contact,
    consent: true,
  });
  const advanced = { instrument: 'advanced', language: 'it', privacyNotice: '2026-11', from: next };
  await callFrom(owner, 'POST', `/companies/${full}/assessments`, advanced);
  const related = { name: FIRM, share: 333, workUnits: 400, turnover: 50_000_000, balanceSheet: 0 };
  const figures = { workUnits: 1250, turnover: 250_000_050, balanceSheet: 98_000_000 };
  const { revision } = await callFrom<CompanyView>(owner, 'GET', `/companies/${full}`);
  const periods = [
    { year: 2025, ...figures, related: [related] },
    { year: 2024, ...figures, related: [] },
  ];
  await callFrom(owner, 'PUT', `/companies/${full}/size`, { revision, periods });
  await engage();
  const colleague = await newAccount(viewer, place);
  for (const [email, role] of [
    [colleague, 'viewer'],
    [`a-rather-long-address-of-the-workshop-${newAddress()}`, 'editor'],
  ])
    await callFrom(owner, 'POST', `/companies/${full}/invitations`, {
      email,
      role,
      language: 'it',
    });
  invitation = await linkFromMail(mailbox, colleague, 'invitation');
}

/** An engagement that runs with an audit, one that is proposed, and one that has ended. */
async function engage(): Promise<void> {
  for (const state of ['ended', 'active', 'proposed'] as const) {
    const email = newAddress();
    const { id } = await offerFrom(consultant, email, { firm: FIRM });
    if (state === 'proposed') continue;
    const link = await linkFromMail(mailbox, email, 'engagement');
    const token = link.split('#engagement=')[1];
    await callFrom(owner, 'POST', '/engagements/acceptance', { token, company: full });
    if (state === 'ended') await callFrom(owner, 'POST', `/engagements/${id}/end`);
    else
      await callFrom(consultant, 'POST', `/engagements/${id}/audits`, {
        language: 'it',
        point: 'T0',
      });
  }
}

type Person = 'owner' | 'viewer' | 'consultant' | 'newcomer';
const pageOf = (person: Person) => ({ owner, viewer, consultant, newcomer })[person];

/** Every page of companies and consultants, and who looks at it; `{full}` and `{empty}` are the two companies. */
const PAGES: [Person, string][] = [
  ['newcomer', 'company/new'],
  ['newcomer', 'company/{empty}'],
  ['newcomer', 'company/{empty}/people'],
  ['newcomer', 'company/{empty}/engagements'],
  ['newcomer', 'company/{empty}/size'],
  ['newcomer', 'company/{full}'],
  ['newcomer', 'consultant'],
  ['owner', 'company/{full}'],
  ['owner', 'company/{full}/people'],
  ['owner', 'company/{full}/engagements'],
  ['owner', 'company/{full}/consultants'],
  ['owner', 'company/{full}/profile'],
  ['owner', 'company/{full}/size'],
  ['owner', 'company/{full}/record'],
  ['consultant', 'company/{full}'],
  ['consultant', 'consultant'],
  ['consultant', 'consultant/engagements'],
  ['consultant', 'consultant/propose'],
  ['consultant', 'consultant/profile'],
];

/** Opens a page and waits until all its parts have come. */
async function open(page: Page, language: PageLanguage, where: string): Promise<void> {
  const path = where.replace('{full}', full).replace('{empty}', empty);
  await page.goto('about:blank');
  await page.goto(`${service.url}/${language}/${path}`);
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.loading').waitFor({ state: 'detached' });
}

/** States that a press leads to: where, what is pressed, and what is there then. */
const STATES: [Person, string, string, string][] = [
  ['newcomer', 'company/new', 'main form button[type=submit]', '.notice.is-error'],
  ['newcomer', 'company/{empty}/size', 'main form button[type=submit]', '.notice.is-error'],
  ['owner', 'company/{full}/people', '#invite ~ form button[type=submit]', '.notice.is-error'],
  ['owner', 'company/{full}/people', '.own-list .btn-outline-primary', 'dialog'],
  ['owner', 'company/{full}/engagements', '.engagement .btn-outline-danger', 'dialog'],
  ['owner', 'company/{full}/consultants', '.consultant-card .btn', '#field-scope'],
  ['owner', 'company/{full}/size', '.size-period .link-button', '#field-name-0-0'],
  ['owner', 'company/{full}', '.chart-table summary', '.chart-table table'],
  ['consultant', 'consultant/propose', 'main form button[type=submit]', '.notice.is-error'],
  ['consultant', 'consultant/engagements', '.engagement .btn-outline-danger', 'dialog'],
];

describe.each([
  ['it', DESK],
  ['en', PHONE],
] as [PageLanguage, typeof DESK][])('axe finds nothing in %s', (language, size) => {
  it.each(PAGES)('for the %s at %s', async (person, where) => {
    const page = pageOf(person);
    await page.setViewportSize(size);
    await open(page, language, where);
    await expectAccessible(page, where);
  });

  it.each(STATES)('for the %s at %s after a press on %s', async (person, where, button, then) => {
    const page = pageOf(person);
    await page.setViewportSize(size);
    await open(page, language, where);
    await page.locator(button).first().click();
    await page.locator(then).first().waitFor();
    await expectAccessible(page, `${where} ${button}`);
  });

  it('on what the links of mails open', async () => {
    const stranger = await newPage();
    await stranger.setViewportSize(size);
    for (const [page, link, state] of [
      [stranger, proposal, 'a proposal, not signed in'],
      [newcomer, proposal, 'a proposal'],
      [newcomer, invitation, 'an invitation for somebody else'],
      [viewer, invitation, 'an invitation'],
      [stranger, `${service.url}/it/engagement#engagement=nothing`, 'a dead link'],
    ] as const) {
      await page.setViewportSize(size);
      await page.goto('about:blank');
      await page.goto(link.replace('/it/', `/${language}/`));
      await page.locator('main .btn-lg, main .notice').first().waitFor();
      await expectAccessible(page, state);
    }
  });
});

describe('every page of companies and consultants', () => {
  it('fits into 320 pixels, with names that do not break', async () => {
    for (const [person, where] of PAGES) {
      const page = pageOf(person);
      await page.setViewportSize(NARROWEST);
      await open(page, 'it', where);
      expect([where, await stickingOut(page)]).toEqual([where, []]);
    }
  });

  it('shows a viewer everything and no way to change it', async () => {
    await callFrom(viewer, 'POST', '/invitations/acceptance', {
      token: invitation.split('#invitation=')[1],
    });
    await viewer.setViewportSize(DESK);
    for (const part of ['', '/people', '/engagements', '/profile', '/size']) {
      await open(viewer, 'en', `company/{full}${part}`);
      expect([part, await viewer.locator('main form').count()]).toEqual([part, 0]);
      await expectAccessible(viewer, `viewer${part}`);
    }
    await open(viewer, 'en', 'company/{full}/record');
    await viewer.getByRole('heading', { level: 1, name: 'This page does not exist' }).waitFor();
  });

  it('was drawn without an error', () => {
    expect(watched.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
