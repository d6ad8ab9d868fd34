import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Region } from '../api/coldspark.ts';
import { ANYTHING, asyncEventsTopic, FUNCTIONS, functionTopic, WHOLE_ACCOUNT } from '../api/topics.ts';
import { syncWithEngine } from './engine-sync.ts';
import { queryKeys } from './queries/query-keys.ts';

function synced() {
  const queryClient = new QueryClient();
  let listener: (topics: string[]) => void = () => {};
  const region = {
    onChange(given: (topics: string[]) => void) {
      listener = given;
      return () => {
        listener = () => {};
      };
    },
  } as unknown as Region;
  const unsubscribe = syncWithEngine(region, queryClient);
  for (const name of ['f', 'other']) {
    for (const key of [queryKeys.configuration(name, '3'), queryKeys.versions(name), queryKeys.aliases(name)])
      queryClient.setQueryData(key, {});
  }
  queryClient.setQueryData(queryKeys.functions, []);
  const stale = (key: readonly unknown[]) => queryClient.getQueryState(key)?.isInvalidated;
  const data = (key: readonly unknown[]) => queryClient.getQueryData(key);
  return { change: (topics: string[]) => listener(topics), stale, data, unsubscribe };
}

test('what shows a changed function is read again, and nothing of another function', () => {
  const { change, stale } = synced();
  change([functionTopic('f')]);
  expect(stale(queryKeys.configuration('f', '3'))).toBe(true);
  expect(stale(queryKeys.versions('f'))).toBe(true);
  expect(stale(queryKeys.aliases('f'))).toBe(true);
  expect(stale(queryKeys.functions)).toBe(false);
  expect(stale(queryKeys.versions('other'))).toBe(false);
});

test('an event that waits makes nothing be read again that does not show it', () => {
  const { change, stale } = synced();
  change([asyncEventsTopic('f')]);
  expect(stale(queryKeys.functions)).toBe(false);
  expect(stale(queryKeys.versions('f'))).toBe(false);
});

test('a new leader: anything may have changed', () => {
  const { change, stale, data } = synced();
  change([ANYTHING]);
  expect(stale(queryKeys.functions)).toBe(true);
  expect(stale(queryKeys.versions('other'))).toBe(true);
  expect(data(queryKeys.functions)).toEqual([]);
});

test('after the unsubscribe nothing is heard', () => {
  const { change, stale, unsubscribe } = synced();
  unsubscribe();
  change([FUNCTIONS]);
  expect(stale(queryKeys.functions)).toBe(false);
});

test('another account in place of this one: nothing that was read stays', () => {
  const { change, data } = synced();
  change([WHOLE_ACCOUNT]);
  // resets, and with nobody looking nothing is fetched again
  expect(data(queryKeys.versions('f'))).toBeUndefined();
  expect(data(queryKeys.functions)).toBeUndefined();
});
