import { describe, expect, test } from 'vitest';
import { scriptProblems } from './script-syntax.ts';

const check = (sources: Record<string, string>, packageFiles = {}, detectModules = false) =>
  scriptProblems({ sources, packageFiles, detectModules });

const ESM = 'export const handler = async () => "hello";\n';

describe('JavaScript', () => {
  test('that is whole has no problem, in each of its forms', () => {
    expect(
      check({
        'index.mjs': ESM,
        'a.cjs': '#!/usr/bin/env node\nif (!module.parent) return;\nexports.handler = async () => 1;',
        'b.js': 'const fs = require("fs"); exports.x = 1;',
      }),
    ).toEqual([]);
  });

  test('has its first problem named where it is, counted from 1', () => {
    expect(check({ 'index.mjs': 'export const handler = async () => {\n  return { a: 1,, };\n};' })).toEqual([
      { path: 'index.mjs', line: 2, column: 17, message: 'Unexpected token' },
    ]);
  });

  test('is a module or not by its ending, then by the nearest package.json', () => {
    expect(check({ 'a/index.js': ESM }, { 'package.json': '{"type":"module"}' })).toEqual([]);
    expect(
      check({ 'a/index.js': ESM }, { 'package.json': '{"type":"module"}', 'a/package.json': '{"type":"commonjs"}' }),
    ).toMatchObject([{ line: 1, column: 1, message: expect.stringContaining('Cannot use export outside a module') }]);
    expect(check({ 'node_modules/x/index.js': ESM }, { 'package.json': '{"type":"module"}' })).toHaveLength(1);
    expect(check({ 'index.cjs': ESM }, { 'package.json': '{"type":"module"}' })).toHaveLength(1);
  });

  test('that only reads as a module is one where the runtime finds that out', () => {
    expect(check({ 'index.js': ESM })).toHaveLength(1);
    expect(check({ 'index.js': ESM }, {}, true)).toEqual([]);
    expect(check({ 'index.js': ESM }, { 'package.json': '{' }, true)).toEqual([]);
    expect(check({ 'index.js': ESM }, { 'package.json': '{"type":"commonjs"}' }, true)).toHaveLength(1);
    expect(check({ 'index.js': 'export default (;' }, {}, true)).toHaveLength(1);
  });
});

describe('JSON', () => {
  test('that is whole has no problem', () => {
    expect(check({ 'package.json': '{"type":"module"}' })).toEqual([]);
  });

  test.each([
    ['{\n  "a": 1,\n  b: 2\n}', 3, 3],
    ['{\n  "a": [', 2, 9],
    ['{"a": 1,}', 1, 9],
    ['[1 2]', 1, 4],
    ["{'a': 1}", 1, 2],
    ['{"a" 1}', 1, 6],
    ['{"a": 1}}', 1, 9],
    ['[1, "open]', 1, 5],
    ['[,]', 1, 2],
    ['01', 1, 2],
    ['', 1, 1],
  ])('%j has its problem named at line %i, column %i', (text, line, column) => {
    expect(check({ 'a.json': text })).toMatchObject([
      { path: 'a.json', line, column, message: expect.stringMatching(/./) },
    ]);
  });
});
