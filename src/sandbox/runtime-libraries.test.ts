import { expect, test } from 'vitest';
import type { FileMap } from './protocol.ts';
import { RuntimeLibraries } from './runtime-libraries.ts';

const files = (contents: Record<string, string>): FileMap =>
  new Map(Object.entries(contents).map(([path, text]) => [path, new TextEncoder().encode(text)]));

const PLAIN = files({ 'index.py': 'import json', 'notes.txt': 'import boto3' });

test('a function that names boto3, or a layer that does, gets it with its models', async () => {
  const libraries = new RuntimeLibraries();
  for (const asking of ['import boto3', 'from botocore.config import Config']) {
    const library = await libraries.for('python', [PLAIN, files({ 'deep/module.py': asking })]);
    expect(library?.has('boto3/__init__.py')).toBe(true);
    const model = new TextDecoder().decode(library?.get('botocore/data/lambda.json'));
    expect(JSON.parse(model).operations).toHaveProperty('Invoke');
  }
});

test('no other function gets it', async () => {
  const libraries = new RuntimeLibraries();
  expect(await libraries.for('python', [PLAIN, files({ 'a.py': 'import boto3_stubs, myboto3' })])).toBeUndefined();
  expect(await libraries.for('nodejs', [files({ 'index.mjs': 'import boto3' })])).toBeUndefined();
});
