import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publicKeyText, signReceipt } from '../../api/assessments/receipt.ts';
import type { Receipt } from '../../api/contract.ts';
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import { ENGINE_VERSION, profileFacts, readAnswers, score } from '../../scoring/index.ts';
import type { Result, Routing } from '../../scoring/result.ts';
import { makeFolder, removeFolders } from '../support/data-folder.ts';
import { goldenFirm } from '../support/first-level-report.ts';
import { runProgram } from '../support/programs.ts';

const loaded = readQuestionnaires().instruments.get('first-level/v1');
if (!loaded) throw new Error('the first-level survey is missing');
const { definition, definitionHash, firms } = loaded;
const { answers, profile } = goldenFirm('goldsmith-arezzo');
const expected = firms.find(({ id }) => id === 'goldsmith-arezzo')?.expected;

let folder = '';
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(removeFolders);

/** Writes a JSON file, and tells where. */
async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const run = (command: string, ...words: string[]) =>
  runProgram(`api/commands/${command}.ts`, words);

/** Runs a command that must succeed, and reads all of its standard output as JSON. */
async function json<T>(command: string, ...words: string[]): Promise<T> {
  const { code, stdout, stderr } = await run(command, ...words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

/** Runs a command that must refuse, and gives what it says. */
async function refusal(command: string, ...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(command, ...words);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).not.toMatch(/^\s+at /m);
  return stderr;
}

describe('every command', () => {
  const COMMANDS = ['score', 'route', 'size', 'grant', 'definition', 'check'];

  it('explains itself with --help', async () => {
    const helps = await Promise.all(COMMANDS.map((command) => run(command, '--help')));
    expect(helps.map(({ code }) => code)).toEqual(COMMANDS.map(() => 0));
    helps.forEach(({ stdout }, index) => expect(stdout).toContain(`npm run -s ${COMMANDS[index]}`));
  });

  it('refuses an option that it does not know', async () => {
    expect(await refusal('size', '--firm', 'c.json')).toContain('--help says more');
  });
});

describe('score', () => {
  it('gives the golden result from the printed definition', async () => {
    const printed = await json('definition', '--instrument', 'first-level/v1');
    const result = await json<Result>(
      'score',
      '--definition',
      await file('d.json', printed),
      '--answers',
      await file('a.json', answers),
      '--profile',
      await file('p.json', profile),
    );
    const nodes = Object.entries(result.nodes).map(([id, node]) => [
      id,
      [node.score, node.low, node.high, node.band],
    ]);
    expect(Object.fromEntries(nodes)).toEqual(expected?.nodes);
  });

  it('names file, path and rule of a bad answer', async () => {
    const bad = await file('bad-answers.json', { ...answers, copies: 'on-the-moon' });
    const said = await refusal(
      'score',
      '--definition',
      await file('d.json', definition),
      '--answers',
      bad,
    );
    expect(said).toBe(
      `${bad}: answers.copies: Not one of the choices [unknown-choice] (rule R19)\n`,
    );
  });

  it('names file, path and rule of a bad definition', async () => {
    const nodes = definition.nodes.map((node) => ({ ...node, bands: [{ id: 'high', from: 1 }] }));
    const bad = await file('bad-definition.json', { ...definition, nodes });
    const said = await refusal('score', '--definition', bad, '--answers', await file('a.json', {}));
    expect(said).toContain(
      `${bad}: nodes.0.bands: The first band must begin at the scale’s minimum (rule R7)\n`,
    );
  });

  it('names a file that is missing, and an option that is', async () => {
    const gone = join(folder, 'gone.json');
    expect(await refusal('score', '--definition', gone, '--answers', gone)).toBe(
      `${gone}: cannot be read (rule R1)\n`,
    );
    expect(await refusal('score', '--answers', gone)).toBe(
      '--definition is missing (--help says more)\n',
    );
  });
});

describe('score --receipt', () => {
  const keys = generateKeyPairSync('ed25519');
  const given = readAnswers(definition, answers).answers;
  const facts = profileFacts(profile);
  const content: Omit<Receipt, 'signature'> = {
    format: 'meridiana-receipt-1',
    engine: ENGINE_VERSION,
    instrument: 'first-level',
    version: 1,
    definitionHash,
    answers: given,
    profile: facts as Receipt['profile'],
    assessedOn: '2026-11-20',
    result: score(definition, given, facts),
  };
  const receipt: Receipt = { ...content, signature: signReceipt(content, keys) };

  it('recomputes a good one with the key of the service', async () => {
    const path = await file('receipt.json', receipt);
    const found = await json('score', '--receipt', path, '--key', publicKeyText(keys.publicKey));
    expect(found).toMatchObject({
      whole: true,
      recomputed: true,
      sameDefinition: true,
      engine: ENGINE_VERSION,
    });
  });

  it.each<[string, (own: Receipt) => unknown, object]>([
    [
      'an answer was raised afterwards',
      (own) => ({ ...own, answers: { ...given, copies: 'separate-networks' } }),
      { whole: false, recomputed: false, sameDefinition: true },
    ],
    [
      'it was signed anew by somebody else',
      (own) => resigned({ ...own, assessedOn: '2025-01-01' }),
      { whole: false, recomputed: true, sameDefinition: true },
    ],
    [
      'the questionnaire was another',
      (own) => resigned({ ...own, definitionHash: '0'.repeat(64) }, keys),
      { whole: true, recomputed: true, sameDefinition: false },
    ],
  ])('says no when %s, and prints what it found', async (_what, change, findings) => {
    const path = await file('changed.json', change(receipt));
    const { code, stdout } = await run(
      'score',
      '--receipt',
      path,
      '--key',
      publicKeyText(keys.publicKey),
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject(findings);
  });

  it('names file and path of what is no receipt', async () => {
    const path = await file('no-receipt.json', { ...receipt, signature: undefined });
    expect(await refusal('score', '--receipt', path)).toMatch(`${path}: signature: `);
  });
});

function resigned(receipt: Receipt, keys = generateKeyPairSync('ed25519')): Receipt {
  const { signature: _old, ...content } = receipt;
  return { ...content, signature: signReceipt(content, keys) };
}

describe('route', () => {
  it('gives the golden next steps, from a result and a company', async () => {
    const given = readAnswers(definition, answers).answers;
    const result = await file('r.json', score(definition, given, profileFacts(profile)));
    const company = await file('c.json', profile);
    const routing = await json<Routing>(
      'route',
      '--result',
      result,
      '--company',
      company,
      '--today',
      '2026-11-20',
    );
    expect(routing.nextSteps).toEqual(expected?.nextSteps);
    expect(routing.today).toBe('2026-11-20');
  });

  it('names file, path and rule of a bad company, and of a folder that is no catalogue', async () => {
    const result = await file('r.json', score(definition, {}, {}));
    const bad = await file('bad-company.json', { ...profile, people: 'many' });
    expect(await refusal('route', '--result', result, '--company', bad)).toMatch(
      /bad-company\.json: people: .* \(rule R1\)/,
    );
    const company = await file('c.json', profile);
    const gone = join(folder, 'gone');
    expect(
      await refusal('route', '--result', result, '--company', company, '--catalogue', gone),
    ).toBe(`${gone}: There is no such folder (rule R1)\n`);
  });
});

describe('size', () => {
  it('reasons over the periods of a firm and its partners', async () => {
    const periods = [2024, 2025].map((year) => ({
      year,
      workUnits: 8.5,
      turnover: 90_000_000,
      balanceSheet: 60_000_000,
      related: [
        {
          name: 'Holding',
          share: 30,
          workUnits: 20,
          turnover: 500_000_000,
          balanceSheet: 400_000_000,
        },
      ],
    }));
    // 8.5 + 30 % of 20 = 14.5 work units
    expect(await json('size', '--company', await file('size.json', { periods }))).toMatchObject({
      size: 'small',
      certain: true,
      periods: [
        { workUnits: 14.5, reason: 'first-period' },
        { workUnits: 14.5, reason: 'unchanged' },
      ],
    });
  });

  it('names file, path and rule of a bad figure', async () => {
    const bad = await file('bad-size.json', {
      periods: [{ year: 2025, workUnits: -1, turnover: 0, balanceSheet: 0 }],
    });
    expect(await refusal('size', '--company', bad)).toMatch(
      /bad-size\.json: periods\.0\.workUnits: .* \(rule R1\)/,
    );
  });
});

describe('grant', () => {
  const call = 'api/catalogue/data/demonstration-2026/call/AUDIT-2026.json';

  it('gives grant and own share in cents', async () => {
    const found = await json<Record<string, number>>(
      'grant',
      '--call',
      call,
      '--cost',
      '750000',
      '--size',
      'micro',
    );
    expect(found).toMatchObject({ verdict: 'yes', cost: 750_000 });
    expect((found['grant'] ?? 0) + (found['ownShare'] ?? 0)).toBe(750_000);
  });

  it('refuses a sum that is no whole number of cents, and a file that is no call', async () => {
    expect(await refusal('grant', '--call', call, '--cost', '7500.00', '--size', 'micro')).toBe(
      '--cost must be a whole number of euro cents\n',
    );
    const bad = await file('bad-call.json', { kind: 'call' });
    expect(await refusal('grant', '--call', bad, '--cost', '1', '--size', 'micro')).toMatch(
      /bad-call\.json: code: .* \(rule R1\)/,
    );
  });
});

describe('definition and check', () => {
  it('print schemas by name, and say which there are', async () => {
    expect(await json('definition', '--schema', 'definition')).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['root', 'nodes', 'questions']),
    });
    expect(await refusal('definition', '--schema', 'poem')).toContain('choose definition, model');
  });

  it('find nothing wrong in the shipped data', async () => {
    expect(await json('check')).toMatchObject({
      findings: 0,
      instruments: expect.arrayContaining([
        expect.objectContaining({ key: 'first-level/v1', questions: 18, definitionHash }),
      ]),
    });
  });
});
