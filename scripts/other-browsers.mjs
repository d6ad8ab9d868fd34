// @ts-check
/** Finds Firefox and WebKitGTK's MiniBrowser for the tests in other browsers, or installs Debian's (as root, with apt). */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} name a program on the PATH @returns {string | undefined} */
function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // in the next one perhaps
    }
  }
  return undefined;
}

export const findFirefox = () => process.env.FIREFOX_PATH ?? onPath('firefox-esr') ?? onPath('firefox');

/** Of Debian's, Fedora's and other folders for it. */
const MINI_BROWSERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib',
  '/usr/lib64',
  '/usr/libexec',
].flatMap((folder) => ['4.1', '6.0', '4.0'].map((version) => `${folder}/webkit2gtk-${version}/MiniBrowser`));

export const findMiniBrowser = () => process.env.MINI_BROWSER_PATH ?? MINI_BROWSERS.find((path) => existsSync(path));

const NEEDED = [
  { name: 'Firefox', found: findFirefox, debian: 'firefox-esr' },
  {
    name: 'WebKitGTK’s MiniBrowser and driver',
    found: () => findMiniBrowser() && onPath('WebKitWebDriver'),
    debian: 'webkit2gtk-driver',
  },
  { name: 'Xvfb', found: () => onPath('Xvfb'), debian: 'xvfb' },
];

/** What is missing and cannot be installed, in one sentence; undefined when all is here. @returns {string | undefined} */
export function missingBrowsers(needed = NEEDED) {
  const missing = () => needed.filter(({ found }) => !found());
  const packages = missing().map(({ debian }) => debian);
  if (packages.length > 0 && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log(`Installing ${packages.join(', ')} for the tests in other browsers.`);
    /** @param {string[]} args */
    const apt = (...args) =>
      spawnSync('apt-get', ['-qq', ...args], { stdio: 'inherit', timeout: 10 * 60_000 }).status === 0;
    if (apt('update')) apt('install', '-y', '--no-install-recommends', ...packages);
  }
  const still = missing();
  if (still.length === 0) return undefined;
  const names = still.map(({ name }) => name).join(', ');
  const install = still.map(({ debian }) => debian).join(' ');
  return `The tests in other browsers need ${names}, which could not be installed here: install them, on Debian with "apt install ${install}".`;
}

/** @returns {string} */
export function ensureFirefox() {
  const missing = missingBrowsers(NEEDED.filter(({ name }) => name === 'Firefox'));
  const path = findFirefox();
  if (!path) throw new Error(missing);
  return path;
}
