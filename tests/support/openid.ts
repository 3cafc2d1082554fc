/** Starts the real OpenID provider beside the tests and walks through its pages as a browser does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../api/project-root.ts';

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface TestProvider {
  settings: ProviderSettings;
  /** Signs in there from where `url` leads. @returns where the provider sends the browser back to */
  signIn(url: string, subject: string): Promise<string>;
  close(): Promise<void>;
}

/** @param people subject → what the provider says of them */
export async function startProvider(
  redirectUri: string,
  people: Record<string, object>,
): Promise<TestProvider> {
  const script = join(projectRoot, 'tests/support/openid-provider.mjs');
  const child = spawn(process.execPath, [script, JSON.stringify({ redirectUri, people })], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [line]: unknown[] = await once(createInterface(child.stdout), 'line');
  const issuer = String(line);
  return {
    settings: { issuer, clientId: 'meridiana', clientSecret: 'a secret between the two' },
    signIn: (url, subject) => walk(issuer, url, subject),
    async close() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

async function walk(issuer: string, start: string, subject: string): Promise<string> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>): Promise<string> => {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form && { body: new URLSearchParams(form) }),
    });
    await response.arrayBuffer();
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=', 2);
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    return next === null ? url : new URL(next, url).href;
  };
  let url = await visit(start);
  // Either the page that asks who one is, or already the way back with an error.
  if (!url.startsWith(issuer)) return url;
  url = await visit(url, { prompt: 'login', login: subject, password: 'any' });
  while (url.startsWith(issuer)) url = await visit(url);
  return url;
}
