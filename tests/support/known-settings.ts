import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../api/project-root.ts';

/** Names of all settings, read from the source of the files that alone may look at the environment. */
export function knownSettings(): string[] {
  const folder = join(projectRoot, 'api');
  const names = readdirSync(folder)
    .filter((name) => /^config.*\.ts$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    // A field of the schema, or a look into the environment by name.
    .flatMap((code) => [...code.matchAll(/^ {2}([A-Z][A-Z_]+): |\benv\['([A-Z_]+)'\]/gm)])
    .map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
}
