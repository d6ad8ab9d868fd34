import { expect, test } from 'vitest';
import { SeededRandom } from './random.ts';
import { lineageIn, traceHeader, traceRoot } from './trace-header.ts';

test('a root tells when it began', () => {
  expect(traceRoot('0123456789abcdef0123456789', 1_700_000_000_999)).toBe('Root=1-6553f100-0123456789abcdef01234567');
});

test('a header carries the chain, as far as who reads it knows the functions', () => {
  const header = traceHeader(new SeededRandom(1), 0, { f: 3, gone: 2 });
  expect(header).toMatch(/^Root=1-00000000-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=1:[0-9a-f]{8}:3\|1:/);
  expect(lineageIn(header, ['f', 'g'])).toEqual({ f: 3 });
  expect(lineageIn('Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1', ['f'])).toBeUndefined();
});
