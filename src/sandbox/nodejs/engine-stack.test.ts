import { expect, test } from 'vitest';
import { dataUrl, nameEvaluated, nameModule, nodeStack, withFileNames } from './engine-stack.ts';

const errorWith = (stack: string, more: object = {}) => Object.assign(new TypeError('bad'), { stack, ...more });

test('V8’s own stack, and one that somebody wrote, stay as they are', () => {
  const error = new Error('x');
  expect(nodeStack(error)).toBe(error.stack);
  const located = 'file:///var/task/index.mjs:2\n  const a = ;\n            ^\n\nSyntaxError: y';
  expect(nodeStack(errorWith(located))).toBe(located);
});

test('Firefox: names, packages with an at sign, what is within a function, and what awaited it', () => {
  const stack = [
    'boom@file:///var/task/node_modules/@org/lib.mjs:2:9',
    'handler/<@file:///var/task/index.mjs:4:1',
    'handler@file:///var/task/index.mjs:5:7',
    '#a@file:///var/runtime/index.mjs:22:4523',
    'async*A/e.onmessage@file:///var/runtime/index.mjs:1:29638',
    '',
  ].join('\n');
  expect(nodeStack(errorWith(stack)).split('\n')).toEqual([
    'TypeError: bad',
    '    at boom (file:///var/task/node_modules/@org/lib.mjs:2:9)',
    '    at file:///var/task/index.mjs:4:1',
    '    at Runtime.handler (file:///var/task/index.mjs:5:7)',
    '    at #a (file:///var/runtime/index.mjs:22:4523)',
    '    at e.onmessage (file:///var/runtime/index.mjs:1:29638)',
  ]);
});

test('WebKit: modules by their files, an async function once, nothing native', () => {
  nameModule('blob:null/1', 'file:///var/task/index.mjs');
  nameModule('blob:null/2', 'file:///var/runtime/index.mjs');
  const stack = [
    'parse@[native code]',
    'boom@blob:null/1:2:22',
    '@blob:null/1:5:7',
    'handler@blob:null/1:4:31',
    '#a@blob:null/2:22:4530',
  ].join('\n');
  expect(nodeStack(errorWith(stack)).split('\n')).toEqual([
    'TypeError: bad',
    '    at boom (file:///var/task/index.mjs:2:22)',
    '    at Runtime.handler (file:///var/task/index.mjs:5:7)',
    '    at #a (file:///var/runtime/index.mjs:22:4530)',
  ]);
});

test('WebKit: of the one evaluated file it is known where the error was made', () => {
  nameEvaluated('/var/task/index.js');
  const stack = '@\n@\n#a@blob:null/2:22:4530';
  expect(
    nodeStack(errorWith(stack, { line: 3, column: 17 }))
      .split('\n')
      .slice(0, 2),
  ).toEqual(['TypeError: bad', '    at /var/task/index.js:3:17']);
  nameEvaluated('/var/task/lib.js');
  expect(nodeStack(errorWith(stack, { line: 3, column: 17 })).split('\n')[1]).toContain('#a');
});

test('a module that comes from its own text is found in whatever the engine says of it', () => {
  const text = "const a = f(`1`) * 2; // 'quoted' (in brackets): ł\n";
  const url = dataUrl(text);
  expect(decodeURIComponent(url.slice(url.indexOf(',') + 1))).toBe(text);
  nameModule(url, 'file:///var/task/own.mjs');
  expect(withFileNames(`    at f (${url}:3:7)`)).toBe('    at f (file:///var/task/own.mjs:3:7)');
  expect(withFileNames(`The module '${url}' does not provide an export`)).toContain("'file:///var/task/own.mjs'");
});
