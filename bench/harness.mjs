// @ts-check
/** What the parts of the benchmark have in common: builds, servers, browsers; rounds, medians and how they are printed. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, ensureChromium } from '../scripts/chromium.mjs';

/** @typedef {Record<string, number>} Rows a round's figures, by what they are of */
/** @typedef {{ round(): Promise<Rows>, close(): Promise<void> }} Subject a build that is being measured */
/**
 * @typedef {object} Part
 * @property {string} title
 * @property {number} rounds
 * @property {(dir: string) => Promise<Subject>} open builds the checkout there and gets it ready
 * @property {(rows: Rows) => Rows} [derive] figures that follow from the medians
 * @property {string} [note]
 */

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** @param {number} value */
function shown(value) {
  if (Number.isNaN(value)) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 1 ? 3 : 2);
}

/** @param {string} dir @param {string[]} args */
export function build(dir, args) {
  const { status } = spawnSync('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn', ...args], {
    cwd: dir,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** The product, built once for all parts that need it. @type {Set<string>} */
const built = new Set();

/** @param {string} dir */
export async function serveProduct(dir) {
  if (!built.has(dir)) build(dir, []);
  built.add(dir);
  return serve(dir, 'dist');
}

/** On a port that is free. @param {string} dir @param {string} outDir */
export async function serve(dir, outDir) {
  const server = await preview({
    root: dir,
    build: { outDir },
    preview: { port: 0, strictPort: true, host: '127.0.0.1' },
    logLevel: 'warn',
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error(`${dir} could not be served.`);
  return { url, close: () => server.close() };
}

const executablePath = ensureChromium();
export const launch = () => chromium.launch({ executablePath, args: CHROMIUM_FLAGS });

/** A new page in a new browser; errors of the page are told. @param {import('playwright').Browser} browser */
export async function openPage(browser) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.error(error));
  return page;
}

/** Rounds alternate between the checkouts, so that what the machine does meanwhile befalls all of them.
 * @param {Part} part @param {string[]} dirs */
export async function measure(part, dirs) {
  const subjects = [];
  for (const dir of dirs) subjects.push(await part.open(dir));
  /** @type {Map<string, number[]>[]} */
  const measured = dirs.map(() => new Map());
  for (let round = 0; round < part.rounds; round++) {
    for (const [index, subject] of subjects.entries()) {
      for (const [name, value] of Object.entries(await subject.round())) {
        const values = measured[index]?.get(name) ?? [];
        measured[index]?.set(name, [...values, value]);
      }
    }
  }
  for (const subject of subjects) await subject.close();
  print(part, measured);
}

/** @param {Part} part @param {Map<string, number[]>[]} measured */
function print({ title, rounds, derive, note }, [here = new Map(), against]) {
  const columns = against ? 'here; against; here in times of against' : 'lowest to highest';
  console.log(`\n${title} (median of ${rounds} rounds; ${columns})`);
  /** @param {Map<string, number[]> | undefined} rows */
  const middles = (rows) => {
    const medians = Object.fromEntries([...(rows ?? [])].map(([name, values]) => [name, median(values)]));
    return { ...medians, ...derive?.(medians) };
  };
  const [ours, theirs] = [middles(here), middles(against)];
  for (const [name, value] of Object.entries(ours)) {
    const line = `  ${name.padEnd(62)} ${shown(value).padStart(9)}`;
    const values = here.get(name) ?? [value];
    if (!against) console.log(`${line}   (${shown(Math.min(...values))} to ${shown(Math.max(...values))})`);
    else
      console.log(`${line} ${shown(theirs[name] ?? Number.NaN).padStart(9)} ${ratio(value, theirs[name]).padStart(7)}`);
  }
  if (note) console.log(`  ${note}`);
}

/** @param {number} value @param {number | undefined} other */
const ratio = (value, other) => (other === undefined || other === 0 ? '–' : (value / other).toFixed(2));
