import { expect, test } from 'vitest';
import { failedIds } from './batch-response.ts';

const ALL = ['a', 'b'];

// FACTS-MORE 4.3
test.each([
  ['null', []],
  ['{}', []],
  ['[]', []],
  ['""', []],
  ['{"batchItemFailures":[]}', []],
  ['{"batchItemFailures":null}', []],
  ['{"batchItemFailures":[{"itemIdentifier":"b"}]}', ['b']],
  ['{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"b"}]}', ALL],
  ['{"batchItemFailures":[{"itemIdentifier":""}]}', ALL],
  ['{"batchItemFailures":[{"itemIdentifier":null}]}', ALL],
  ['{"batchItemFailures":[{"foo":"a"}]}', ALL],
  ['{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"unknown"}]}', ALL],
  ['{"batchItemFailures":"a"}', ALL],
])('%s', (payload, failed) => {
  expect([...failedIds(payload, ALL)]).toEqual(failed);
});
