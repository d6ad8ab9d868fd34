import { expect, test } from 'vitest';
import { bundle, SNAPSHOT_MAKER } from './kernel-bundles.ts';
import { makePythonSnapshot } from './python-snapshot.ts';

test('two builds make the same snapshot of Python, small enough to download', { timeout: 180_000 }, async () => {
  const { code } = await bundle(SNAPSHOT_MAKER);
  const one = await makePythonSnapshot(code);
  const other = await makePythonSnapshot(code);
  expect(Buffer.compare(one, other)).toBe(0);
  expect(one.length).toBeLessThan(4_000_000);
});
