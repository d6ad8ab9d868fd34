/**
 * The dependency rule of the house, executable: who may import whom, no cycles, and what the host-free rooms may not
 * touch. src/ARCHITECTURE.md draws the same picture.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = dirname(fileURLToPath(import.meta.url));

/** A room, and the rooms (or single files) it may import from besides itself. */
const MAY_IMPORT: Record<string, string[]> = {
  api: [],
  zip: ['api'],
  kernel: ['api'],
  lambda: ['api', 'kernel'],
  services: ['api', 'kernel'],
  sandbox: ['api', 'lambda/runtime-host.ts'],
  simulator: ['api', 'kernel', 'lambda', 'services'],
  region: ['api', 'zip', 'kernel', 'lambda', 'services', 'sandbox'],
  cli: ['api'],
  labs: ['api', 'cli'],
  bridge: ['api'],
  offline: ['api'],
  console: ['api', 'zip', 'cli', 'labs', 'simulator'],
  'main.tsx': ['api', 'console', 'region/client.ts', 'sandbox/page', 'offline/page.ts', 'offline/host.ts'],
};

/** What the engine may not use: it is synchronous, on borrowed time and luck. Comments do not count. */
const BANNED_IN_THE_ENGINE = /\basync\b|\bawait\b|\bPromise\b|\bDate\b|\bMath\.random\b|\bsetTimeout\b|\bcrypto\b/;

const DUMP_FOLDERS = /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.tsx?$)/;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

const isTest = (file: string) => /\.test\.tsx?$|test-fixture|\/contract\//.test(file);
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

/** Relative imports of a file, as paths below src; types included, for a room is a room to the compiler too. */
function importsOf(file: string): { path: string; typeOnly: boolean }[] {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const found: { path: string; typeOnly: boolean }[] = [];
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*['"](\.[^'"?]+)|import\(\s*['"](\.[^'"?]+)|(?:^|\n)\s*import\s*['"](\.[^'"?]+)/g;
  for (const match of text.matchAll(statement)) {
    const specifier = match[2] ?? match[3] ?? match[4] ?? '';
    found.push({ path: relative(SRC, resolve(dirname(file), specifier)), typeOnly: match[1] !== undefined });
  }
  return found;
}

const files = sources(SRC).map((file) => ({ file, name: relative(SRC, file) }));
const productFiles = files.filter(({ name }) => !isTest(name));
const roomOf = (name: string) => name.split('/')[0] ?? name;

