/**
 * Colours of lines and bars: Cloudscape's own for charts, which change with light and dark. Each stands out from the
 * container behind it by 3 to 1 at least (a test reads both modes).
 */
import {
  colorChartsGreen500,
  colorChartsPaletteCategorical1,
  colorChartsPaletteCategorical2,
  colorChartsPaletteCategorical3,
  colorChartsPaletteCategorical4,
  colorChartsPaletteCategorical5,
  colorChartsRed500,
} from '#tokens';

/** For series that mean nothing but themselves, in this order. */
export const SERIES_COLOURS = [
  colorChartsPaletteCategorical1,
  colorChartsPaletteCategorical2,
  colorChartsPaletteCategorical4,
  colorChartsPaletteCategorical3,
  colorChartsPaletteCategorical5,
] as const;

export const ERROR_COLOUR = colorChartsRed500;
export const SUCCESS_COLOUR = colorChartsGreen500;

export const seriesColour = (index: number): string =>
  SERIES_COLOURS[index % SERIES_COLOURS.length] ?? SERIES_COLOURS[0];
