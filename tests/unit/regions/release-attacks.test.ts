import { describe, expect, it, jest } from '@jest/globals';
import { findLeaks } from './difference-attack.ts';
import { NODES, type Published, publish } from './published.ts';
import { World } from './world.ts';

jest.setTimeout(120_000);

/** Releases 1 to `last`, each after some firms have changed. */
async function releasesOf(
  world: World,
  last: number,
  change: (release: number) => void,
  linked = true,
): Promise<Published[]> {
  const releases: Published[] = [];
  for (let number = 1; number <= last; number += 1) {
    if (number > 1) change(number);
    releases.push(await publish(world.results, number, linked ? releases.at(-1) : undefined));
  }
  return releases;
}

const PLACE = { nuts3: 'ITI18', valueChain: 'mechatronics' };
const GROUPS = [
  'region:',
  'identity:checked',
  'nuts3:ITI18',
  'valueChain:mechatronics',
  'nuts3:ITI18|valueChain:mechatronics',
];

describe('an attacker who has kept all releases of a region', () => {
  it('when each release is protected by itself alone, then finds firms in every figure', async () => {
    const world = new World(500, 1);
    const releases = await releasesOf(world, 3, (number) => world.pass(number), false);
    const leaks = findLeaks(world.results, releases);
    for (const figure of ['count', 'mean', 'levels'])
      expect(leaks.map((leak) => leak.figure)).toContain(figure);
  });

  it.each([1, 3, 5, 6, 7, 9, 10, 30])(
    'when firms join, change and leave, then finds no difference that is about few (region %s)',
    async (seed) => {
      const world = new World(250 + 60 * (seed % 10), seed);
      const releases = await releasesOf(world, 4, (number) => world.pass(number));
      for (const { figures } of releases) expect(figures.audit.safe).toBe(true);
      expect(findLeaks(world.results, releases)).toEqual([]);
    },
  );

  it('when one firm is measured again, then sees no new figure of any group that it is in', async () => {
    const world = new World(500, 2);
    const [, second] = await releasesOf(world, 2, (number) => {
      const one = world.at(number).find(({ at, checked }) => checked && isAt(at));
      if (one) world.measure(one, number, 480);
    });
    for (const key of GROUPS)
      for (const node of NODES)
        expect(second?.cell(key, node)).toMatchObject({
          count: null,
          mean: null,
          levels: null,
          quartiles: null,
        });
    expect(second?.cell('nuts3:ITI14', 'overall')?.count).toBeGreaterThan(0);
  });

  it('when five suppliers join at one level, then sees that they did, and nothing of their level', async () => {
    const world = new World(500, 3);
    const [, second] = await releasesOf(world, 2, (number) => {
      for (let firm = 0; firm < 5; firm += 1)
        world.join(number, { checked: true, at: PLACE, score: 150 });
    });
    for (const key of GROUPS) {
      expect(second?.cell(key, 'overall')?.count).toBeGreaterThan(0);
      expect(second?.cell(key, 'overall')).toMatchObject({
        mean: null,
        levels: null,
        quartiles: null,
      });
    }
  });

  it('when thirty firms join, then sees their levels but not that of the one that stands alone', async () => {
    const world = new World(500, 4);
    const [first, second] = await releasesOf(world, 2, (number) => {
      for (let firm = 0; firm < 30; firm += 1)
        world.join(number, { checked: true, at: PLACE, score: firm === 0 ? 480 : 150 });
    });
    const levelsIn = (release?: Published) => release?.cell('nuts3:ITI18', 'overall')?.levels;
    expect(levelsIn(first)?.[5]).not.toBeNull();
    expect(levelsIn(second)?.[5]).toBeNull();
    expect(levelsIn(second)?.some((count) => count !== null && count > 0)).toBe(true);
  });

  it('when a group has become large enough for levels, then sees them, empty ones too', async () => {
    const world = new World(0, 6);
    for (let firm = 0; firm < 900; firm += 1) world.join(1, { checked: true, score: firm % 300 });
    const small = { nuts3: 'ITI12', valueChain: 'ceramics' };
    const join = (release: number, firms: number) => {
      for (let firm = 0; firm < firms; firm += 1)
        world.join(release, { checked: true, at: small, score: 100 * (firm % 3) + 50 });
    };
    join(1, 17);
    const releases = await releasesOf(world, 2, (number) => join(number, 24));
    const levelsIn = (release?: Published) => release?.cell('nuts3:ITI12', 'overall')?.levels;
    expect(levelsIn(releases[0])).toBeNull();
    expect(levelsIn(releases[1])?.slice(3)).toEqual([0, 0, 0, 0]);
    for (const { figures } of releases) expect(figures.audit.findings).toBe(0);
    expect(findLeaks(world.results, releases)).toEqual([]);
  });

  it('when few firms are anonymous, then cannot tell their mean from the region and all tables', async () => {
    for (const anonymous of [6, 9]) {
      const world = new World(0, 5);
      for (let firm = 0; firm < 400; firm += 1) world.join(1, { checked: true });
      for (let firm = 0; firm < anonymous; firm += 1) world.join(1, { checked: false });
      const releases = await releasesOf(world, 1, () => undefined);
      expect(releases[0]?.cell('identity:anonymous', 'overall')?.count).toBe(anonymous);
      expect(findLeaks(world.results, releases)).toEqual([]);
    }
  });
});

function isAt({ nuts3, valueChain }: typeof PLACE): boolean {
  return nuts3 === PLACE.nuts3 && valueChain === PLACE.valueChain;
}
