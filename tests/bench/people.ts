import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceUnderLoad } from './service-under-load.ts';

export const PASSWORD = 'nine brass gears turning';
const PATIENCE_MS = 60_000;

/** Somebody with an account, who comes from a network of their own. */
export interface Person {
  account: string;
  email: string;
  /** With the cookies of the session. */
  headers: Record<string, string>;
}

/** Opens accounts as people do: the address first, then the link in the mail. */
export async function openAccounts(service: ServiceUnderLoad, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, number) => ({
    email: `bench-${process.pid}-${number}@example.org`,
    headers: jsonFrom(`10.200.${number >> 8}.${number & 255}`),
  }));
  for (const { email, headers } of people) {
    const body = { email, language: 'it', privacyNotice: '2026-11' };
    await post(service.port, '/accounts', headers, body, 202);
  }
  const tokens = await tokensByAddress(service.dataDir, people.length);
  const opened: Person[] = [];
  for (const { email, headers } of people) {
    const body = { token: tokens.get(email), password: PASSWORD };
    const response = await post(service.port, '/accounts/verification', headers, body, 201);
    const { id } = (await response.json()) as { id: string };
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    opened.push({ account: id, email, headers: { ...headers, Cookie: cookies.join('; ') } });
  }
  return opened;
}

export function jsonFrom(network: string): Record<string, string> {
  return { 'Content-Type': 'application/json', 'X-Forwarded-For': network };
}

async function post(
  port: number,
  path: string,
  headers: Record<string, string>,
  body: object,
  expected: number,
): Promise<Response> {
  const url = `http://127.0.0.1:${port}/api/v1${path}`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (response.status !== expected) throw new Error(`${response.status} ${await response.text()}`);
  return response;
}

/** Reads the tokens from the mails in the outbox as they are written. */
async function tokensByAddress(dataDir: string, count: number): Promise<Map<string, string>> {
  const outbox = join(dataDir, 'outbox');
  const tokens = new Map<string, string>();
  for (const end = Date.now() + PATIENCE_MS; tokens.size < count;) {
    if (Date.now() > end) throw new Error(`${tokens.size} of ${count} mails were written`);
    await new Promise((done) => setTimeout(done, 200));
    const names = await readdir(outbox).catch(() => []);
    for (const name of names.filter((each) => each.endsWith('.eml'))) {
      const mail = (await readFile(join(outbox, name), 'utf8')).replaceAll('=\r\n', '');
      const token = /#verify=(?:3D)?([\w-]+)/.exec(mail)?.[1];
      const address = /^To: <?([^>\r\n]+)>?/m.exec(mail)?.[1];
      if (token && address) tokens.set(address, token);
    }
  }
  return tokens;
}
