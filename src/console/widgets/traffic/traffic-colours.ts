/** Colours of the picture, which change with light and dark. */
import type { CSSProperties } from 'react';
import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorChartsPaletteCategorical1,
  colorChartsPaletteCategorical3,
  colorChartsPaletteCategorical4,
  colorTextBodyDefault,
  colorTextBodySecondary,
} from '#tokens';
import { ERROR_COLOUR } from '../time-series-chart/chart-colours.ts';

export const TRAFFIC_COLOURS = {
  '--traffic-surface': colorBackgroundContainerContent,
  '--traffic-way': colorBorderDividerDefault,
  '--traffic-mark': colorTextBodyDefault,
  '--traffic-muted': colorTextBodySecondary,
  '--traffic-busy': colorChartsPaletteCategorical1,
  '--traffic-provisioned': colorChartsPaletteCategorical3,
  '--traffic-cold': colorChartsPaletteCategorical4,
  '--traffic-error': ERROR_COLOUR,
} as CSSProperties;
