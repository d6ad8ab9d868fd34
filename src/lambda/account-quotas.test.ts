import { expect, test } from 'vitest';
import { GB } from '../api/quotas.ts';
import { ACCOUNT } from '../api/topics.ts';
import { AppliedQuotas } from '../kernel/applied-quotas.ts';
import { Outbox } from '../kernel/outbox.ts';
import { accountQuotas } from './account-quotas.ts';

test('an account begins with AWS’s numbers, and has its own as soon as they are turned', () => {
  const outbox = new Outbox();
  const applied = new AppliedQuotas(outbox);
  const quotas = accountQuotas(applied);
  expect([quotas.concurrentExecutions, quotas.totalCodeSizeBytes]).toEqual([1000, 75 * GB]);

  applied.apply({ serviceCode: 'lambda', quotaCode: 'L-B99A9384', value: 10 });
  applied.apply({ serviceCode: 'lambda', quotaCode: 'L-2ACBD22F', value: 80 });
  applied.apply({ serviceCode: 'sqs', quotaCode: 'L-B99A9384', value: 7 });
  expect([quotas.concurrentExecutions, quotas.totalCodeSizeBytes]).toEqual([10, 80 * GB]);
  const { changes, topics } = outbox.drain();
  expect(changes.map(({ table, key }) => [table, key])).toEqual([
    ['appliedQuotas', 'lambda:L-B99A9384'],
    ['appliedQuotas', 'lambda:L-2ACBD22F'],
    ['appliedQuotas', 'sqs:L-B99A9384'],
  ]);
  expect([...topics]).toEqual([ACCOUNT]);
});
