import { expect, test } from 'vitest';
import { activeEntry } from './console-navigation.tsx';

test('a page lights up the entry it belongs to, or none', () => {
  expect(activeEntry('/functions/orders/edit/tags')).toBe('/functions');
  expect(activeEntry('/create/function')).toBe('/functions');
  expect(activeEntry('/create/layer')).toBe('/layers');
  expect(activeEntry('/layers/greeting')).toBe('/layers');
  expect(activeEntry('/create/load-balancer')).toBe('/load-balancers');
  expect(activeEntry('/load-balancers/shop')).toBe('/load-balancers');
  expect(activeEntry('/create/queue')).toBe('/queues');
  expect(activeEntry('/queues/orders/messages')).toBe('/queues');
  expect(activeEntry('/create/bucket')).toBe('/buckets');
  expect(activeEntry('/buckets/photos/object')).toBe('/buckets');
  expect(activeEntry('/later/replicas')).toBe('/later/replicas');
  expect(activeEntry('/account-concurrency')).toBe('/account-concurrency');
  expect(activeEntry('/settings')).toBeUndefined();
  expect(activeEntry('/differs-from-aws')).toBeUndefined();
});
