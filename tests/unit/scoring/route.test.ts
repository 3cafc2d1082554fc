import { describe, expect, it } from '@jest/globals';
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import type { Answers } from '../../../scoring/answers.ts';
import type { Assessed } from '../../../scoring/eligibility.ts';
import { addMonths, daysBetween, naceSection } from '../../../scoring/eligibility.ts';
import type { Catalogue, Offer } from '../../../scoring/offer.ts';
import type { Profile } from '../../../scoring/profile.ts';
import { profileFacts } from '../../../scoring/profile.ts';
import { covers, route } from '../../../scoring/route.ts';
import { score } from '../../../scoring/score.ts';
import { call, catalogueOf, edition, service, training } from '../../support/offer-builder.ts';

const { model, instruments } = readQuestionnaires();
const definition = instruments.get('first-level/v1')?.definition ?? never();
const goldsmith: Profile = {
  country: 'IT',
  nuts3: 'ITI18',
  nace: '32.12',
  naceVersion: '2',
  people: '2-9',
  turnover: 'up-to-2m',
  valueChain: 'gold-fashion',
};

/** Everything on level 0 unless answered otherwise. */
const lowest: Answers = Object.fromEntries(
  definition.questions.map(({ id, rule }) => [
    id,
    rule.type === 'choice' ? (Object.keys(rule.points)[0] ?? '') : '',
  ]),
);

/** Everything on level 4 but the security of data. */
const unsafe: Answers = Object.fromEntries(
  definition.questions.map(({ id, rule }) => {
    const options = rule.type === 'choice' ? Object.keys(rule.points) : [];
    return [id, (isAsked('cybersecurity', id) ? options[0] : options.at(-1)) ?? ''];
  }),
);

function isAsked(area: string, question: string): boolean {
  return definition.nodes.some(
    ({ id, children }) => id === area && children.some((child) => child.id === question),
  );
}

interface Case {
  catalogue: Catalogue;
  profile?: Profile;
  answers?: Answers;
  today?: string;
  assessment?: Partial<Assessed>;
}

function routed({
  catalogue,
  profile = goldsmith,
  answers = lowest,
  today = '2026-11-20',
  assessment = {},
}: Case) {
  const result = score(definition, answers, profileFacts(profile));
  return route({
    model,
    catalogue,
    result,
    profile,
    today,
    assessment: { assessedOn: today, accredited: false, stage: null, ...assessment },
  });
}

function verdictOf(offer: Offer, others: Omit<Case, 'catalogue'> = {}) {
  const [found] = routed({ catalogue: catalogueOf([offer]), ...others }).offers;
  return {
    verdict: found?.verdict,
    reasons: found?.criteria
      .filter(({ verdict }) => verdict !== 'yes')
      .map(({ criterion, reason }) => `${criterion}: ${reason}`),
  };
}

