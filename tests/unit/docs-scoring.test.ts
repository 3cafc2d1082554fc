/** The figures of docs/scoring.md, worked out anew. */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCatalogue } from '../../api/catalogue/catalogue.load.ts';
import { projectRoot } from '../../api/project-root.ts';
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import {
  classifySize,
  findShortcut,
  judgeGrant,
  prioritise,
  profileFacts,
  proposeStage,
  route,
  score,
} from '../../scoring/index.ts';
import type { NodeResult } from '../../scoring/result.ts';
import { evaluateArithmetic } from '../support/evaluate-arithmetic.ts';
import { makeFolder, removeFolders } from '../support/data-folder.ts';
import { goldenFirm } from '../support/first-level-report.ts';
import { runProgram } from '../support/programs.ts';

const text = readFileSync(join(projectRoot, 'docs/scoring.md'), 'utf8');
const { model, stages, instruments } = readQuestionnaires();
const loaded = instruments.get('first-level/v1');
if (!loaded) throw new Error('the first-level survey is missing');
const { definition, firms } = loaded;

/** What stands below a heading, up to the next one. */
function section(heading: string): string {
  const [, rest = ''] = text.split(`\n${heading}\n`);
  return rest.split(/\n#+ /)[0] ?? '';
}

/** The tables of a section: a list of rows of cells, without heading and marks of code. */
function tablesOf(part: string): string[][][] {
  return part
    .split('\n\n')
    .filter((table) => table.trim().startsWith('|'))
    .map((table) => table.trim().split('\n').slice(2))
    .map((rows) =>
      rows.map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim().replaceAll('`', '')),
      ),
    );
}

/** A figure as the document writes it: cut after four places, with an ellipsis. */
function written(figure: number | null | undefined): string {
  if (figure === null || figure === undefined) return '–';
  const whole = String(Number(figure.toFixed(9)));
  const cut = whole.match(/^\d+\.\d{4}(?=\d)/)?.[0];
  return cut === undefined ? whole : `${cut}…`;
}

describe('the sums in the text', () => {
  const sums = [...text.matchAll(/`([^`\n]+) = (\d+(?:\.\d+)?)(…?)`/g)];

  it('are many', () => expect(sums.length).toBeGreaterThan(15));

  it.each(sums.map(([, left = '', right = '', cut = '']) => [left, right, cut] as const))(
    '%s = %s%s',
    (left, right, cut) => {
      expect(written(evaluateArithmetic(left))).toBe(`${right}${cut}`);
    },
  );
});

describe.each(['goldsmith-arezzo', 'boat-fitter-massa'])('%s', (id) => {
  const { answers, profile } = goldenFirm(id);
  const facts = profileFacts(profile);
  const result = score(definition, answers, facts);
  const [areas = [], nodes = [], priorities = []] = tablesOf(section(`### ${id}`));
  const weightOf = (area: string) =>
    definition.nodes.flatMap(({ children }) => children).find((child) => child.id === area)?.weight;

  it('has every area with its question, answer, score, weight and product', () => {
    const expected = definition.nodes
      .filter(({ role }) => role === 'area')
      .map((node) => {
        const question = node.children[0]?.id ?? '';
        const points = result.nodes[node.id]?.score ?? null;
        const weight = weightOf(node.id) ?? 0;
        return [
          node.id,
          question,
          answers[question],
          written(points),
          String(weight),
          written(points === null ? null : points * weight),
        ];
      });
    expect(new Set(areas)).toEqual(new Set(expected));
  });

  it('has the dimensions and the whole, as pinned', () => {
    const pinned = firms.find((firm) => firm.id === id)?.expected?.nodes ?? {};
    expect(nodes.map(([node]) => node)).toEqual(['technology', 'people', 'business', 'overall']);
    for (const [node = '', own, low, high, coverage, band, next, lacks] of nodes) {
      const found = result.nodes[node];
      expect([own, low, high, band]).toEqual([
        ...(pinned[node] ?? []).slice(0, 3).map((figure) => written(figure as number)),
        pinned[node]?.[3],
      ]);
      expect([coverage, next, lacks]).toEqual([
        written(found?.coverage),
        found?.next?.band,
        written(found?.next?.distance),
      ]);
    }
  });

  it('has what to improve, in order, with the factors of its priority', () => {
    const expected = prioritise(model, result, profile)
      .filter(({ action }) => action === 'improve')
      .map(({ area, target, gap, relevance, priority }) => {
        const own = model.areas.find((candidate) => candidate.id === area);
        const count = model.areas.filter(({ dimension }) => dimension === own?.dimension).length;
        return [area, own?.weight, count, target, gap, relevance, Number(priority.toFixed(9))].map(
          String,
        );
      });
    expect(priorities).toEqual(expected);
    for (const [area, ...cells] of priorities) {
      const [weight = 0, count = 0, , gap = 0, relevance = 0, priority] = cells.map(Number);
      expect([area, (weight * count * gap * relevance) / 100]).toEqual([area, priority]);
    }
  });
});

