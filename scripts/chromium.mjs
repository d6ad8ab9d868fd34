// @ts-check
/**
 * Finds a Chromium for the end-to-end tests and benchmarks, or installs one: CHROMIUM_PATH, then Playwright's own, then
 * the system's; failing these Playwright's download, then (on Debian as root) apt. Journeys that need nothing but a page
 * go through in its headless shell, in four fifths of the time.
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
/** Debian's. Without windows, and whatever a browser is beside its pages. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/** @returns {string | undefined} path of an installed browser */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return [chromium.executablePath(), ...SYSTEM_BROWSERS].find((path) => path && existsSync(path));
}

/** @returns {string | undefined} the whole browser where there is no shell */
export function findHeadlessShell() {
  const isWanted = !process.env.CHROMIUM_PATH && existsSync(HEADLESS_SHELL);
  return isWanted ? HEADLESS_SHELL : findChromium();
}

/** @param {string} command @param {string[]} args */
const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', timeout: 10 * 60_000 }).status === 0;

/** Whether Debian's package is installed now. @param {string} name */
function installPackage(name) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  return run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', name]);
}

/** @returns {string} path of a browser, installed now if there was none */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium found: installing one for the end-to-end tests.');
  run('npx', ['playwright', 'install', 'chromium']);
  if (!findChromium()) installPackage('chromium');
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'The end-to-end tests need Chromium and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}

/** Installs the shell where there is none and that can be done: without it tests take longer, and that is all. */
export function ensureHeadlessShell() {
  if (process.env.CHROMIUM_PATH || existsSync(HEADLESS_SHELL)) return;
  if (!installPackage('chromium-headless-shell')) console.log('No headless shell: the whole Chromium takes its place.');
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