describe('who may have an offer', () => {
  it.each<[string, Partial<Offer>, Omit<Case, 'catalogue'>, string, string[]]>([
    ['anybody, when nothing is asked', {}, {}, 'yes', []],
    ['a firm of the region', { who: { nuts: ['ITI1'] } }, {}, 'yes', []],
    ['not a firm of another region', { who: { nuts: ['ITH5'] } }, {}, 'no', ['place: other']],
    [
      'unknown while the province is not given',
      { who: { nuts: ['ITI1'] } },
      { profile: { country: 'IT' } },
      'unknown',
      ['place: not-given'],
    ],
    [
      'not a firm abroad, even without a province',
      { who: { nuts: ['ITI1'] } },
      { profile: { country: 'DE' } },
      'no',
      ['place: other'],
    ],
    [
      'not a firm abroad where Italy is asked for',
      { who: { countries: ['IT'] } },
      { profile: { country: 'DE' } },
      'no',
      ['country: other'],
    ],
    ['the right size', { who: { sizes: ['micro', 'small'] } }, {}, 'yes', []],
    ['not a larger size', { who: { sizes: ['medium'] } }, {}, 'no', ['size: other']],
    [
      'unknown while the turnover could change the size',
      { who: { sizes: ['micro'] } },
      { profile: { country: 'IT', people: '2-9' } },
      'unknown',
      ['size: not-certain'],
    ],
    [
      'sure when every size still possible is admitted',
      { who: { sizes: ['micro', 'small'] } },
      { profile: { country: 'IT', people: '2-9', turnover: '2m-10m' } },
      'yes',
      [],
    ],
    [
      'unknown without headcount',
      { who: { sizes: ['micro'] } },
      { profile: { country: 'IT' } },
      'unknown',
      ['size: not-given'],
    ],
    ['a section of activities', { who: { nace: ['C'] } }, {}, 'yes', []],
    ['a division of activities', { who: { nace: ['25', '32'] } }, {}, 'yes', []],
    ['not another activity', { who: { nace: ['32.13'] } }, {}, 'no', ['activity: other']],
    [
      'unknown without the activity',
      { who: { nace: ['C'] } },
      { profile: { country: 'IT' } },
      'unknown',
      ['activity: not-given'],
    ],
    ['not another chain', { who: { valueChains: ['nautical'] } }, {}, 'no', ['value-chain: other']],
    [
      'unknown life phase',
      { who: { lifePhases: ['start-up'] } },
      {},
      'unknown',
      ['life-phase: not-given'],
    ],
    ['not before it opens', { opens: '2026-11-21' }, {}, 'no', ['opening: not-yet-open']],
    ['on the closing day itself', { closes: '2026-11-20' }, {}, 'yes', []],
    ['not on the day after', { closes: '2026-11-19' }, {}, 'no', ['opening: closed']],
    [
      'not when the money is gone',
      { funds: { state: 'exhausted', asOf: '2026-11-01' } },
      {},
      'no',
      ['funds: exhausted'],
    ],
    [
      'but on the days before that was known',
      { funds: { state: 'exhausted', asOf: '2026-11-21' } },
      {},
      'yes',
      [],
    ],
    [
      'no beats unknown',
      { who: { nuts: ['ITH5'], lifePhases: ['start-up'] } },
      {},
      'no',
      ['place: other', 'life-phase: not-given'],
    ],
    [
      'an accredited assessment that a self-assessment is not',
      { who: { assessment: { accredited: true } } },
      {},
      'unknown',
      ['assessment: needs-accredited'],
    ],
    [
      'an accredited assessment',
      { who: { assessment: { accredited: true } } },
      { assessment: { accredited: true } },
      'yes',
      [],
    ],
    [
      'one of exactly twelve months',
      { who: { assessment: { accredited: false, maxAgeMonths: 12 } } },
      { assessment: { assessedOn: '2025-11-20' } },
      'yes',
      [],
    ],
    [
      'not one of twelve months and a day',
      { who: { assessment: { accredited: false, maxAgeMonths: 12 } } },
      { assessment: { assessedOn: '2025-11-19' } },
      'no',
      ['assessment: too-old'],
    ],
    [
      'a stage that nobody stated',
      { who: { assessment: { accredited: false, minStage: 3 } } },
      {},
      'unknown',
      ['assessment: stage-not-known'],
    ],
    [
      'not a lower stage',
      { who: { assessment: { accredited: true, minStage: 3 } } },
      { assessment: { accredited: true, stage: 2 } },
      'no',
      ['assessment: other-stage'],
    ],
    [
      'the base line up to stage 2',
      { who: { assessment: { accredited: true, maxStage: 2 } } },
      { assessment: { accredited: true, stage: 2 } },
      'yes',
      [],
    ],
  ])('%s', (_what, overrides, others, verdict, reasons) => {
    expect(verdictOf(service('B.1', overrides as never), others)).toEqual({ verdict, reasons });
  });

  it('a call admits the sizes that its terms name', () => {
    const onlySmall = call('K', {
      grant: {
        bySize: { small: { minimum: 1, maximum: 2, rate: 500 } },
        deMinimis: true,
        premiums: [],
      },
    });
    expect(verdictOf(onlySmall).verdict).toBe('no');
  });

  it('nothing is ever hidden: every offer of the editions in force is in the list', () => {
    const catalogue = catalogueOf([
      service('B.1'),
      service('B.2', { who: { nuts: ['ITH5'] } }),
      service('B.3', { closes: '2020-01-01' }),
    ]);
    expect(routed({ catalogue }).offers.map(({ offer, verdict }) => [offer, verdict])).toEqual([
      ['sample/service/B.1', 'yes'],
      ['sample/service/B.2', 'no'],
      ['sample/service/B.3', 'no'],
    ]);
  });

  it('the edition of the day is judged, and history stays readable as of its own day', () => {
    const editions = [edition({ id: 'old', from: '2020-01-01', to: '2025-12-31' }), edition()];
    const catalogue = catalogueOf(
      [{ ...service('B.1'), id: 'old/service/B.1', edition: 'old' }, service('B.1')],
      editions,
    );
    const ids = (today: string) => routed({ catalogue, today }).offers.map(({ offer }) => offer);
    expect(ids('2025-12-31')).toEqual(['old/service/B.1']);
    expect(ids('2026-01-01')).toEqual(['sample/service/B.1']);
    expect(ids('2019-12-31')).toEqual([]);
  });
});

