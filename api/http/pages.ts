import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Request, type Response, Router } from 'express';

const LANGUAGES = ['it', 'en'] as const;
const ENCODINGS = { br: '.br', gzip: '.gz' } as const;
/** Built files carry a hash of their content in their name. */
const HASHED = /^\/assets\//;

interface PageFile {
  path: string;
  type: string;
  etag: string;
  cacheControl: string;
  encodings: (keyof typeof ENCODINGS)[];
}

/**
 * The built pages: pre-rendered ones as they are, hashed files for ever, and the application's shell
 * for every other address below a language. Only what was there at start is ever served.
 */
export function createPages(folder: string): Router {
  const files = findFiles(folder);
  const shell = files.get('/app.html');
  const router = Router();
  router.get('/', (request, response) => {
    response.set({ Vary: 'Accept-Language', 'Cache-Control': 'no-cache' });
    response.redirect(302, `/${request.acceptsLanguages(...LANGUAGES) || LANGUAGES[0]}/`);
  });
  router.get('/{*path}', (request, response, next) => {
    const { path } = request;
    const file = files.get(path) ?? files.get(`${path}index.html`);
    if (file) send(request, response, file);
    else if (files.has(`${path}/index.html`)) response.redirect(308, `${path}/`);
    else if (shell && /^\/(it|en)\/[^.]*$/.test(path)) send(request, response, shell);
    else if (isLanguage(path.slice(1))) response.redirect(308, `${path}/`);
    else next();
  });
  router.use((request, response) => sendNotFound(request, response));
  return router;
}

function isLanguage(text: string): boolean {
  return LANGUAGES.some((language) => language === text);
}

function findFiles(folder: string): Map<string, PageFile> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const known = new Set(names);
  return new Map(
    names
      .filter((name) => !/\.(br|gz)$/.test(name))
      .map((name) => {
        const url = name.slice(folder.length).replaceAll('\\', '/');
        return [url, readFacts(name, url, known)] as const;
      }),
  );
}

function readFacts(path: string, url: string, known: Set<string>): PageFile {
  const hash = createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 22);
  return {
    path,
    type: extname(path),
    etag: `W/"${hash}"`,
    cacheControl: HASHED.test(url) ? 'public, max-age=31536000, immutable' : 'no-cache',
    encodings: (['br', 'gzip'] as const).filter((name) => known.has(path + ENCODINGS[name])),
  };
}

function send(request: Request, response: Response, file: PageFile): void {
  response.set({ ETag: file.etag, 'Cache-Control': file.cacheControl });
  response.type(file.type);
  if (file.encodings.length > 0) response.vary('Accept-Encoding');
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const encoding = file.encodings.length > 0 && request.acceptsEncodings(...file.encodings);
  if (encoding) response.set('Content-Encoding', encoding);
  const path = encoding ? file.path + ENCODINGS[encoding as keyof typeof ENCODINGS] : file.path;
  response.sendFile(path, {
    etag: false,
    lastModified: false,
    cacheControl: false,
    acceptRanges: false,
  });
}

const NOT_FOUND = {
  it: {
    title: 'Pagina non trovata',
    text: 'A questo indirizzo non c’è nulla.',
    home: 'Vai alla pagina iniziale',
  },
  en: {
    title: 'Page not found',
    text: 'There is nothing at this address.',
    home: 'Go to the home page',
  },
};

function sendNotFound(request: Request, response: Response): void {
  const language = request.acceptsLanguages(...LANGUAGES) === 'en' ? 'en' : 'it';
  const { title, text, home } = NOT_FOUND[language];
  response.status(404).set({ 'Cache-Control': 'no-store' }).vary('Accept-Language');
  response
    .type('html')
    .send(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Meridiana</title></head>` +
        `<body><main><h1>${title}</h1><p>${text}</p><p><a href="/${language}/">${home}</a></p></main></body></html>`,
    );
}
