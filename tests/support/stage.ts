/** What the tests of a file in the browser play on. */
import type { Browser } from 'playwright-core';
import { launchBrowser, runService, type RunningService } from './browser.ts';
import { removeFolders } from './data-folder.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';

const open: { browser?: Browser; service?: RunningService; mailbox?: Mailbox } = {};

/** For `beforeAll`: the built service and a browser. */
export async function openStage(settings: Record<string, string> = {}) {
  const [service, browser] = await Promise.all([runService(settings), launchBrowser()]);
  Object.assign(open, { service, browser });
  return { service, browser };
}

/** The same with a mailbox that every mail of the service goes to. */
export async function openStageWithMail() {
  const mailbox = await openMailbox();
  open.mailbox = mailbox;
  return { ...(await openStage({ SMTP_URL: mailbox.url })), mailbox };
}

/** For `afterAll`: ends what was opened in this test file. */
export async function closeStage(): Promise<void> {
  await open.browser?.close();
  await open.service?.stop();
  await open.mailbox?.close();
  await removeFolders();
}
