import { expect, test, vi } from 'vitest';
import { AccountTime } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import { step } from '../kernel/step.ts';
import { createCore } from './core.ts';
import { EVERY_SERVICE } from './every-service.ts';
import { engineConfig } from './region-names.ts';
import { RequestReader } from './request-reader.ts';
import { SERVICES_AROUND_LAMBDA, ServiceLoader } from './services-around-lambda.ts';
import { isKnownWhereBytesAreNamed } from './tables.ts';

const MOMENT = at(Date.UTC(2026, 0, 1));

test.each(SERVICES_AROUND_LAMBDA)('$name is what the region says of it before it is loaded', async (later) => {
  const { name, tables } = await later.load();
  expect(name).toBe(later.name);
  expect(tables.map((table) => table.name)).toEqual(later.tables ?? []);
  // the region must know of these before it has loaded the service
  const naming = tables.filter((table) => table.blobs ?? table.references);
  expect(naming.filter((table) => !isKnownWhereBytesAreNamed(table.name))).toEqual([]);
});

test('every service is there for who needs them all', () => {
  expect([...EVERY_SERVICE.keys()]).toEqual(SERVICES_AROUND_LAMBDA.map(({ name }) => name));
});

test('a service comes with those that it calls, and once', async () => {
  const services = new ServiceLoader();
  expect(services.missing('lambda')).toBeUndefined();
  expect(services.missing('dynamodb')).toBeUndefined();
  await services.missing('sts');
  expect([...services.loaded.keys()].sort()).toEqual(['iam', 'sts']);
  expect(services.missing('iam')).toBeUndefined();
});

test('a service that has records is loaded before they go on', async () => {
  const services = new ServiceLoader();
  await services.loadOwnersOf([{ table: 'versions' }, { table: 'quotaRequests' }]);
  expect([...services.loaded.keys()]).toEqual(['servicequotas']);
});

test('a service that could not be loaded is tried again', async () => {
  const services = new ServiceLoader();
  const iam = SERVICES_AROUND_LAMBDA.find(({ name }) => name === 'iam');
  if (!iam) throw new Error('there is no IAM');
  vi.spyOn(iam, 'load').mockRejectedValueOnce(new Error('offline'));
  await expect(services.missing('iam')).rejects.toThrow('offline');
  await services.missing('iam');
  expect([...services.loaded.keys()]).toEqual(['iam']);
});

test('a core takes commands for a service that is loaded after it was made', async () => {
  const services = new ServiceLoader();
  const config = engineConfig('http://localhost/');
  const reportBug = (error: unknown) => {
    throw error;
  };
  const { core, restore } = createCore({
    config,
    time: new AccountTime(MOMENT),
    seed: 1,
    around: services.loaded,
    reportBug,
  });
  restore([]);
  const reader = new RequestReader(services.loaded);
  const ask = () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new TextEncoder().encode('Action=GetCallerIdentity&Version=2011-06-15');
    const call = reader.parse({ service: 'sts', method: 'POST', path: '/', query: {}, headers, body }, rootCaller('1'));
    if ('status' in call) return call.status;
    return step(core, { type: 'call', callId: 'c', call }, MOMENT).replies[0]?.response.status;
  };
  expect(ask()).toBe(404);
  await services.missing('sts');
  expect(ask()).toBe(200);
});
