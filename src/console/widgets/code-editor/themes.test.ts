import { describe, expect, test } from 'vitest';
import { darkTheme, lightTheme } from './themes.ts';

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test('the measure itself: black on white is 21, a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
});

describe.each([lightTheme, darkTheme])('$name', (theme) => {
  test.each<readonly string[]>([
    ...Object.entries(theme.tokens),
    ['line number', theme.lineNumber],
    ...theme.brackets.map((colour, depth) => [`bracket ${depth}`, colour]),
  ])('%s can be read', (_token, colour) => {
    expect(contrast(colour, theme.background)).toBeGreaterThanOrEqual(4.5);
  });
});

test('both themes colour the same tokens', () => {
  expect(Object.keys(darkTheme.tokens)).toEqual(Object.keys(lightTheme.tokens));
});
