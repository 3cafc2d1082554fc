/**
 * Ways of scoring that published models use, written as data and checked by hand. The samples are in the manner of
 * those models: their questions, and where not said otherwise their weights and factors, are ours.
 */
import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readDataFile } from '../../../api/data-file.ts';
import { projectRoot } from '../../../api/project-root.ts';
import type { Answers } from '../../../scoring/answers.ts';
import { readAnswers } from '../../../scoring/answers.ts';
import { checkDefinition } from '../../../scoring/check-definition.ts';
import { definitionSchema } from '../../../scoring/definition.ts';
import type { Definition } from '../../../scoring/definition.ts';
import { score } from '../../../scoring/score.ts';

function model(name: string): Definition {
  return readDataFile(join(projectRoot, 'tests/models', `${name}.json`), definitionSchema);
}

function nodesOf(definition: Definition, answers: Answers) {
  expect(readAnswers(definition, answers).issues).toEqual([]);
  return score(definition, answers, {}).nodes;
}

describe.each(['weakest-field', 'mean-of-parts', 'lowest-of-ladders', 'ranking-by-factors'])(
  'the sample “%s”',
  (name) => {
    it('is a sound definition', () => {
      expect(checkDefinition(model(name), name)).toEqual([]);
    });
  },
);

/**
 * In the manner of the Industrie 4.0 readiness of the VDMA's IMPULS foundation (2015): six dimensions from 0
 * (outsider) to 5 (top performer), each as high as its weakest field, weighted into one figure.
 */
describe('weakest field of each dimension, then weighted', () => {
  const sample = model('weakest-field');
  const FIRM = {
    strategy: 'level-3', investment: 'level-2', 'innovation-management': 'level-4', // lowest 2 × 25 = 50
    equipment: 'level-1', 'data-use': 'level-3', 'it-systems': 'level-2', // 1 × 14 = 14
    'information-sharing': 'level-4', 'cloud-use': 'level-4', 'it-security': 'level-4', // 4 × 10 = 40
    'product-functions': 'level-0', 'use-phase-data': 'level-5', // 0 × 19 = 0
    services: 'level-3', 'share-of-revenue': 'level-3', // 3 × 14 = 42
    skills: 'level-2', acquisition: 'level-3', // 2 × 18 = 36
  }; // prettier-ignore

  it('gives (50 + 14 + 40 + 0 + 42 + 36) ÷ 100 = 1.82, a beginner', () => {
    const nodes = nodesOf(sample, FIRM);
    expect(nodes['readiness']).toMatchObject({
      score: 1.82,
      band: 'beginner',
      next: { band: 'intermediate', distance: 0.18 },
    });
    expect(nodes['smart-products']).toMatchObject({ score: 0, band: 'outsider' });
    expect(nodes['smart-operations']).toMatchObject({ score: 4, band: 'expert' });
  });

  it('without products that can be smart the rest weighs 81: 182 ÷ 81', () => {
    const answers = {
      ...FIRM,
      'product-functions': 'not-relevant',
      'use-phase-data': 'not-relevant',
    };
    expect(nodesOf(sample, answers)['readiness']).toMatchObject({
      score: 182 / 81,
      band: 'intermediate',
    });
  });

  it('raising any field but the weakest changes nothing', () => {
    const raised = { ...FIRM, strategy: 'level-5', 'data-use': 'level-5' };
    expect(nodesOf(sample, raised)['readiness']?.score).toBe(1.82);
  });

  it('with a field unknown the dimension has no score, and its known fields still bound it', () => {
    const nodes = nodesOf(sample, { ...FIRM, equipment: 'dont-know' });
    // It is at most its lowest known field, 2, and may be 0.
    expect(nodes['smart-factory']).toMatchObject({ score: null, low: 0, high: 2, coverage: 2 / 3 });
    // (50 + 0 + 40 + 0 + 42 + 36) ÷ 100 and, with any value from 0 to 5 in its place, 70 more
    expect(nodes['readiness']).toMatchObject({ score: null, low: 1.68, high: 2.38 });
  });
});

