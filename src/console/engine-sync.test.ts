import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { type Region, type ResourceKey, WHOLE_ACCOUNT } from '../api/coldspark.ts';
import { syncWithEngine } from './engine-sync.ts';
import { queryKeys } from './queries/query-keys.ts';

function synced() {
  const queryClient = new QueryClient();
  let listener: (keys: ResourceKey[]) => void = () => {};
  const region = {
    onChange(given: (keys: ResourceKey[]) => void) {
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
  return { change: (keys: ResourceKey[]) => listener(keys), stale, data, unsubscribe };
}

test('what shows a changed function is read again, and nothing of another function', () => {
  const { change, stale } = synced();
  change([
    { table: 'versions', key: 'f:3' },
    { table: 'aliases', key: 'f:prod' },
  ]);
  expect(stale(queryKeys.configuration('f', '3'))).toBe(true);
  expect(stale(queryKeys.versions('f'))).toBe(true);
  expect(stale(queryKeys.aliases('f'))).toBe(true);
  expect(stale(queryKeys.functions)).toBe(true);
  expect(stale(queryKeys.versions('other'))).toBe(false);
});

test('after the unsubscribe nothing is heard', () => {
  const { change, stale, unsubscribe } = synced();
  unsubscribe();
  change([{ table: 'functions', key: 'f' }]);
  expect(stale(queryKeys.functions)).toBe(false);
});

test('another account in place of this one: nothing that was read stays', () => {
  const { change, data } = synced();
  change([WHOLE_ACCOUNT]);
  // resets, and with nobody looking nothing is fetched again
  expect(data(queryKeys.versions('f'))).toBeUndefined();
  expect(data(queryKeys.functions)).toBeUndefined();
});
