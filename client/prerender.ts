/// <reference types="node" />
/**
 * Run after `vite build`: writes the pages that need no JavaScript (landing and legal notes, in every language), the
 * list of what the service worker keeps, and a brotli and a gzip copy beside every text file, so that the service
 * never compresses at run time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../scoring/definition.ts';
import { LandingPage } from './landing/landing-page.tsx';
import { LegalPage } from './legal/legal-page.tsx';
import frameEn from './text/frame.en.json' with { type: 'json' };
import frameIt from './text/frame.it.json' with { type: 'json' };
import landingEn from './text/landing.en.json' with { type: 'json' };
import landingIt from './text/landing.it.json' with { type: 'json' };
import legalEn from './text/legal.en.json' with { type: 'json' };
import legalIt from './text/legal.it.json' with { type: 'json' };
import { type BuiltFile, offlineFiles } from './offline/offline-files.ts';
import { StaticDocument } from './static-document.tsx';

const output = join(dirname(fileURLToPath(import.meta.url)), '../dist/client');
const frames = { en: frameEn, it: frameIt };
const landings = { en: landingEn, it: landingIt };
const legals = { en: legalEn, it: legalIt };
const languages: Language[] = ['it', 'en'];
const notes = ['privacy', 'accessibility', 'legal', 'cookies'] as const;

interface StaticPage {
  /** Path below the language: '' or 'privacy/'. */
  path: string;
  title: string;
  description: string;
  content: ReactElement;
}

function pagesIn(language: Language): StaticPage[] {
  const landing = landings[language];
  return [
    {
      path: '',
      title: landing.title,
      description: landing.description,
      content: createElement(LandingPage, { language, texts: landing }),
    },
    ...notes.map((note) => {
      const texts = legals[language][note];
      return {
        path: `${note}/`,
        title: `${texts.title} · Meridiana`,
        description: texts.lead,
        content: createElement(LegalPage, { texts }),
      };
    }),
  ];
}

/** The stylesheet and font that Vite built for the application: the notes share them, and the browser keeps them. */
function builtFiles() {
  const shell = readFileSync(join(output, 'app.html'), 'utf8');
  const stylesheets = [...shell.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  const font = readdirSync(join(output, 'assets')).find((name) =>
    /latin-400-normal.*\.woff2$/.test(name),
  );
  if (stylesheets.length === 0 || !font) throw new Error('prerender: run vite build first');
  return { stylesheets, font: `/assets/${font}` };
}

function toHtml(
  page: StaticPage,
  language: Language,
  files: ReturnType<typeof builtFiles>,
): string {
  const { path, content: children, ...head } = page;
  const placeIn = (other: Language) => `/${other}/${path}`;
  const props = {
    ...head,
    ...files,
    language,
    languages,
    placeIn,
    texts: frames[language],
    children,
  };
  return `<!doctype html>${renderToStaticMarkup(createElement(StaticDocument, props))}\n`;
}

function writePages() {
  const files = builtFiles();
  for (const language of languages) {
    for (const page of pagesIn(language)) {
      const file = join(output, language, page.path, 'index.html');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, toHtml(page, language, files));
    }
  }
}

/** Puts before the worker's program what it reads. Another list, or another page, makes another version of it. */
function completeServiceWorker() {
  const read = (name: string) => readFileSync(join(output, name), 'utf8');
  const manifest = JSON.parse(read('.vite/manifest.json')) as Record<string, BuiltFile>;
  const files = offlineFiles(manifest);
  const hash = createHash('sha256').update(JSON.stringify(files)).update(read('app.html'));
  const offline = { version: hash.digest('base64url').slice(0, 16), files };
  const program = `self.offline=${JSON.stringify(offline)};\n${read('service-worker.js')}`;
  writeFileSync(join(output, 'service-worker.js'), program);
  rmSync(join(output, '.vite'), { recursive: true });
}

function compressTexts() {
  for (const name of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|css|js|svg|json|txt)$/.test(name)) continue;
    const content = readFileSync(join(output, name));
    writeFileSync(
      join(output, `${name}.br`),
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    );
    writeFileSync(join(output, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

writePages();
completeServiceWorker();
compressTexts();
