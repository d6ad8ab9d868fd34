/** The installed design tokens, resolved for both modes: every colour of a chart is seen on what it is drawn on. */

import { expect, test } from 'vitest';
import { colorBackgroundContainerContent } from '#tokens';
import { preset } from '../../../../node_modules/@cloudscape-design/components/internal/generated/theming/index.js';
import { ERROR_COLOUR, SERIES_COLOURS, SUCCESS_COLOUR } from './chart-colours.ts';

type Mode = 'light' | 'dark';
const tokens = preset.theme.tokens as unknown as Record<string, Record<Mode, string>>;
const tokenByProperty = new Map(Object.entries(preset.propertiesMap).map(([token, property]) => [property, token]));

/** From `var(--name, fallback)` to `#rrggbb`. */
function resolved(colour: string, mode: Mode): string {
  const property = /^var\((--[\w-]+)/.exec(colour)?.[1] ?? '';
  let token = tokenByProperty.get(property);
  for (;;) {
    const value = tokens[token ?? '']?.[mode];
    if (value === undefined) throw new Error(`no token for ${colour}`);
    const reference = /^\{(\w+)\}$/.exec(value)?.[1];
    if (reference === undefined) return value;
    token = reference;
  }
}

function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test('the measure itself', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test.each([...SERIES_COLOURS, ERROR_COLOUR, SUCCESS_COLOUR])('%s stands out in both modes', (colour) => {
  for (const mode of ['light', 'dark'] as const) {
    const background = resolved(colorBackgroundContainerContent, mode);
    expect(contrast(resolved(colour, mode), background)).toBeGreaterThanOrEqual(3);
  }
});

test('no two series share a colour', () => {
  expect(new Set(SERIES_COLOURS).size).toBe(SERIES_COLOURS.length);
});
