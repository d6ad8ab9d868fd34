import { expect, test, vi } from 'vitest';
import type { Effect, EnvironmentSpec } from '../lambda/runtime-host.ts';
import type { SandboxRuntimeHost } from '../sandbox/runtime-host.ts';
import { LaterSandbox } from './later-sandbox.ts';

const start = (environmentId: string): Effect => ({
  type: 'start-environment',
  spec: { environmentId } as EnvironmentSpec,
});
const stop = (environmentId: string): Effect => ({ type: 'stop-environment', environmentId });

test('orders are kept until the host is there, and then carried out in their order', async () => {
  const done: Effect[] = [];
  const sandbox = new LaterSandbox(
    async () => ({ perform: (effect: Effect) => done.push(effect) }) as unknown as SandboxRuntimeHost,
    () => {},
  );
  sandbox.perform(start('a'));
  sandbox.perform(stop('a'));
  expect(done).toEqual([]);
  await sandbox.load();
  sandbox.perform(start('b'));
  expect(done).toEqual([start('a'), stop('a'), start('b')]);
});

test('an environment whose host cannot be loaded fails with the cause, and the next one starts clean', async () => {
  const shown = vi.spyOn(console, 'error').mockReturnValue();
  const heard: string[] = [];
  const done: Effect[] = [];
  const host = { perform: (effect: Effect) => done.push(effect) } as unknown as SandboxRuntimeHost;
  const create = vi.fn(async () => host).mockRejectedValueOnce(new Error('offline.'));
  const sandbox = new LaterSandbox(create, (id, event) =>
    heard.push(`${id} ${event.type} ${'error' in event ? event.error : ''}`.trim()),
  );
  sandbox.perform(start('a'));
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(heard).toEqual([
    'a init-started',
    'a init-failed {"errorType":"Sandbox.StartFailed","errorMessage":"The execution environment could not be started: offline."}',
  ]);
  sandbox.perform(start('b'));
  await sandbox.load();
  expect(done).toEqual([start('b')]);
  expect(shown).toHaveBeenCalledTimes(1);
});
