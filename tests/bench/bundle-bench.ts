import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../api/project-root.ts';
import type { Figures } from './figures.ts';

const pages = join(projectRoot, 'dist/client');
const assets = join(pages, 'assets');

/**
 * Gzipped bytes of the built pages. A page of the application counts the shell and everything that
 * its own scripts may ask for, at once or later, with the texts of one language.
 */
export function benchBundle(): Figures {
  const styleSheets = readdirSync(assets).filter((name) => name.endsWith('.css'));
  return {
    'bundle.landing.jsGzip': gzipBytes(scriptsOf('it/index.html', () => true)),
    'bundle.survey.jsGzip': gzipBytes(scriptsOf('app.html', isPartOf('survey-page'))),
    'bundle.results.jsGzip': gzipBytes(scriptsOf('app.html', isPartOf('results-page'))),
    'bundle.css.gzip': gzipBytes(styleSheets),
  };
}

/** Which scripts that are asked for later belong to a page: not those of other pages or of English. */
function isPartOf(page: string): (script: string) => boolean {
  return (script) =>
    !/^(\w+\.)?en-/.test(script) && (!/^\w+-page-/.test(script) || script.startsWith(`${page}-`));
}

/** Scripts of a page: those it names, those they import, and those asked for later that `isWanted`. */
function scriptsOf(page: string, isWanted: (script: string) => boolean): string[] {
  const html = readFileSync(join(pages, page), 'utf8');
  const waiting = [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, url = '']) =>
    basename(url),
  );
  const found = new Set<string>();
  for (let script = waiting.pop(); script !== undefined; script = waiting.pop()) {
    if (found.has(script)) continue;
    found.add(script);
    const code = readFileSync(join(assets, script), 'utf8');
    waiting.push(...importsIn(code, /(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g));
    waiting.push(...importsIn(code, /import\(\s*["'`]\.\/([^"'`]+)["'`]/g).filter(isWanted));
  }
  return [...found];
}

function importsIn(code: string, pattern: RegExp): string[] {
  return [...code.matchAll(pattern)].map(([, script = '']) => script);
}

function gzipBytes(names: string[]): number {
  return names
    .map((name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}