describe('what was remembered of one firm', () => {
  it('never speaks of another: the same catalogue judges them in any order alike', () => {
    const catalogue = catalogueOf([service('B.1', { who: { sizes: ['micro'] } })]);
    const unknown: Profile = { country: 'IT' };
    const small: Profile = { country: 'IT', people: '2-9' };
    const size = (profile: Profile) => routed({ catalogue, profile }).offers[0]?.criteria[1];
    const first = [size(unknown), size(small)];
    const fresh = [size(small), size(unknown)];
    expect(first.map((criterion) => criterion?.reason)).toEqual(['not-given', 'not-certain']);
    expect(first.toReversed()).toEqual(fresh);
  });
});

describe('the money for a service', () => {
  it('is worked out at its lowest and highest cost, under each call that pays for its code', () => {
    const [found] = routed({ catalogue: catalogueOf([service('B.5.4'), call('K')]) }).offers.filter(
      ({ kind }) => kind === 'service',
    );
    expect(found?.funding).toEqual([
      {
        call: 'sample/call/K',
        verdict: 'yes',
        atLowest: expect.objectContaining({ cost: 600_000, grant: 300_000, ownShare: 300_000 }),
        atHighest: expect.objectContaining({
          cost: 2_000_000,
          eligible: 1_250_000,
          grant: 625_000,
          ownShare: 1_375_000,
        }),
      },
    ]);
  });

  it('does not come from closed calls or from calls for other services', () => {
    const catalogue = catalogueOf([
      service('B.5.4'),
      call('CLOSED', { closes: '2026-01-31' }),
      call('OTHER', { pays: ['B.50', 'C'] }),
    ]);
    expect(routed({ catalogue }).offers.find(({ kind }) => kind === 'service')?.funding).toEqual(
      [],
    );
  });

  it('sure calls come first, then the one that gives most', () => {
    const rich = call('RICH', {
      who: { lifePhases: ['start-up'] },
      grant: {
        bySize: { micro: { minimum: 0, maximum: 9_000_000, rate: 800 } },
        deMinimis: true,
        premiums: [],
      },
    });
    const better = call('BETTER', {
      grant: {
        bySize: { micro: { minimum: 0, maximum: 9_000_000, rate: 600 } },
        deMinimis: true,
        premiums: [],
      },
    });
    const [found] = routed({
      catalogue: catalogueOf([service('B.5.4'), rich, call('K'), better]),
    }).offers.filter(({ kind }) => kind === 'service');
    expect(found?.funding.map(({ call: id, verdict }) => [id, verdict])).toEqual([
      ['sample/call/BETTER', 'yes'],
      ['sample/call/K', 'yes'],
      ['sample/call/RICH', 'unknown'],
    ]);
  });

  it.each([
    ['B', 'B.5.4', true],
    ['B.5', 'B.5.4', true],
    ['B.5', 'B.50.1', false],
    ['B.5.4', 'B.5', false],
    ['A', 'B.5', false],
  ])('a call for %s covers %s: %p', (code, below, expected) => {
    expect(covers(code, below)).toBe(expected);
  });
});

