// @ts-check
/**
 * Finds a Chromium for the end-to-end tests and benchmarks, or installs one: CHROMIUM_PATH, then Playwright's own, then
 * the system's; failing these Playwright's download, then (on Debian as root) apt.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {string | undefined} path of an installed browser */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return [chromium.executablePath(), ...SYSTEM_BROWSERS].find((path) => path && existsSync(path));
}

/** @returns {string} path of a browser, installed now if there was none */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium found: installing one for the end-to-end tests.');
  /** @param {string} command @param {string[]} args */
  const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', timeout: 10 * 60_000 }).status === 0;
  run('npx', ['playwright', 'install', 'chromium']);
  if (!findChromium() && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    if (run('apt-get', ['update', '-qq'])) run('apt-get', ['install', '-y', '-qq', 'chromium']);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'The end-to-end tests need Chromium and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}

/** Flags for a quiet, offline browser; Chromium refuses its own sandbox only when run as root. */
export const CHROMIUM_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
