import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { firmProfile, found, type Member, newPerson } from '../../support/firm.ts';
import type { SizePeriod } from '../../../scoring/size.ts';

let running: AccountTestService;
let ada: Member;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  ada = await newPerson(running);
});

/** A year with nine people and 1.9 million euro unless said otherwise. */
function aPeriod(year: number, overrides: Partial<SizePeriod> = {}): SizePeriod {
  const figures = { workUnits: 9_00, turnover: 1_900_000_00, balanceSheet: 900_000_00 };
  return { year, ...figures, related: [], ...overrides };
}
const workOut = (id: string, revision: number, periods: SizePeriod[]) =>
  ada.send('put', `/companies/${id}/size`, { revision, periods });

describe('the EU size of a company', () => {
  it('is worked out line by line, and stands in the profile', async () => {
    const { id } = await found(ada);
    const periods = [
      aPeriod(2025, { workUnits: 12_00 }),
      aPeriod(2024, { workUnits: 11_00 }),
      aPeriod(2023),
    ];
    const { status, body } = await workOut(id, 0, periods);
    expect(status).toBe(200);
    expect(body.size.inForce).toBe('small');
    expect(body.profile.size).toBe('small');
    expect(body.size.periods.map(({ year }: SizePeriod) => year)).toEqual([2023, 2024, 2025]);
    expect(
      body.size.lines.map(({ year, alone, inForce, reason }: Record<string, unknown>) => [
        year,
        alone,
        inForce,
        reason,
      ]),
    ).toEqual([
      [2023, 'micro', 'micro', 'first-period'],
      [2024, 'small', 'micro', 'kept-for-one-period'],
      [2025, 'small', 'small', 'changed-after-two-periods'],
    ]);
  });

  it('counts partners by their share and linked firms whole, and says so', async () => {
    const { id } = await found(ada);
    const other = { workUnits: 100_00, turnover: 4_000_000_00, balanceSheet: 4_000_000_00 };
    const related = [
      { ...other, name: 'Holding', share: 501 },
      { ...other, name: 'Partner', share: 250 },
      { ...other, name: 'Shares in a fund', share: 249 },
    ];
    const { body } = await workOut(id, 0, [aPeriod(2025, { related })]);
    expect(body.size.lines[0]).toEqual({
      year: 2025,
      workUnits: 9_00 + 100_00 + 25_00,
      turnover: 1_900_000_00 + 4_000_000_00 + 1_000_000_00,
      balanceSheet: 900_000_00 + 4_000_000_00 + 1_000_000_00,
      own: { workUnits: 9_00, turnover: 1_900_000_00, balanceSheet: 900_000_00 },
      counted: [
        { ...other, name: 'Holding', share: 501, as: 'linked' },
        {
          name: 'Partner',
          share: 250,
          as: 'partner',
          workUnits: 25_00,
          turnover: 1_000_000_00,
          balanceSheet: 1_000_000_00,
        },
        {
          name: 'Shares in a fund',
          share: 249,
          as: 'autonomous',
          workUnits: 0,
          turnover: 0,
          balanceSheet: 0,
        },
      ],
      within: ['turnover', 'balanceSheet'],
      beyond: { size: 'small', by: ['workUnits'] },
      alone: 'medium',
      inForce: 'medium',
      reason: 'first-period',
    });
  });

  it('is apart from the class of business statistics', async () => {
    const { id } = await found(ada, { profile: firmProfile({ people: '2-9' }) });
    const { body } = await workOut(id, 0, [aPeriod(2025, { workUnits: 60_00 })]);
    expect([body.statisticalSize, body.profile.people, body.size.inForce]).toEqual([
      '0-9',
      '2-9',
      'medium',
    ]);
  });

  it('can be taken back, and leaves nothing in the profile', async () => {
    const { id } = await found(ada);
    await workOut(id, 0, [aPeriod(2025)]);
    const { body } = await workOut(id, 1, []);
    expect(body).toMatchObject({ size: null, revision: 2, profile: firmProfile() });
    expect(body.profile).not.toHaveProperty('size');
  });

  it('when the profile comes back with it, then it is taken; another one is refused', async () => {
    const { id } = await found(ada);
    const { body } = await workOut(id, 0, [aPeriod(2025)]);
    const change = { revision: 1, name: 'X', profile: body.profile };
    const changed = await ada.send('put', `/companies/${id}`, change);
    expect([changed.status, changed.body.profile.size]).toEqual([200, 'micro']);
    const stated = { ...change, revision: 2, profile: firmProfile({ size: 'large' }) };
    const refused = await ada.send('put', `/companies/${id}`, stated);
    expect(refused.body.error.issues).toEqual([
      expect.objectContaining({ path: 'profile.size', code: 'not-worked-out' }),
    ]);
  });

  it.each([
    ['2026-12-31T22:59:59Z', 400],
    ['2026-12-31T23:00:00Z', 200],
  ])('a year can be used once it is over in Italy: at %s the answer is %i', async (now, status) => {
    running.service.clock.set(now);
    ada = await newPerson(running);
    const { id } = await found(ada);
    expect((await workOut(id, 0, [aPeriod(2026)])).status).toBe(status);
  });

  it('when profile and periods are changed at once, then one of the two is told', async () => {
    const { id } = await found(ada);
    const change = { revision: 0, name: 'X', profile: firmProfile() };
    const answers = await Promise.all([
      workOut(id, 0, [aPeriod(2025)]),
      ada.send('put', `/companies/${id}`, change),
    ]);
    const lost = answers.find(({ status }) => status === 409);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(lost?.body.error.current).toMatchObject({ id, revision: 1 });
  });
});
