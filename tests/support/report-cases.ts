/** Firms, days, answers and offers of all kinds: together they use every text of the report. */
import { judgeGrant } from '../../scoring/money.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import { ANSWERING_ROLES, PEOPLE, TURNOVER } from '../../scoring/profile.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { ReportInput } from '../../scoring/report.ts';
import type { NodeResult } from '../../scoring/result.ts';
import { firstLevelInput, goldenFirms } from './first-level-report.ts';
import {
  catalogue,
  goldsmith,
  goodAnswers,
  model,
  offer,
  reportInput,
  reportTexts,
} from './report-builder.ts';

export function everyCase(): ReportInput[] {
  return [
    ...goldenFirms.map((firm) => firstLevelInput(firm)),
    ...days().map((today) => reportInput({ today, catalogue: offersOfAllKinds() })),
    ...profiles().map((profile) => reportInput({ profile, catalogue: offersOfAllKinds() })),
    ...answers().map((given) => reportInput({ answers: given })),
    withOverall({
      state: 'scored',
      score: 5,
      band: 'level-5',
      uncappedBand: 'level-5',
      next: null,
    }),
    withOverall({
      state: 'not-applicable',
      score: null,
      low: null,
      high: null,
      coverage: null,
      band: null,
      next: null,
    }),
    reportInput({
      profile: { ...goldsmith, people: 'one' },
      answers: { ...goodAnswers, 'ask-learning': 'not-relevant' },
    }),
    ...otherCatalogues(),
    ...assessed(),
    withRows(),
    withRefusedSize(),
  ];
}

/** The first day of each month, and days around the call's opening and closing. */
function days(): string[] {
  const months = Array.from(
    { length: 12 },
    (_, month) => `2027-${String(month + 1).padStart(2, '0')}-01`,
  );
  return [...months, '2026-11-20', '2027-03-30', '2027-03-31'];
}

function profiles(): Profile[] {
  const countries = Object.keys(reportTexts('en').texts).flatMap((key) =>
    key.startsWith('country.') ? [key.slice('country.'.length)] : [],
  );
  return [
    ...countries.map((country) => ({ country })),
    ...PEOPLE.map((people): Profile => ({ ...goldsmith, people })),
    ...TURNOVER.map((turnover): Profile => ({ ...goldsmith, turnover })),
    ...ANSWERING_ROLES.map((role): Profile => ({ ...goldsmith, role })),
    ...model.chainRoles.map(({ id }): Profile => ({ ...goldsmith, chainRole: id })),
    { country: 'IT', nuts3: 'ITC41', goals: ['find-markets'] },
    { country: '' },
  ];
}

function answers(): ReportInput['answers'][] {
  return [
    {},
    { ...goodAnswers, 'ask-machines': 'dont-know', 'ask-orders': 'zero' },
    { ...goodAnswers, 'ask-machines': 'not-relevant', 'ask-learning': false },
    { 'ask-machines': 'one', 'ask-orders': 'zero', 'ask-skills': 'zero', 'ask-learning': false },
    { 'ask-machines': 'four', 'ask-orders': 'four', 'ask-skills': 'zero', 'ask-learning': false },
  ];
}

function voucher(code: string, more: Record<string, unknown>) {
  const audiences = ['entrepreneur', 'manager', 'freelancer', 'employee'];
  return offer('voucher', code, {
    ceilings: audiences.map((audience) => ({ audience, highest: 100000 })),
    ...more,
  });
}

/** The builder's offers, and one for each state of funds, opening, audience and asked assessment. */
function offersOfAllKinds(): Catalogue {
  const assessments = [
    { accredited: false },
    { accredited: false, maxAgeMonths: 1 },
    { accredited: false, minStage: 2 },
    { accredited: false, maxStage: 3 },
    { accredited: false, minStage: 2, maxStage: 3 },
  ];
  return structuredClone({
    ...catalogue,
    offers: [
      ...catalogue.offers,
      voucher('SUSPENDED', { funds: { state: 'suspended', asOf: '2026-11-02' } }),
      voucher('EXHAUSTED', { funds: { state: 'exhausted', asOf: '2026-11-02' } }),
      voucher('LATER', { opens: '2027-06-01', closes: '2027-09-30' }),
      voucher('LEAD', {
        who: { chainRoles: ['lead-firm'], valueChains: ['paper'], countries: ['IT'] },
      }),
      voucher('ELSEWHERE', { areas: [{ area: 'sustainability', from: 0, to: 5 }] }),
      ...assessments.map((assessment, index) => voucher(`STAGE-${index}`, { who: { assessment } })),
    ],
  });
}

/** Offers that came, went and changed their verdict since the day of the answers. */
function otherCatalogues(): ReportInput[] {
  const input = reportInput({ today: '2027-04-01' });
  const { frozen, routing } = input;
  if (!frozen) return [];
  const [first, ...rest] = routing.offers;
  return [
    { ...input, frozen: { ...frozen, offers: frozen.offers.slice(1) } },
    { ...input, routing: { ...routing, offers: first ? [first] : rest } },
    reportInput({ profile: { country: 'IT' }, today: '2027-04-01', catalogue: offersOfAllKinds() }),
  ];
}

/** Results that an accredited assessor stands behind: stage given, fitting or not. */
function assessed(): ReportInput[] {
  return [2, 5].map((stage) =>
    reportInput({ catalogue: offersOfAllKinds(), assessor: { accredited: true, stage } }),
  );
}

/** Another overall result: at the top, or with nothing applicable. */
function withOverall(overall: Partial<NodeResult>): ReportInput {
  const input = reportInput();
  const { nodes } = input.result;
  const before = nodes['overall'];
  if (!before) throw new Error('The builder scores an overall node');
  return {
    ...input,
    result: { ...input.result, nodes: { ...nodes, overall: { ...before, ...overall } } },
  };
}

const both = (text: string) => ({ en: text, it: text });

/** A question with rows in place of one with ticks. */
export function withRows(): ReportInput {
  const input = reportInput();
  const questions = input.definition.questions.map((question) =>
    question.id === 'order-tools'
      ? {
          ...question,
          rule: {
            type: 'matrix' as const,
            rows: ['lathe', 'press'],
            stages: { none: 0, network: 3000 },
          },
        }
      : question,
  );
  const elements = input.survey.pages
    .flatMap((page) => page.elements)
    .map((element) => ({
      ...element,
      rows: [
        { value: 'lathe', text: both('the lathe') },
        { value: 'press', text: both('the press') },
      ],
      columns: [{ value: 'network', text: both('on the network') }],
    }));
  return {
    ...input,
    definition: { ...input.definition, questions },
    survey: { pages: [{ elements }] },
    answers: { ...input.answers, 'order-tools': { lathe: 'network', press: 'dont-know' } },
  };
}

/** Money asked for a size that the call does not name. */
function withRefusedSize(): ReportInput {
  const input = reportInput();
  const call = input.catalogue.offers.find(({ kind }) => kind === 'call');
  if (call?.kind !== 'call') throw new Error('The builder has a call');
  const refused = judgeGrant(call.grant, 900000, 'large');
  const offers = input.routing.offers.map((result) => ({
    ...result,
    funding: result.funding.map((funding) => ({ ...funding, atHighest: refused })),
  }));
  return { ...input, routing: { ...input.routing, offers } };
}
