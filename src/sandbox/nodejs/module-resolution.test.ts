import { expect, test } from 'vitest';
import { MemoryFileSystem } from '../memory-file-system.ts';
import { ModuleResolution } from './module-resolution.ts';

function resolution(paths: Record<string, string>): ModuleResolution {
  const files = new MemoryFileSystem();
  for (const [path, text] of Object.entries(paths)) files.layOut(path, new TextEncoder().encode(text));
  return new ModuleResolution(files, ['/opt/nodejs/node_modules']);
}

const INDEX = '/var/task/index.js';

test('require tries extensions, folders and main', () => {
  const at = resolution({
    '/var/task/a.js': '',
    '/var/task/a/index.js': '',
    '/var/task/d.json': '{}',
    '/var/task/f/index.js': '',
    '/var/task/m/package.json': '{"main": "./lib/main"}',
    '/var/task/m/lib/main.js': '',
  });
  const found = ['./a', './a.js', './a/', './d', './f', './m', '.././task/f', '/var/task/d.json'].map((specifier) =>
    at.require(specifier, INDEX, []),
  );
  expect(found).toEqual([
    '/var/task/a.js',
    '/var/task/a.js',
    '/var/task/a.js',
    '/var/task/d.json',
    '/var/task/f/index.js',
    '/var/task/m/lib/main.js',
    '/var/task/f/index.js',
    '/var/task/d.json',
  ]);
});

test('import wants the whole name', () => {
  const at = resolution({ '/var/task/a.js': '', '/var/task/f/index.js': '' });
  expect(at.import('./a.js', INDEX)).toBe('/var/task/a.js');
  expect(at.import('file:///var/task/a.js', INDEX)).toBe('/var/task/a.js');
  expect(() => at.import('./a', INDEX)).toThrow("Cannot find module '/var/task/a' imported from /var/task/index.js");
  expect(() => at.import('./f', INDEX)).toThrow(/^Directory import/);
});

test('packages are found upwards, then in the layers', () => {
  const at = resolution({
    '/var/task/node_modules/p/index.js': '',
    '/var/task/src/node_modules/p/index.js': '',
    '/opt/nodejs/node_modules/layered/index.js': '',
    '/var/task/node_modules/@scope/q/package.json': '{"main": "q.js"}',
    '/var/task/node_modules/@scope/q/q.js': '',
    '/var/task/node_modules/@scope/q/deep/file.js': '',
  });
  expect(at.require('p', '/var/task/src/x.js', [])).toBe('/var/task/src/node_modules/p/index.js');
  expect(at.import('p', INDEX)).toBe('/var/task/node_modules/p/index.js');
  expect(at.require('@scope/q', INDEX, [])).toBe('/var/task/node_modules/@scope/q/q.js');
  expect(at.require('@scope/q/deep/file', INDEX, [])).toBe('/var/task/node_modules/@scope/q/deep/file.js');
  expect(at.require('layered', INDEX, [])).toBe('/opt/nodejs/node_modules/layered/index.js');
  expect(at.import('layered', INDEX)).toBe('/opt/nodejs/node_modules/layered/index.js');
  expect(() => at.import('none', INDEX)).toThrow("Cannot find package 'none' imported from /var/task/index.js");
  expect(() => at.require('none', INDEX, [INDEX])).toThrow(
    "Cannot find module 'none'\nRequire stack:\n- /var/task/index.js",
  );
});

test('exports of package.json: conditions, subpaths, patterns', () => {
  const exports = {
    '.': { import: './esm.mjs', require: './cjs.cjs' },
    './features/*.js': './src/features/*.js',
    './features/*': { browser: './no.js', node: { import: './src/*.mjs' }, default: './src/*.cjs' },
  };
  const root = '/var/task/node_modules/p';
  const at = resolution({ [`${root}/package.json`]: JSON.stringify({ exports }) });
  expect(at.import('p', INDEX)).toBe(`${root}/esm.mjs`);
  expect(at.require('p', INDEX, [])).toBe(`${root}/cjs.cjs`);
  expect(at.import('p/features/x.js', INDEX)).toBe(`${root}/src/features/x.js`);
  expect(at.import('p/features/y', INDEX)).toBe(`${root}/src/y.mjs`);
  expect(at.require('p/features/y', INDEX, [])).toBe(`${root}/src/y.cjs`);
  expect(() => at.import('p/hidden', INDEX)).toThrow('Package subpath \'./hidden\' is not defined by "exports"');
});

test('the format of a file is its extension, or its package', () => {
  const at = resolution({ '/var/task/esm/package.json': '{"type": "module"}', '/var/task/package.json': '{}' });
  const formats = ['a.mjs', 'a.cjs', 'a.json', 'a.js', 'esm/a.js', 'esm/deep/a.js', 'esm/a.cjs'];
  expect(formats.map((file) => at.format(`/var/task/${file}`))).toEqual([
    'module',
    'commonjs',
    'json',
    'commonjs',
    'module',
    'module',
    'commonjs',
  ]);
});