describe('next steps', () => {
  const areas = (...ids: string[]) => ids.map((area) => ({ area, from: 0, to: 5 }));

  it('are at most three, one per area, in order of priority, and no service twice', () => {
    const catalogue = catalogueOf([
      service('B.1', { areas: areas(...model.areas.map(({ id }) => id)) }),
      service('B.2', { areas: areas('digital-strategy', 'digital-skills') }),
    ]);
    const { nextSteps } = routed({ catalogue });
    expect(nextSteps).toHaveLength(3);
    expect(new Set(nextSteps.map(({ area }) => area)).size).toBe(3);
    const offers = nextSteps.flatMap(({ offer }) => offer ?? []);
    expect(new Set(offers).size).toBe(offers.length);
  });

  it.each<[string, Offer[], string]>([
    [
      'one that the firm may have before one it may not know',
      [service('B.1', { who: { lifePhases: ['start-up'] } }), service('B.2')],
      'B.2',
    ],
    ['one that a call pays for', [service('A.1'), service('B.2'), call('K')], 'B.2'],
    [
      'one made for the area alone',
      [service('B.1', { areas: areas('cybersecurity', 'training') }), service('B.2')],
      'B.2',
    ],
    [
      'the cheaper one',
      [service('B.1'), service('B.2', { cost: { lowest: 500_000, highest: 2_000_000 } })],
      'B.2',
    ],
    ['a service before a course', [training('T'), service('B.2')], 'B.2'],
  ])('choose %s', (_what, offers, code) => {
    const { nextSteps } = routed({ catalogue: catalogueOf(offers), answers: unsafe });
    expect(nextSteps.map(({ area, offer }) => [area, offer?.split('/').at(-1)])).toEqual([
      ['cybersecurity', code],
    ]);
  });

  it('a firm that no service is for gets a course', () => {
    const { nextSteps } = routed({
      catalogue: catalogueOf([
        training('T', { areas: areas(...model.areas.map(({ id }) => id)) }),
        service('B.1', { who: { nuts: ['ITH5'] } }),
      ]),
    });
    expect(nextSteps[0]?.offer).toBe('sample/training/T');
  });

  it('an offer helps only on the levels that it names', () => {
    const late = catalogueOf([
      service('B.1', { areas: [{ area: 'cybersecurity', from: 3, to: 5 }] }),
    ]);
    expect(routed({ catalogue: late }).offers[0]).toMatchObject({ helps: [], rank: 0 });
    const early = catalogueOf([
      service('B.1', { areas: [{ area: 'cybersecurity', from: 0, to: 0 }] }),
    ]);
    expect(routed({ catalogue: early }).offers[0]?.helps).toEqual(['cybersecurity']);
  });
});

describe('facts that are missing', () => {
  it('are counted over the offers that wait for them, and an offer that is “no” waits for nothing', () => {
    const waiting = [
      service('B.1', { who: { lifePhases: ['start-up'] } }),
      service('B.2', { who: { lifePhases: ['exit'], sizes: ['micro'] } }),
      service('B.3', { who: { lifePhases: ['exit'], nuts: ['ITH5'] } }),
    ];
    const profile: Profile = { country: 'IT', nuts3: 'ITI18', people: '2-9' };
    expect(routed({ catalogue: catalogueOf(waiting), profile }).missing).toEqual([
      { fact: 'life-phase', offers: 2 },
      { fact: 'size', offers: 1 },
    ]);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-20', '2027-03-31', 131],
    ['2028-02-28', '2028-03-01', 2],
    ['2027-02-28', '2027-03-01', 1],
    ['2026-01-01', '2026-01-01', 0],
  ])('from %s to %s', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2025-11-20', 12, '2026-11-20'],
    ['2025-12-31', 2, '2026-02-28'],
  ])('%s and %d months', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it.each([['32.12', 'C'], ['47', 'G'], ['01.1', 'A'], ['46.7', 'G'], ['99', 'U']])('%s is in section %s', (code, section) => {
    expect(naceSection(code)).toBe(section);
  }); // prettier-ignore
});

function never(): never {
  throw new Error('the first-level survey is missing');
}
