import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import type { Region } from '../../api/coldspark.ts';
import type { LambdaApi } from '../../api/connect.ts';
import type { RegionAccess } from '../region.ts';
import { settledConfiguration } from './settled.ts';

/** A function whose configuration reads as each of these in turn; each read is followed by a change. */
function functionThatReads(...configurations: FunctionConfiguration[]) {
  const listeners = new Set<() => void>();
  let reads = 0;
  const lambda = {
    send: async () => {
      queueMicrotask(() => {
        for (const listener of [...listeners]) listener();
      });
      return configurations[reads++] ?? {};
    },
  } as unknown as LambdaApi;
  const region = {
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Region;
  return { access: { lambda, region } as RegionAccess, reads: () => reads, listening: () => listeners.size };
}

test('a new function is awaited until it is Active', async () => {
  const fn = functionThatReads({ State: 'Pending' }, { State: 'Active', LastUpdateStatus: 'Successful' });
  expect(await settledConfiguration(fn.access, 'f')).toMatchObject({ State: 'Active' });
  expect(fn.reads()).toBe(2);
});

test('an update is awaited until it is Successful', async () => {
  const active = { State: 'Active' } as const;
  const fn = functionThatReads(
    { ...active, LastUpdateStatus: 'InProgress' },
    { ...active, LastUpdateStatus: 'InProgress' },
    { ...active, LastUpdateStatus: 'Successful' },
  );
  expect(await settledConfiguration(fn.access, 'f')).toMatchObject({ LastUpdateStatus: 'Successful' });
  expect(fn.reads()).toBe(3);
});

test('a failure is told with AWS’s reason', async () => {
  const update = functionThatReads({ LastUpdateStatus: 'Failed', LastUpdateStatusReason: 'The zip is gone.' });
  await expect(settledConfiguration(update.access, 'f')).rejects.toThrow('The zip is gone.');
  const creation = functionThatReads({ State: 'Failed', StateReason: 'No room.' });
  await expect(settledConfiguration(creation.access, 'f')).rejects.toThrow('No room.');
});
