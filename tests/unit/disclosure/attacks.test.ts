import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PlanCell, Relation, TablePlan } from '../../../api/regions/disclosure/plan.ts';
import { auditPlan, protectPlan } from '../../../api/regions/disclosure/protect-plan.ts';
import { disclosureSettings } from '../../../api/regions/disclosure/settings.ts';
import { tableWith, withheldIn } from './attacks.ts';
import { planOfFirms } from './firms.ts';

const settings = disclosureSettings(5);
const { minimum } = settings;

/** What the auditor says can be told of one cell. */
async function toldOf(plan: TablePlan, withheld: Iterable<string>, key: string) {
  const { intervals } = await auditPlan(plan, withheld, settings);
  return intervals.find((interval) => interval.key === key);
}

/** Counts of provinces in a region, of which `Tuscany` is the total. */
function region(provinces: Record<string, number>, facts: Partial<PlanCell> = {}): TablePlan {
  const keys = Object.keys(provinces);
  const sum = Object.values(provinces).reduce((all, count) => all + count, 0);
  return {
    cells: [
      { key: 'Tuscany', count: sum },
      ...Object.entries(provinces).map(([key, count]) => ({ key, count, ...facts })),
    ],
    relations: [{ total: 'Tuscany', parts: keys }],
  };
}

describe('an attacker who takes Arezzo from Tuscany', () => {
  it('when only the small province is withheld, then has it, and the auditor says so', async () => {
    const plan = region({ Arezzo: 40, Siena: 3, Prato: 25 });
    expect(await toldOf(plan, ['Siena'], 'Siena')).toEqual({ key: 'Siena', lower: 3, upper: 3 });
    expect((await auditPlan(plan, ['Siena'], settings)).safe).toBe(false);
  });

  it('when the plan is protected, then cannot tell whether the small province is empty', async () => {
    const plan = region({ Arezzo: 40, Siena: 3, Prato: 25 });
    const outcome = await protectPlan(plan, settings);
    expect(outcome.cells.find(({ key }) => key === 'Tuscany')?.count).toBe(68);
    expect(outcome.audit.intervals).toContainEqual({ key: 'Siena', lower: 0, upper: 28 });
  });

  it('when the rest of Tuscany is printed nowhere but is small, then cannot work it out either', async () => {
    const plan: TablePlan = {
      cells: [
        { key: 'Tuscany', count: 23 },
        { key: 'Arezzo', count: 20 },
        { key: 'Tuscany without Arezzo', count: 3, published: false },
      ],
      relations: [{ total: 'Tuscany', parts: ['Arezzo', 'Tuscany without Arezzo'] }],
    };
    const outcome = await protectPlan(plan, settings);
    const withheld = outcome.cells.filter(({ status }) => status !== 'shown');
    expect(withheld.length).toBeGreaterThan(0);
    expect(outcome.audit.safe).toBe(true);
    const hidden = withheldIn(plan, outcome);
    for (const firms of [0, minimum])
      expect(tableWith(plan, hidden, 'Tuscany without Arezzo', firms)).toBeDefined();
  });
});

/** Two views of the same provinces, by size and by value chain, which have only their totals in common. */
function views(
  sizes: readonly (readonly number[])[],
  chains: readonly (readonly number[])[],
): TablePlan {
  const cells = new Map<string, number>();
  const relations: Relation[] = [];
  const add = (key: string, count: number): void => {
    cells.set(key, (cells.get(key) ?? 0) + count);
  };
  for (const [view, table] of [['size', sizes] as const, ['chain', chains] as const]) {
    table.forEach((line, province) => {
      line.forEach((count, column) => {
        add(`${province}/${view} ${column}`, count);
        add(`all/${view} ${column}`, count);
        if (view === 'size') add(`${province}`, count);
        if (view === 'size') add('all', count);
      });
      const parts = line.map((_, column) => `${province}/${view} ${column}`);
      relations.push({ total: `${province}`, parts });
    });
    const columns = table[0] ?? [];
    columns.forEach((_, column) => {
      const parts = table.map((__, province) => `${province}/${view} ${column}`);
      relations.push({ total: `all/${view} ${column}`, parts });
    });
    relations.push({ total: 'all', parts: columns.map((_, column) => `all/${view} ${column}`) });
  }
  relations.push({ total: 'all', parts: sizes.map((_, province) => `${province}`) });
  return { cells: [...cells].map(([key, count]) => ({ key, count })), relations };
}

