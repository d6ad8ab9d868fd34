/** Provisioned concurrency in the console's words. */
import { expect, test } from 'vitest';
import { monthlyDollars, provisionable, provisionedElsewhere, provisionedRow } from './provisionable.ts';

const config = (qualifier: string, given: object) => ({
  FunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:f:${qualifier}`,
  RequestedProvisionedConcurrentExecutions: 10,
  ...given,
});

test('a row says what it is of, how far it is, and why it failed', () => {
  expect(
    provisionedRow(
      config('prod', {
        Status: 'READY',
        AllocatedProvisionedConcurrentExecutions: 10,
        AvailableProvisionedConcurrentExecutions: 10,
      }),
    ),
  ).toEqual({
    qualifier: 'prod',
    type: 'Alias',
    requested: 10,
    status: 'success',
    statusText: 'Ready',
    details: '10 available',
  });
  expect(
    provisionedRow(config('3', { Status: 'IN_PROGRESS', AllocatedProvisionedConcurrentExecutions: 3 })),
  ).toMatchObject({ type: 'Version', status: 'in-progress', statusText: 'In progress (3/10)', details: '0 available' });
  expect(provisionedRow(config('3', { Status: 'FAILED', StatusReason: 'FUNCTION_ERROR_INIT_FAILURE' }))).toMatchObject({
    status: 'error',
    statusText: 'Failed',
    details: 'FUNCTION_ERROR_INIT_FAILURE',
  });
});

test('how much there may be: of the account without a reservation, of the reservation with one', () => {
  const rows = ['prod', '3'].map((qualifier) => provisionedRow(config(qualifier, {})));
  expect(provisionedElsewhere(rows, 'prod')).toBe(10);
  const account = { limit: 1000, unreserved: 1000, reserved: undefined };
  expect(provisionable(account, 0)).toEqual({
    maximum: 900,
    because: 'the unreserved concurrency available (1000) minus the minimum unreserved account concurrency (100)',
  });
  expect(provisionable(account, 10)).toEqual({
    maximum: 890,
    because:
      'the unreserved concurrency available (1000) minus the minimum unreserved account concurrency (100), minus the provisioned concurrency on other versions (10)',
  });
  expect(provisionable({ ...account, reserved: 50, unreserved: 950 }, 10)).toEqual({
    maximum: 40,
    because: "the function's reserved concurrency (50) minus the provisioned concurrency on other versions (10)",
  });
});

test('AWS example: what 1 GB of it costs a month', () => {
  expect(monthlyDollars({ MemorySize: 1024 }, 1)).toBeCloseTo(10.95, 2);
  expect(monthlyDollars({ MemorySize: 128, Architectures: ['arm64'] }, 10)).toBeCloseTo(10.95, 2);
});
