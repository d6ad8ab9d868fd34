/** The README says what the page says. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DIFFERENCES } from './differences.ts';

test('every difference stands in the README, and none stands only there', () => {
  const readme = readFileSync('README.md', 'utf8');
  const listed = readme.slice(readme.indexOf('## Differs from AWS'), readme.indexOf('## How it is built'));
  const bullets = listed.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
  expect(bullets).toEqual(DIFFERENCES.flatMap(({ differences }) => differences));
});
