/** The values at a chart's left side, as a person would choose them: 0, 5, 10, 15. */

const NICE = [1, 2, 5, 10];
const FEW = 3;

/** From 0 to above the highest, so that no dot lies on the frame. */
export function valueTicks(highest: number, whole: boolean): number[] {
  const rough = highest > 0 ? highest / FEW : 1;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const nice = (NICE.find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  const step = whole ? Math.max(1, nice) : nice;
  const steps = Math.floor(highest / step) + 1;
  // multiplied, not added up: binary fractions would drift
  return Array.from({ length: steps + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}
