import { expect, test } from 'vitest';
import { namedIcons } from './lean-monaco.ts';

test('the font of icons keeps those that something names, and not the rest', () => {
  const signs = [...namedIcons()];
  expect(signs.length).toBeGreaterThan(60);
  expect(signs.length).toBeLessThan(200);
  // close, symbol-method, chevron-down by the name of a tree's icon
  for (const code of [0xea76, 0xea8c, 0xeab4]) expect(signs).toContain(String.fromCodePoint(code));
});
