/** The way of a statistics officer: an account, the role, a region in hand, and firms to count. */
import type { Page } from 'playwright-core';
import { type Place, openAccount } from './account-walk.ts';
import type { RunningService } from './browser.ts';
import { runProgram } from './programs.ts';

/** Puts generated firms of Tuscany beside what is there. */
export async function generateFirms(service: RunningService, firms: number): Promise<void> {
  const words = ['--firms', String(firms)];
  const made = await runProgram('api/commands/seed.ts', words, { DATA_DIR: service.dataDir });
  if (made.code !== 0) throw new Error(made.stderr);
}

/** Opens an account on the page; the administrator makes it a statistics officer of the regions. */
export async function openOfficer(
  page: Page,
  admin: Page,
  place: Place,
  email: string,
  regions: string[],
): Promise<void> {
  await openAccount(page, place, email);
  const account = (await (await page.request.get(`${place.url}/api/v1/account`)).json()) as {
    id: string;
  };
  const at = `${place.url}/api/v1/accounts/${account.id}`;
  await put(admin, `${at}/roles/statistics-officer`);
  await put(admin, `${at}/regions`, { regions });
}

async function put(page: Page, address: string, data?: object): Promise<void> {
  const response = await page.request.put(address, data === undefined ? {} : { data });
  if (!response.ok()) throw new Error(`${response.status()} ${await response.text()}`);
}
