import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { leanCloudscape } from './lean-cloudscape.ts';
import { ASKING, UNUSED } from './unused-cloudscape.ts';

const components = dirname(createRequire(import.meta.url).resolve('@cloudscape-design/components/package.json'));
const read = (file: string) => readFileSync(join(components, file), 'utf8');
const lean = leanCloudscape();

test('a class has one short name, in the style sheet and in the script', () => {
  const sheet = lean.rename(read('button/styles.scoped.css'));
  const names = [...lean.rename(read('button/styles.css.js')).matchAll(/": "([^"]+)"/g)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    expect(name).toMatch(/^_[a-z\d]+$/);
    expect(sheet).toContain(`.${name}`);
  }
  expect(new Set(names).size).toBe(names.length);
});

test('a variable has one short name, where it is declared, used and set, and a fallback only where nobody declares it', () => {
  const token = /colorBackgroundButtonPrimaryDefault = "var\(([^)]+)\)"/.exec(
    lean.rename(read('internal/generated/styles/tokens.js')),
  )?.[1];
  expect(token).toMatch(/^--[a-z\d]+$/);
  expect(lean.rename(read('internal/base-theme/styles.scoped.css'))).toContain(`${token}:`);
  expect(lean.rename('a{color:var(--nobody-declares,calc(1px + 2px))}')).toBe(
    'a{color:var(--nobody-declares,calc(1px + 2px))}',
  );
});

const inComponents = (file: string) => join(components, file);

test('a script names a class itself; what it puts together is looked up, and the rest of the dictionary is gone', () => {
  const script = lean.classes.inScript(inComponents('button/internal.js'), read('button/internal.js'));
  expect(script).toMatch(/\["awsui_disabled_[\w]+"\]: isNotInteractive/);
  expect(script).toMatch(/styles\[`variant-\$/);
  expect(script).not.toMatch(/(?<![\w./])(?:styles|testUtilStyles|analyticsSelectors)[.[](?!`)/);
  const dictionary = lean.classes.inDictionary(inComponents('button/styles.css.js'), read('button/styles.css.js'));
  expect(dictionary).toContain("import './styles.scoped.css'");
  expect(dictionary).toContain('"variant-primary": "awsui_');
  expect(dictionary).not.toContain('"disabled"');
  // handed on whole
  const whole = 'button-dropdown/styles.css.js';
  expect(lean.classes.inDictionary(inComponents(whole), read(whole))).toBe(read(whole));
});

test('what components tell of themselves is neither made nor told', () => {
  const script = lean.withoutTelemetry(read('table/index.js'));
  expect(script).toContain("useBaseComponent('Table');");
  expect(script).toContain('...({}),');
  expect(script).not.toContain('getAnalyticsMetadataAttribute(');
});

test('rules are left that match something, and colours that are used', () => {
  const sheet = lean.classes.inStyleSheet(
    inComponents('table/resizer/styles.scoped.css'),
    read('table/resizer/styles.scoped.css'),
  );
  expect(sheet).toContain('awsui_divider_');
  expect(sheet).not.toContain('awsui_resizer_');
  const theme = read('internal/base-theme/styles.scoped.css');
  const kept = lean.keepVariables(theme);
  expect(kept).toContain('--color-background-button-primary-default-');
  expect(theme).toContain('--color-charts-palette-categorical-30-');
  expect(kept).not.toContain('--color-charts-palette-categorical-30-');
});

test('icons and messages are left that something names, and only these', () => {
  const icons = lean.keepIcons(read('icon/generated/icons.js'));
  for (const name of ['settings', 'status-in-progress', 'close', 'caret-down-filled', 'list-view'])
    expect(icons).toContain(`"${name}": React`);
  expect(icons).not.toContain('"microphone": React');
  expect(icons).toMatch(/\n\};\nexport default icons;/);
  const messages = lean.keepMessages(read('i18n/messages/all.en.js'));
  expect(messages).toContain('"property-filter":{');
  expect(messages).not.toContain('"tutorial-panel":{');
});

test('the console asks for nothing that the build leaves out', () => {
  const folder = fileURLToPath(new URL('../src/console/', import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx$/.test(file));
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter((file) => ASKING.test(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
});

test.each(Object.keys(UNUSED))('what stands in for %s has all that the file has', (file) => {
  const names = (text = '') =>
    [...text.matchAll(/export (?:const|function|class|default)(?: +(\w+))?/g)]
      .map(([words, name]) => (words.includes('default') ? 'default' : name))
      .sort();
  expect(names(UNUSED[file])).toEqual(names(readFileSync(join(dirname(components), file), 'utf8')));
});