/**
 * In the manner of the Digital Maturity Assessment of the European Digital Innovation Hubs: six dimensions from 0 to
 * 100, the overall score their average (so says its guide to the interpretation of scores), in four bands of which the
 * second begins at 26, the third at 51 and the last at 76.
 */
describe('means of parts on scales of mixed length', () => {
  const sample = model('mean-of-parts');
  const FIRM: Answers = {
    'readiness-to-invest': 'middle', // 2 of 5 = 40
    'areas-invested': ['design', 'sales', 'logistics'], // 3 of 5 = 60, mean 50
    'mainstream-technologies': ['website', 'cloud', 'web-shop'], // 3 of 4 = 75
    'secure-line': true, // 1 of 1 = 100, mean 87.5
    'staff-trained': 30, // 30 of 80 = 37.5
    'staff-consulted': false, // 0, mean 18.75
    'data-policy': true,
    'data-stored': true,
    'data-shared': false,
    'attacks-covered': false, // 2 of 4 = 50
    'advanced-technologies': {
      robotics: 'in-use',
      simulation: 'tested',
      'artificial-intelligence': 'not-planned',
    }, // (4 + 2 + 0) ÷ 3 of 4 = 50
    'energy-use': 'high', // 60
    'paper-saved': 'beyond', // 100, mean 80
  };

  it('gives (50 + 87.5 + 18.75 + 50 + 50 + 80) ÷ 6 = 56.041…, moderately advanced', () => {
    const nodes = nodesOf(sample, FIRM);
    const scores = sample.nodes.slice(1).map(({ id }) => nodes[id]?.score);
    expect(scores).toEqual([50, 87.5, 18.75, 50, 50, 80]);
    expect(nodes['maturity']).toMatchObject({ score: 336.25 / 6, band: 'moderately-advanced' });
    expect(nodes['human-centric-digitalisation']?.band).toBe('basic');
    expect(nodes['digital-readiness']?.band).toBe('advanced');
  });

  it.each([
    [1, 'basic'], // 1 of 4 = 25
    [2, 'average'], // 50
    [3, 'moderately-advanced'], // 75
    [4, 'advanced'],
  ])('%d of four parts is %s: the bounds 25, 50 and 75 belong to the band below', (parts, band) => {
    const ids = ['data-policy', 'data-stored', 'data-shared', 'attacks-covered'];
    const answers = Object.fromEntries(ids.map((id, index) => [id, index < parts]));
    expect(nodesOf(sample, { ...FIRM, ...answers })['data-management']).toMatchObject({
      score: parts * 25,
      band,
    });
  });

  it('nobody exceeds 100, however much is ticked', () => {
    const everything: Answers = {
      ...FIRM,
      'readiness-to-invest': 'beyond',
      'areas-invested': ['design', 'production', 'logistics', 'sales', 'administration'],
    };
    expect(nodesOf(sample, everything)['digital-business-strategy']?.score).toBe(100);
  });
});

/**
 * In the manner of the acatech Industrie 4.0 Maturity Index: six stages one upon the other in four structural areas. As
 * a stage needs all areas, the sample takes the lowest.
 */