describe('an attacker who lays two views over each other', () => {
  const sizes = [
    [2, 30, 20],
    [25, 31, 18],
  ];
  const chains = [
    [28, 24],
    [40, 34],
  ];

  it('when a province total is withheld in one view only, then has it from the other', async () => {
    const plan = views(sizes, chains);
    const withheld = ['0/size 0', '0', '1/size 0', '1'];
    expect(await toldOf(plan, withheld, '0')).toMatchObject({ lower: 52, upper: 52 });
    expect(await toldOf(plan, withheld, '0/size 0')).toMatchObject({ lower: 2, upper: 2 });
  });

  it('when both are protected as one plan, then gains nothing', async () => {
    const plan = views(sizes, chains);
    const { audit, cells } = await protectPlan(plan, settings);
    expect(audit.safe).toBe(true);
    expect(audit.intervals.find(({ key }) => key === '0/size 0')).toMatchObject({ lower: 0 });
    // The view without a small group is left as it is.
    expect(cells.filter(({ key, status }) => key.includes('chain') && status !== 'shown')).toEqual(
      [],
    );
  });
});

describe('an attacker who reads the lines of single respondents', () => {
  it('when all firms of a province have one level, then cannot tell which', async () => {
    const firms = Array.from({ length: 90 }, (_, index) => ({
      id: String(index),
      area: ['Arezzo', 'Siena', 'Prato'][index % 3] ?? '',
      level: index % 3 === 0 ? '2' : String(index % 4),
    }));
    const plan = planOfFirms(firms, ['Arezzo', 'Siena', 'Prato'], ['0', '1', '2', '3']);
    const outcome = await protectPlan(plan, settings);
    expect(outcome.audit.safe).toBe(true);
    expect(outcome.cells.find(({ key }) => key === 'Arezzo/2')).toMatchObject({
      status: 'primary',
      reason: 'one-level',
      count: null,
    });
    const withheld = withheldIn(plan, outcome);
    expect(tableWith(plan, withheld, 'Arezzo/2', 30 - minimum)).toBeDefined();
  });

  it('when all but one have one level, then not even that one can tell the others’', async () => {
    const table = [
      { area: 'Arezzo', level: '0', firms: 1 },
      { area: 'Arezzo', level: '1', firms: 20 },
      { area: 'Siena', level: '0', firms: 15 },
      { area: 'Siena', level: '1', firms: 15 },
    ];
    const firms = table.flatMap(({ area, level, firms: number }) =>
      Array.from({ length: number }, (_, index) => ({
        id: `${area}${level}${index}`,
        area,
        level,
      })),
    );
    const plan = planOfFirms(firms, ['Arezzo', 'Siena'], ['0', '1']);
    const outcome = await protectPlan(plan, settings);
    expect(outcome.audit.safe).toBe(true);
    const withheld = withheldIn(plan, outcome);
    const knowsItself = (key: string): number => (key === 'Arezzo/0' ? 1 : 0);
    expect(tableWith(plan, withheld, 'Arezzo/1', 21 - minimum, knowsItself)).toBeDefined();
  });

  it('when a cell says that nobody gave another answer, then impossible answers do not count', async () => {
    const plan: TablePlan = {
      cells: [
        { key: 'Arezzo', count: 30 },
        { key: 'Arezzo/uses it', count: 30 },
        { key: 'Arezzo/cannot be', count: 0, known: true },
      ],
      relations: [{ total: 'Arezzo', parts: ['Arezzo/uses it', 'Arezzo/cannot be'], tells: true }],
    };
    const { cells } = await protectPlan(plan, settings);
    expect(cells.every(({ status }) => status === 'shown')).toBe(true);
  });
});

