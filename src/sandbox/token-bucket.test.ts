import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('so many at once, then as time brings them', () => {
  let now = 0;
  const bucket = new TokenBucket(3, 10, () => now);
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, true, false]);
  expect(bucket.waitMs).toBe(100);
  now += 100;
  expect([bucket.waitMs, bucket.take(), bucket.take()]).toEqual([0, true, false]);
  now += 60_000;
  for (let count = 0; count < 3; count++) expect(bucket.take()).toBe(true);
  expect(bucket.take()).toBe(false);
});

test('what is added stays beyond the burst', () => {
  let now = 0;
  const bucket = new TokenBucket(1, 10, () => now);
  bucket.add(2);
  now += 1_000;
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, true, false]);
});
