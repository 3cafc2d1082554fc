import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import {
  type Indicator,
  indicatorSchema,
  loadIndicators,
  type ReferralCounts,
} from '../../../api/indicators/definitions.ts';
import { MemberCount, type Standing } from '../../../api/indicators/members.ts';
import { catalogue } from '../../support/service.ts';

const shipped = loadIndicators(catalogue);
const codes = {
  digital: new Set(['B.5.4']),
  kindOfCall: new Map([['VOUCHER-2026', 'voucher']]),
};
const closing = { asOf: '2026-11-20', moment: new Date('2026-11-20T20:00:00Z') };
const at = new Date('2026-11-20T09:00:00Z');
const APPLIED = { state: 'applied', day: '2026-04-01', at, requested: 2_000_000 } as const;
const FUNDED = { state: 'funded', day: '2026-06-01', at, granted: 1_000_000 } as const;

function aStanding(overrides: Partial<Standing> = {}): Standing {
  return {
    firm: 'one',
    nuts3: 'ITI18',
    call: 'INNO-2026',
    service: 'B.5.4',
    steps: [APPLIED, FUNDED],
    ...overrides,
  };
}

function counted(id: string, standings: Standing[], when = closing) {
  const indicator = shipped.find((each) => each.id === id) as Indicator;
  const count = new MemberCount(indicator, indicator.counts as ReferralCounts, codes, when);
  for (const standing of standings) count.add(standing);
  return Object.fromEntries([...count.members].map(([firm, { value }]) => [firm, value]));
}

describe('the indicators that ship with the service', () => {
  it('are those of the action plan, with its targets for the region and for Arezzo', () => {
    const targets = shipped.map(({ id, unit, targets: { ITI1, ITI18 } }) => [
      id,
      unit,
      ITI1,
      ITI18,
    ]);
    expect(targets).toEqual([
      ['supported-firms', 'firms', 250, undefined],
      ['digital-services', 'firms', 50, 10],
      ['digital-budget', 'cents', 50_000_000, 10_000_000],
      ['training-vouchers', 'vouchers', 100, undefined],
      ['audit-call', 'firms', 50, 10],
      ['measured-firms', 'firms', undefined, undefined],
    ]);
  });
});

describe('what an indicator counts', () => {
  it('is a firm once, however often it was supported', () => {
    expect(counted('supported-firms', [aStanding(), aStanding({ call: 'AUDIT-2026' })])).toEqual({
      one: 1,
    });
  });

  it('adds up what a firm has asked for, by the last word of each application', () => {
    const corrected = { ...APPLIED, day: '2026-04-02', requested: 1_500_000 };
    const standings = [aStanding({ steps: [APPLIED, corrected] }), aStanding({ steps: [APPLIED] })];
    expect(counted('digital-budget', standings)).toEqual({ one: 3_500_000 });
  });

  it('counts one voucher for each person', () => {
    const voucher = aStanding({ call: 'VOUCHER-2026', service: null });
    expect(counted('training-vouchers', [voucher, voucher, aStanding()])).toEqual({ one: 2 });
  });

  it('counts who applied even where it was refused, as no firm that receives', () => {
    const refused = { state: 'refused', day: '2026-05-01', at } as const;
    const standings = [aStanding({ call: 'AUDIT-2026', steps: [APPLIED, refused] })];
    expect(counted('audit-call', standings)).toEqual({ one: 1 });
    expect(counted('supported-firms', standings)).toEqual({});
  });

  it.each<[string, Partial<Standing>, object]>([
    ['other services', { service: 'C.1D' }, {}],
    [
      'what was taken back',
      { steps: [APPLIED, FUNDED, { state: 'withdrawn', day: '2026-07-01', at }] },
      {},
    ],
    [
      'what was done',
      { steps: [APPLIED, FUNDED, { state: 'done', day: '2026-07-01', at }] },
      { one: 1 },
    ],
    ['what came before the plan', { steps: [{ ...FUNDED, day: '2025-12-31' }] }, {}],
    ['what comes after the closing day', { steps: [{ ...FUNDED, day: '2026-11-21' }] }, {}],
    [
      'what was recorded after the release',
      { steps: [{ ...FUNDED, at: new Date('2026-11-21') }] },
      {},
    ],
  ])('of %s is right', (_what, overrides, members) => {
    expect(counted('digital-services', [aStanding(overrides)])).toEqual(members);
  });

  it('when the plan is over, stays as it was on its last day', () => {
    const after = { asOf: '2029-06-01', moment: new Date('2029-06-01') };
    const late = { ...FUNDED, day: '2029-01-01' };
    expect(counted('digital-services', [aStanding({ steps: [late] })], after)).toEqual({});
    expect(counted('digital-services', [aStanding()], after)).toEqual({ one: 1 });
  });
});

describe('a definition', () => {
  const folder = mkdtempSync(join(tmpdir(), 'indicators-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const right = indicatorSchema.parse(shipped[2]);

  it.each<[string, object, string]>([
    [
      'of a period that ends before it begins',
      { period: { from: '2027-01-01', to: '2026-01-01' } },
      'period',
    ],
    ['with a target for another region', { targets: { ITH5: 1 } }, 'targets'],
    ['of firms in cents', { unit: 'firms' }, 'unit'],
    ['that counts an unknown call', { counts: { ...right.counts, calls: ['NONE-1'] } }, 'NONE-1'],
    ['under another name', { id: 'other-name' }, 'other-name'],
    ['with a field too many', { sql: '1' }, 'sql'],
  ])('%s is refused', (_what, wrong, said) => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    writeFileSync(join(folder, 'digital-budget.json'), JSON.stringify({ ...right, ...wrong }));
    expect(() => loadIndicators(catalogue, folder)).toThrow(said);
  });
});
