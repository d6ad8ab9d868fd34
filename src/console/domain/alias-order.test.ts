import { expect, test } from 'vitest';
import { aliasesByName } from './alias-order.ts';

test('capitals and small letters stand together', () => {
  const names = ['Prod', 'Test', 'dev', 'test', 'prod'].map((Name) => ({ Name }));
  expect(names.sort(aliasesByName).map(({ Name }) => Name)).toEqual(['dev', 'prod', 'Prod', 'test', 'Test']);
});
