/** Colours of the picture, which change with light and dark. */
import type { CSSProperties } from 'react';
import {
  colorBackgroundContainerContent,
  colorBackgroundLayoutMain,
  colorBorderDividerDefault,
  colorTextBodyDefault,
  colorTextBodySecondary,
} from '#tokens';
import { ERROR_COLOUR, SERIES_COLOURS } from '../../widgets/time-series-chart/chart-colours.ts';

export const PICTURE_COLOURS = {
  '--picture-surface': colorBackgroundContainerContent,
  '--picture-track': colorBackgroundLayoutMain,
  '--picture-border': colorBorderDividerDefault,
  '--picture-mark': colorTextBodyDefault,
  '--picture-muted': colorTextBodySecondary,
  '--picture-error': ERROR_COLOUR,
  '--square': SERIES_COLOURS[0],
} as CSSProperties;
