import { expect, test } from 'vitest';
import { searchOptions } from './search-suggestions.tsx';

const functions = [
  { value: '/functions/orders', label: 'orders', description: 'Takes orders' },
  { value: '/functions/mail', label: 'mail' },
];
const found = (text: string) =>
  searchOptions(text, functions).map((group) => ('options' in group ? group.options.map(({ label }) => label) : group));

test('functions are found by name and description, pages by what they are for', () => {
  expect(found('TAKES')).toEqual([['orders']]);
  expect(found('boto3')).toEqual([['Connect a client']]);
  expect(found('')[0]).toEqual(['orders', 'mail']);
});

test('what is nowhere is said to be nowhere', () => {
  expect(found('s3')).toMatchObject([{ label: 'No matches', disabled: true }]);
});
