import { describe, expect, it } from '@jest/globals';
import { loadClassifications } from '../../api/companies/classifications.service.ts';
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import { generateFirms } from '../../api/seed/population.ts';
import type { GeneratedFirm } from '../../api/seed/population.ts';
import { readAnswers } from '../../scoring/answers.ts';
import { profileFacts } from '../../scoring/profile.ts';
import { score } from '../../scoring/score.ts';

const { model, instruments } = readQuestionnaires();
const definition = instruments.get('first-level/v1')?.definition;
if (!definition) throw new Error('there is no instrument');
const ids = (list: { id: string }[]) => list.map(({ id }) => id);
const needs = {
  definition,
  ...loadClassifications(),
  goals: ids(model.goals),
  chainRoles: ids(model.chainRoles),
  lifePhases: ids(model.lifePhases),
};

function firms(count: number, seed = 1): GeneratedFirm[] {
  const population = generateFirms(needs, seed);
  return Array.from({ length: count }, () => population.next().value);
}

describe('a generated population', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(firms(20, 7)).toEqual(firms(20, 7));
    expect(firms(20, 7)).not.toEqual(firms(20, 8));
  });

  it('answers the questionnaire without an error', () => {
    for (const { answers } of firms(300))
      expect(readAnswers(definition, answers).issues).toEqual([]);
  });

  it('lives in Tuscany and Emilia-Romagna, and makes things', () => {
    for (const { profile } of firms(300)) {
      expect(profile.nuts3).toMatch(/^(ITI1|ITH5)/);
      expect(Number(profile.nace?.slice(0, 2))).toBeGreaterThanOrEqual(10);
      expect(Number(profile.nace?.slice(0, 2))).toBeLessThan(34);
    }
  });

  it('is further in information systems than in simulation, as firms are', () => {
    const means = new Map<string, number>();
    for (const area of ['information-systems', 'simulation']) {
      const scores = firms(1000).flatMap(({ profile, answers }) => {
        const { nodes } = score(definition, answers, profileFacts(profile));
        return nodes[area]?.score ?? [];
      });
      means.set(area, scores.reduce((sum, value) => sum + value, 0) / scores.length);
    }
    expect(
      (means.get('information-systems') ?? 0) - (means.get('simulation') ?? 0),
    ).toBeGreaterThan(0.6);
  });

  it('grows with size, and firms of one size differ', () => {
    const scored = firms(3000).flatMap(({ profile, answers }) => {
      const value = score(definition, answers, profileFacts(profile)).nodes['overall']?.score;
      return value === null || value === undefined ? [] : [{ people: profile.people, value }];
    });
    const mean = (people: string) => {
      const values = scored.filter((firm) => firm.people === people).map(({ value }) => value);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(mean('2-9')).toBeLessThan(mean('10-49'));
    expect(mean('10-49')).toBeLessThan(mean('50-249'));
    expect(new Set(scored.map(({ value }) => value)).size).toBeGreaterThan(1000);
  });
});