describe('ladders, and the lowest of them', () => {
  const sample = model('lowest-of-ladders');
  const STAGES = [
    'connectivity',
    'visibility',
    'transparency',
    'predictive-capacity',
    'adaptability',
  ];
  /** Every area with the capabilities of all stages up to `stage`, which is from 1 to 6. */
  const upTo = (stages: Record<string, number>): Answers =>
    Object.fromEntries(
      Object.entries(stages).flatMap(([area, stage]) =>
        STAGES.map((name, index) => [`${area}-${name}`, index + 2 <= stage] as const),
      ),
    );
  const FIRM = upTo({
    resources: 4,
    'information-systems': 3,
    'organisational-structure': 2,
    culture: 5,
  });

  it('a firm at 4, 3, 2 and 5 is at stage 2, connectivity', () => {
    const nodes = nodesOf(sample, FIRM);
    expect(
      ['resources', 'information-systems', 'organisational-structure', 'culture'].map(
        (id) => nodes[id]?.score,
      ),
    ).toEqual([4, 3, 2, 5]);
    expect(nodes['stage']).toMatchObject({ score: 2, band: 'connectivity' });
  });

  it('a capability of stage 6 over a gap at 3 lifts nothing', () => {
    const nodes = nodesOf(sample, { ...FIRM, 'organisational-structure-adaptability': true });
    expect(nodes['organisational-structure']).toMatchObject({ score: 2, low: 2, high: 2 });
  });

  it('with the rung above unknown it is at 2 for sure, and at most where the next gap is', () => {
    const unknown = { ...FIRM, 'organisational-structure-visibility': 'dont-know' };
    const nodes = nodesOf(sample, unknown);
    expect(nodes['organisational-structure']).toMatchObject({ score: 2, low: 2, high: 3 });
    expect(nodes['stage']).toMatchObject({ score: 2, low: 2, high: 3 });
  });

  it('a rung that does not concern the firm is stepped over', () => {
    const answers = {
      ...FIRM,
      'organisational-structure-visibility': 'not-relevant',
      'organisational-structure-transparency': true,
    };
    expect(nodesOf(sample, answers)['organisational-structure']?.score).toBe(4);
  });
});

/**
 * In the manner of the prioritisation matrix of the Smart Industry Readiness Index: dimensions are put in order by cost,
 * by what they do for the firm's indicators and by how far they are from the top, each factor as a share of its total.
 */
describe('a ranking by shares of factors', () => {
  const sample = model('ranking-by-factors');
  const FIRM = {
    'vertical-integration': 'band-3', // 2 to go
    'shop-floor-automation': 'band-4', // 1 to go
    'shop-floor-connectivity': 'band-0', // 5 to go
    'workforce-learning': 'band-3', // 2 to go, 10 together
  };
  const shares = (answers: Answers) =>
    nodesOf(sample, answers)['priorities']?.ranking?.map(({ id, share }) => [
      id,
      Number(share.toFixed(12)),
    ]);

  it('adds cost (÷ 100), twice the indicators (÷ 5) and the distance (÷ 10), ÷ 4', () => {
    expect(shares(FIRM)).toEqual([
      ['vertical-integration', 0.45], // (0.4 + 2 × 0.6 + 0.2) ÷ 4
      ['shop-floor-automation', 0.2], // (0.3 + 2 × 0.2 + 0.1) ÷ 4
      ['shop-floor-connectivity', 0.175], // (0.2 + 2 × 0.0 + 0.5) ÷ 4
      ['workforce-learning', 0.175], // (0.1 + 2 × 0.2 + 0.2) ÷ 4
    ]);
  });

  it('shares sum to 1, and a unit of cost ten times as large changes nothing', () => {
    const dearer = structuredClone(sample);
    for (const { aggregate } of dearer.nodes)
      if (aggregate.method === 'ranking')
        for (const factor of aggregate.factors)
          for (const id of Object.keys(factor.values))
            factor.values[id] = (factor.values[id] ?? 0) * 10;
    expect(score(dearer, FIRM, {})).toEqual(score(sample, FIRM, {}));
    const sum = shares(FIRM)?.reduce((total, [, share]) => total + Number(share), 0);
    expect(sum).toBeCloseTo(1, 12);
  });

  it('what does not concern the firm leaves the columns too', () => {
    // Cost ÷ 60, indicators ÷ 2, distance ÷ 8
    expect(shares({ ...FIRM, 'vertical-integration': 'not-relevant' })).toEqual([
      ['shop-floor-automation', 0.40625], // (0.5 + 2 × 0.5 + 0.125) ÷ 4
      ['workforce-learning', Number(((1 / 6 + 1 + 0.25) / 4).toFixed(12))],
      ['shop-floor-connectivity', Number(((1 / 3 + 0 + 0.625) / 4).toFixed(12))],
    ]);
  });

  it('has no score: the order is the result', () => {
    expect(nodesOf(sample, FIRM)['priorities']).toMatchObject({ score: null, band: null });
  });
});
