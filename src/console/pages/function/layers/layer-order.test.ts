import { expect, test } from 'vitest';
import { layerName, layerVersion, moved, withLayer } from './layer-order.ts';

const arn = (name: string, version = 1) => `arn:aws:lambda:us-east-1:123456789012:layer:${name}:${version}`;
const [a, b, c] = [arn('a'), arn('b'), arn('c')] as const;

test('an ARN ends in name and version', () => {
  expect([layerName(arn('numbers', 12)), layerVersion(arn('numbers', 12))]).toEqual(['numbers', '12']);
});

test('a layer moves one place, and not over the end', () => {
  expect(moved([a, b, c], c, -1)).toEqual([a, c, b]);
  expect(moved([a, b, c], a, 1)).toEqual([b, a, c]);
  expect(moved([a, b, c], a, -1)).toEqual([a, b, c]);
  expect(moved([a, b, c], c, 1)).toEqual([a, b, c]);
});

test('a layer is added last, another version of it in its place', () => {
  expect(withLayer([a, b], c)).toEqual([a, b, c]);
  expect(withLayer([a, b], arn('a', 2))).toEqual([arn('a', 2), b]);
});
