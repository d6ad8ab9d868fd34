/** A result is outdated by what its invocation would meet differently now, and by nothing else. */
import { expect, test } from 'vitest';
import { changesSince, type InvokedTarget } from './invoked-target.ts';

const latest: InvokedTarget = {
  version: '$LATEST',
  codeSha256: 'a',
  lastModified: '2026-03-01T10:00:00.000+0000',
  reservedConcurrency: undefined,
  routing: undefined,
};
const prod: InvokedTarget = {
  ...latest,
  version: '1',
  routing: { version: '1', additional: { version: '2', weightPercent: 50 } },
};
const LATER = '2026-03-01T10:00:01.000+0000';

test('nothing has changed while nothing differs, or nothing is known', () => {
  expect(changesSince(latest, { ...latest })).toEqual([]);
  expect(changesSince(prod, structuredClone(prod))).toEqual([]);
  expect(changesSince(undefined, latest)).toEqual([]);
  expect(changesSince(latest, undefined)).toEqual([]);
});

test('code, configuration and reserved concurrency are told apart', () => {
  expect(changesSince(latest, { ...latest, codeSha256: 'b', lastModified: LATER })).toEqual(['code']);
  expect(changesSince(latest, { ...latest, lastModified: LATER })).toEqual(['configuration']);
  expect(changesSince(latest, { ...latest, reservedConcurrency: 0 })).toEqual(['reserved concurrency']);
  expect(changesSince(latest, { ...latest, lastModified: LATER, reservedConcurrency: 0 })).toEqual([
    'configuration',
    'reserved concurrency',
  ]);
});

test('an alias that was moved is one change, whatever it brings along', () => {
  expect(changesSince(prod, { ...prod, version: '2', codeSha256: 'b', routing: { version: '2' } })).toEqual(['alias']);
  const otherWeight = { version: '1', additional: { version: '2', weightPercent: 10 } };
  expect(changesSince(prod, { ...prod, routing: otherWeight })).toEqual(['alias']);
});

test('an alias of $LATEST follows its updates', () => {
  const dev: InvokedTarget = { ...latest, routing: { version: '$LATEST' } };
  expect(changesSince(dev, { ...dev, codeSha256: 'b', lastModified: LATER })).toEqual(['code']);
});