describe('what the text says of the boat fitter', () => {
  const { answers, profile } = goldenFirm('boat-fitter-massa');

  it('two steps of `orders` lift technology', () => {
    expect(findShortcut(definition, answers, profileFacts(profile), 'technology')).toEqual({
      node: 'technology',
      band: 'aware',
      cost: 2,
      steps: [{ question: 'orders', from: 'one-file', to: 'typed-once' }],
    });
  });
});

describe('what the text says of stages', () => {
  const STAGE_INPUT = {
    Resources: ['machine-connectivity', 'automation', 'digital-skills'],
    'information systems': ['information-systems', 'production-data', 'cybersecurity'],
    organisation: ['supply-chain-data', 'work-organisation', 'open-innovation'],
    culture: ['leadership-culture', 'training'],
  };

  it('the weakest of the four structural areas makes the stage', () => {
    const part = section('## The equivalent stage').replaceAll(/\s+/g, ' ');
    const given = Object.entries(STAGE_INPUT).flatMap(([name, areas]) => {
      const [, points] = part.match(new RegExp(`${name} at (\\d\\.\\d)`)) ?? [];
      return areas.map((area) => [area, Number(points)] as const);
    });
    const empty = score(definition, {}, { people: '10-49' });
    const nodes = Object.fromEntries(
      given.map(([area, points]) => [
        area,
        { ...(empty.nodes[area] as NodeResult), state: 'scored' as const, score: points },
      ]),
    );
    const { stage, heldBy } = proposeStage(stages, { ...empty, nodes });
    expect(heldBy).toEqual(['information-systems']);
    expect(part).toContain(`make stage ${stage}, and information systems hold it`);
  });
});

describe('the tables of limits', () => {
  it('levels and their thresholds are those of the model', () => {
    expect(tablesOf(section('## Levels and the cap'))[0]).toEqual(
      model.levels.map(({ id, from }) => [id, String(from / 1000)]),
    );
  });

  it.each(tablesOf(section('## Size'))[0] ?? [])(
    'a %s firm has less than %s work units, and up to %s or %s',
    (name, units, turnover, balance) => {
      const cents = (amount = '') => Number(amount.replace(/\D/g, '')) * 1_000_000_00;
      const sizeOf = (workUnits: number, turnoverCents: number, balanceSheet: number) =>
        classifySize([
          { year: 2025, workUnits, turnover: turnoverCents, balanceSheet, related: [] },
        ]).size;
      const below = Number(units) * 100 - 1;
      expect(sizeOf(below, cents(turnover), 1e12)).toBe(name);
      expect(sizeOf(below, 1e12, cents(balance))).toBe(name);
      expect(sizeOf(below + 1, 0, 0)).not.toBe(name);
      expect(sizeOf(below, cents(turnover) + 1, cents(balance) + 1)).not.toBe(name);
    },
  );
});

/** The JSON block after a mark such as `<!-- printed: size -->`. */
function block(mark: string): unknown {
  const [, rest = ''] = text.split(`<!-- ${mark} -->`);
  return JSON.parse(/```json\n([\s\S]*?)```/.exec(rest)?.[1] ?? 'no block');
}

describe('what the commands print', () => {
  const { answers, profile } = goldenFirm('boat-fitter-massa');
  const result = score(definition, answers, profileFacts(profile));

  it('score', () => {
    expect(result).toMatchObject(block('printed: score boat-fitter-massa') as object);
  });

  it('route', () => {
    const today = '2026-11-20';
    const assessment = { assessedOn: today, accredited: false, stage: null };
    const { offers } = route({
      model,
      catalogue: loadCatalogue(),
      result,
      profile,
      assessment,
      today,
    });
    const [offer, call] = ['demonstration-2026/service/A.1', 'demonstration-2026/call/AUDIT-2026'];
    const funding = offers
      .find((found) => found.offer === offer)
      ?.funding.find((found) => found.call === call);
    expect(block(`printed: route boat-fitter-massa ${offer} ${call}`)).toEqual(funding);
  });

  it('size', async () => {
    const company = join(await makeFolder(), 'c.json');
    await writeFile(company, JSON.stringify(block('input: size')));
    const { stdout } = await runProgram('api/commands/size.ts', ['--company', company]);
    await removeFolders();
    expect(JSON.parse(stdout)).toEqual(block('printed: size'));
  });

  it('grant', () => {
    const call = loadCatalogue().offers.find(
      ({ id }) => id === 'demonstration-2026/call/AUDIT-2026',
    );
    if (call?.kind !== 'call') throw new Error('the call for audits is missing');
    expect(block('printed: grant 750000 micro')).toEqual(judgeGrant(call.grant, 750_000, 'micro'));
  });
});