test('every room imports only what the house allows', () => {
  const wrong: string[] = [];
  for (const { file, name } of productFiles) {
    const room = roomOf(name);
    const allowed = MAY_IMPORT[room];
    if (!allowed) {
      wrong.push(`${name}: no such room`);
      continue;
    }
    for (const { path } of importsOf(file)) {
      if (path.startsWith('..')) continue;
      const ok = roomOf(path) === room || allowed.some((a) => path === a || path.startsWith(`${a}/`));
      if (!ok) wrong.push(`${name} imports ${path}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** The console's own floors: pages stand on widgets, all stand on what belongs to no page, and nobody on a page. */
const CONSOLE_COMPOSITION = /^console\/(app|first-screens|mount|routes)\.tsx?$/;
/** A tab and the page around the tabs put together the sections of a function. */
const FUNCTION_COMPOSITION = /^console\/pages\/function\/(function-[a-z-]+|[a-z-]+\/[a-z-]+-tab)\.tsx$/;

function consoleObjection(importer: string, imported: string): string | undefined {
  const folder = dirname(importer);
  const inside = (room: string, name = imported) => name.startsWith(`console/${room}/`);
  if (inside('domain', importer) && !inside('domain') && roomOf(imported) !== 'api')
    return 'rules of display know the contract alone';
  if (inside('queries', importer) && inside('widgets')) return 'a query shows nothing';
  if (!inside('pages', importer))
    return inside('pages') && !CONSOLE_COMPOSITION.test(importer) ? 'nothing below a page knows it' : undefined;
  if (CONSOLE_COMPOSITION.test(imported)) return 'a page does not know what surrounds it';
  if (!inside('pages') || dirname(imported) === folder || imported.startsWith(`${folder}/`)) return undefined;
  return FUNCTION_COMPOSITION.test(importer) && inside('pages/function') ? undefined : "another page's folder";
}

test('the console stands on floors: domain, queries, widgets, pages', () => {
  const wrong = productFiles
    .filter(({ name }) => roomOf(name) === 'console')
    .flatMap(({ file, name }) =>
      importsOf(file).flatMap(({ path }) => {
        const objection = consoleObjection(name, path);
        return objection ? [`${name} imports ${path}: ${objection}`] : [];
      }),
    );
  expect(wrong).toEqual([]);
});

test.each([
  ['console/domain/alias-routing.ts', 'console/queries/aliases.ts'],
  ['console/queries/aliases.ts', 'console/widgets/cli-button.tsx'],
  ['console/drafts.ts', 'console/pages/function/code/workbench.tsx'],
  ['console/widgets/help.tsx', 'console/pages/notes/notes-panel.tsx'],
  ['console/pages/layers/layer-page.tsx', 'console/pages/settings/settings-page.tsx'],
  ['console/pages/function/layers/add-layer-page.tsx', 'console/pages/function/code/workbench.tsx'],
  ['console/pages/settings/settings-page.tsx', 'console/routes.tsx'],
])('%s may not import %s', (importer, imported) => {
  expect(consoleObjection(importer, imported)).toBeDefined();
});

test('there are no import cycles', () => {
  const graph = new Map(
    productFiles.map(({ file, name }) => [
      name,
      importsOf(file)
        .filter((i) => !i.typeOnly)
        .map((i) => i.path),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (name: string, trail: string[]) => {
    const at = trail.indexOf(name);
    if (at >= 0) {
      cycles.push([...trail.slice(at), name].join(' → '));
      return;
    }
    if (done.has(name)) return;
    for (const next of graph.get(name) ?? []) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  expect(cycles).toEqual([]);
});

test('the kernel, Lambda and the services have no promise, no wall clock and no luck of their own', () => {
  const wrong: string[] = [];
  for (const { file, name } of productFiles) {
    if (!/^(kernel|lambda|services)\//.test(name)) continue;
    withoutComments(readFileSync(file, 'utf8'))
      .split('\n')
      .forEach((line, index) => {
        // ISO texts are made from the engine's own milliseconds
        const checked = line.replace(/new Date\([^)]+\)/g, '').replace(/'[^']*'|`[^`]*`/g, '');
        if (BANNED_IN_THE_ENGINE.test(checked)) wrong.push(`${name}:${index + 1} ${line.trim()}`);
      });
  }
  expect(wrong).toEqual([]);
});

test('the console asks one file what time it is for the account, and no clock', () => {
  const wrong: string[] = [];
  for (const { file, name } of productFiles) {
    if (!name.startsWith('console/') || name === 'console/account-now.ts') continue;
    const clocks = withoutComments(readFileSync(file, 'utf8')).match(/\bDate\.now\b|\bnew Date\(\)/g) ?? [];
    for (const clock of clocks) wrong.push(`${name}: ${clock}`);
  }
  expect(wrong).toEqual([]);
});

test('no folder or file is a place where design stopped', () => {
  // Node.js itself has a module of that name
  const named = files.map(({ name }) => name).filter((name) => name !== 'sandbox/nodejs/builtins/util.ts');
  expect(named.filter((name) => DUMP_FOLDERS.test(name))).toEqual([]);
});

test('every file opens with what it is', () => {
  const silent = productFiles
    .filter(({ name }) => !name.startsWith('api/models/'))
    .filter(({ file }) => !/^\s*(\/\*\*|\/\/|\/\*)/.test(readFileSync(file, 'utf8')))
    .map(({ name }) => name);
  expect(silent).toEqual([]);
});
