// Called before the tests: makes sure that there is a Chromium to drive, or says in one sentence what to do.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.cjs';

function mayInstall() {
  return (
    process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version')
  );
}

function install() {
  console.log('Installing Chromium for the browser tests (once, about half a minute) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  } catch {
    // What remains to be done is said below.
  }
}

if (!findChromium() && mayInstall()) install();
if (!findChromium()) {
  console.error(
    'The browser tests need Chromium: install it (on Debian “apt-get install chromium”) or set CHROMIUM_PATH to its program.',
  );
  process.exit(1);
}
