/** A colour for each function, kept while the page is open: in the bar, in its squares and in the last minute. */
import { useRef } from 'react';
import { seriesColour } from '../../widgets/time-series-chart/chart-colours.ts';

export type ColourOf = (functionName: string) => string;

export function useFunctionColours(): ColourOf {
  const seen = useRef<string[]>([]);
  return (functionName) => {
    if (!seen.current.includes(functionName)) seen.current.push(functionName);
    return seriesColour(seen.current.indexOf(functionName));
  };
}
