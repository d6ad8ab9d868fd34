/**
 * Cloudscape in the build with what the console uses of it, and under short names. Half of what its style sheets weigh are
 * names such as `awsui_root_18wu0_hdd32_950` and `--color-text-body-default-vvtq8u`: they get short ones, the same in style
 * sheets and scripts, and scripts name no class by a longer one (cloudscape-classes.ts). Its icons, messages and colours are modules
 * with all there are: those of components and under names that nothing here mentions go.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { CloudscapeClasses } from './cloudscape-classes.ts';
import { UNUSED } from './unused-cloudscape.ts';

const { resolve: find } = createRequire(import.meta.url);
const COMPONENTS = dirname(find('@cloudscape-design/components/package.json'));
const CONSOLE = fileURLToPath(new URL('../src/console/', import.meta.url));

const CLASS = /\bawsui_[\w-]+_[a-z\d]{5,6}_[a-z\d]{5,6}_\d+\b/g;
const VARIABLE = /--[a-z][a-z\d-]*-[a-z\d]{6}(?![\w-])/g;
/** The root of every component imports its declarations. */
const DECLARED = /(--[a-z][a-z\d-]*-[a-z\d]{6})\s*:/g;
const DECLARATION = /(--[a-z][a-z\d-]*-[a-z\d]{6})\s*:([^;{}]*);/g;
const USED = /var\((--[\w-]+)/g;
const TOKENS = 'internal/generated/styles/tokens.js';

/** What stands in for the file, if the console never shows what is in it. */
const standIn = (file: string) => {
  const name = file.replaceAll('\\', '/').split('@cloudscape-design/').at(-1) ?? '';
  return UNUSED[name];
};

const read = (file: string) => readFileSync(join(COMPONENTS, file), 'utf8');
const groups = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, group]) => group ?? []);

export interface LeanCloudscape {
  classes: CloudscapeClasses;
  withoutTelemetry(script: string): string;
  /** Of a style sheet or script. */
  rename(text: string): string;
  /** Of the style sheet with what all components have in common. */
  keepVariables(sheet: string): string;
  /** Of the module with all icons. */
  keepIcons(module: string): string;
  /** Of the module with all messages. */
  keepMessages(module: string): string;
}