describe('an attacker with a firm of its own', () => {
  it('when it takes itself away, then still cannot tell that a group is small, in any table', async () => {
    const row = fc.array(fc.oneof(fc.nat(4), fc.nat(20)), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(row, row, async (one, other) => {
        const firms = [one, other].flatMap((line, area) =>
          line.flatMap((count, level) =>
            Array.from({ length: count }, (_, index) => ({
              id: `${area}${level}${index}`,
              area: String(area),
              level: String(level),
            })),
          ),
        );
        const plan = planOfFirms(firms, ['0', '1'], ['0', '1', '2']);
        const withheld = withheldIn(plan, await protectPlan(plan, settings));
        const small = plan.cells.filter(({ count }) => count > 0 && count < minimum);
        const own = firms.filter((_, index) => index % 7 === 0);
        for (const { key } of small)
          for (const { area, level } of own) {
            const mine = new Set([`${area}/${level}`, `${area}/all`, `all/${level}`, 'all/all']);
            const knows = (cell: string): number => (mine.has(cell) ? 1 : 0);
            expect(tableWith(plan, withheld, key, minimum, knows)).toBeDefined();
          }
      }),
      { numRuns: 100 },
    );
  });
});

describe('an attacker who knows a register', () => {
  it('when the register leaves less room than the minimum, then more is withheld around it', async () => {
    const plan = region({ Arezzo: 40, Siena: 3, Prato: 25 }, { atMost: 41 });
    const { audit } = await protectPlan(plan, settings);
    expect(audit.safe).toBe(true);
    expect(audit.intervals.find(({ key }) => key === 'Siena')).toMatchObject({ lower: 0 });
  });
});

describe('a large plan', () => {
  it('when hundreds of cells of three classifications are protected, then every one is proved', async () => {
    const plan = cube([9, 7, 6], 6000);
    expect(plan.cells.length).toBe(560);
    const { audit, cells } = await protectPlan(plan, settings);
    expect(audit.findings).toEqual([]);
    expect(cells.some(({ status }) => status === 'complementary')).toBe(true);
    expect(cells.find(({ key }) => key === '*.*.*')?.status).toBe('shown');
  });
});

/** A population over three classifications with uneven shares, and all its totals. */
function cube(lengths: readonly [number, number, number], firms: number): TablePlan {
  const counts = new Map<string, number>();
  const strides = [0.618, 0.7549, 0.8191];
  const pick = (length: number, draw: number): number =>
    Math.floor(length * (draw - Math.floor(draw)) ** 2);
  for (let firm = 0; firm < firms; firm += 1) {
    const at = lengths.map((length, axis) => pick(length, firm * (strides[axis] ?? 0)));
    for (let mask = 0; mask < 8; mask += 1) {
      const key = at.map((place, axis) => ((mask >> axis) & 1 ? '*' : place)).join('.');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const places = lengths.map((length) => [
    '*',
    ...Array.from({ length }, (_, place) => String(place)),
  ]);
  const cells: PlanCell[] = [];
  const relations: Relation[] = [];
  for (const a of places[0] ?? [])
    for (const b of places[1] ?? [])
      for (const c of places[2] ?? []) {
        const at = [a, b, c];
        cells.push({ key: at.join('.'), count: counts.get(at.join('.')) ?? 0 });
        at.forEach((place, axis) => {
          if (place !== '*') return;
          const parts = (places[axis] ?? []).slice(1).map((part) => at.with(axis, part).join('.'));
          relations.push({ total: at.join('.'), parts });
        });
      }
  return { cells, relations };
}