export function leanCloudscape(): LeanCloudscape {
  const own = sources(CONSOLE, /\.tsx?$/).map((file) => readFileSync(file, 'utf8'));
  const used = reachable(own.flatMap((text) => groups(text, /['"]@cloudscape-design\/components\/([\w/-]+)['"]/g)));
  const declared = new Set(groups(read('internal/base-theme/styles.scoped.css'), DECLARED));
  const internal = read('internal/generated/custom-css-properties/index.js').match(VARIABLE) ?? [];
  const names = sources(COMPONENTS, /styles\.scoped\.css$/)
    .sort()
    .flatMap((file) => readFileSync(file, 'utf8').match(CLASS) ?? []);
  const short = new Map([...shortNames('_', names), ...shortNames('--', [...declared, ...internal])]);
  const renamed = (name: string) => short.get(name) ?? name;

  const mentioned = new Set([...own, ...used.values()].flatMap((text) => groups(text, /['"]([a-z\d-]+)['"]/g)));
  const speaking = new Set([...used.values()].flatMap((text) => groups(text, /I18n\(['"]([\w[\]-]+)['"]\)/g)));
  const texts = [...used.values()].join('\n');
  // some keys are put together: their last part is not
  const keepSaid = (messages: object) =>
    Object.fromEntries(Object.entries(messages).filter(([key]) => texts.includes(key.split('.').at(-1) ?? key)));
  const classes = new CloudscapeClasses(used);
  const variables = usedVariables([
    ...own,
    ...[...used].flatMap(([file, text]) => (file === join(COMPONENTS, TOKENS) ? [] : text)),
    ...classes.styleSheets.map((file) => readFileSync(file, 'utf8')),
  ]);
  return {
    classes,
    withoutTelemetry,
    keepVariables: (sheet) =>
      sheet.replace(DECLARATION, (declaration, name: string) => (variables.has(name) ? declaration : '')),
    rename: (text) =>
      withoutFallbacks(text, (name) => declared.has(name))
        .replace(CLASS, renamed)
        .replace(VARIABLE, renamed),
    // the names of the icons of a status are put together
    keepIcons: (module) =>
      module.replace(/^ {4}"([a-z\d-]+)": React[\s\S]*?,\n(?= {4}"|\})/gm, (icon, name: string) =>
        mentioned.has(name) || name.startsWith('status-') ? icon : '',
      ),
    keepMessages: (module) => {
      const all = JSON.parse(module.slice(module.indexOf('{'), module.lastIndexOf('}') + 1));
      for (const locales of Object.values<Record<string, object>>(all))
        for (const [locale, components] of Object.entries<object>(locales as Record<string, object>)) {
          const spoken = Object.entries(components).filter(([name]) => speaking.has(name));
          (locales as Record<string, object>)[locale] = Object.fromEntries(
            spoken.map(([name, messages]) => [name, keepSaid(messages)]),
          );
        }
      return `export default ${JSON.stringify(all)};`;
    },
  };
}

const sources = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => join(folder, file));

/** The scripts of these components and whatever they import, by their paths; icons and messages mention all there are. */
function reachable(components: string[]): Map<string, string> {
  const found = new Map<string, string>();
  const open = components.map((name) => join(COMPONENTS, name));
  for (let path = open.pop(); path; path = open.pop()) {
    const file = [path, `${path}.js`, join(path, 'index.js')].find((each) => /\.js$/.test(each) && existsSync(each));
    if (!file || found.has(file) || /icon[\\/]generated|i18n[\\/]messages|styles\.css\.js$/.test(file)) continue;
    const text = standIn(file) ?? readFileSync(file, 'utf8');
    found.set(file, text);
    open.push(...groups(text, /(?:from|import)\s*\(?['"](\.[^'"]+)['"]/g).map((name) => resolve(dirname(file), name)));
  }
  return found;
}

/** What is used in the texts, by its name or by that of its token, and what that in turn is made of. */
function usedVariables(texts: readonly string[]): Set<string> {
  const words = new Set(texts.flatMap((text) => text.match(/[\w-]+/g) ?? []));
  const used = new Set(
    [...read(TOKENS).matchAll(/(\w+) = "var\((--[\w-]+)/g)].flatMap(([, token = '', name = '']) =>
      words.has(token) || words.has(name) ? [name] : [],
    ),
  );
  for (const name of words) if (name.startsWith('--')) used.add(name);
  const declarations = [...read('internal/base-theme/styles.scoped.css').matchAll(DECLARATION)];
  for (let before = 0; used.size > before; ) {
    before = used.size;
    for (const [, name = '', value = ''] of declarations)
      if (used.has(name)) for (const part of groups(value, USED)) used.add(part);
  }
  return used;
}

/** Old names to new ones, numbered as they are met: each build gives the same. */
function shortNames(prefix: string, names: Iterable<string>): Map<string, string> {
  const short = new Map<string, string>();
  for (const name of names) if (!short.has(name)) short.set(name, prefix + short.size.toString(36));
  return short;
}

/** `var(--a, calc(1px + var(--b, 2px)))` without the fallbacks of variables that are always declared. */
function withoutFallbacks(text: string, isDeclared: (name: string) => boolean): string {
  let result = '';
  let from = 0;
  for (const { 0: start, 1: name = '', index } of text.matchAll(/var\((--[\w-]+),/g)) {
    if (index < from || !isDeclared(name)) continue;
    const fallback = index + start.length;
    result += text.slice(from, fallback - 1);
    from = closingOf(text, fallback);
  }
  return result + text.slice(from);
}

/** What only those hear who switch Cloudscape's telemetry on: here nobody does. */
const TELLING = /(?<!function )\b(?:get|copy)Analytics(?:Metadata|Label)Attribute\(|\buseBaseComponent\('\w+'(?=,)/g;

function withoutTelemetry(text: string): string {
  let result = '';
  let from = 0;
  for (const { 0: call, index } of text.matchAll(TELLING)) {
    if (index < from) continue;
    result += text.slice(from, index) + (call.endsWith('(') ? '({})' : `${call})`);
    from = closingOf(text, index + call.length) + 1;
  }
  return result + text.slice(from);
}

/** Where the parenthesis ends that is open at `from`. */
function closingOf(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') open++;
    if (text[at] === ')' && --open === 0) return at;
  }
  throw new Error('Cloudscape has a parenthesis that does not end.');
}

export function leanCloudscapePlugin(): Plugin {
  let lean: LeanCloudscape;
  return {
    name: 'lean-cloudscape',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      lean = leanCloudscape();
    },
    transform: {
      filter: { id: /@cloudscape-design[\\/]component(?:s|-toolkit)[\\/].*\.(?:js|css)$/ },
      handler(code, id) {
        const instead = standIn(id);
        if (instead !== undefined) return { code: instead, map: null };
        if (/styles\.css\.js$/.test(id))
          // its style sheet is wanted though nothing is looked up
          return {
            code: lean.rename(lean.classes.inDictionary(resolve(id), code)),
            map: null,
            moduleSideEffects: true,
          };
        if (/icon[\\/]generated[\\/]icons\.js$/.test(id)) return { code: lean.keepIcons(code), map: null };
        if (/i18n[\\/]messages[\\/]all\.\w+\.js$/.test(id)) return { code: lean.keepMessages(code), map: null };
        if (/base-theme[\\/]styles\.scoped\.css$/.test(id))
          return { code: lean.rename(lean.keepVariables(code)), map: null };
        if (id.endsWith('.css')) return { code: lean.rename(lean.classes.inStyleSheet(resolve(id), code)), map: null };
        return { code: lean.rename(lean.classes.inScript(resolve(id), lean.withoutTelemetry(code))), map: null };
      },
    },
  };
}
