/** Series put side by side, a row for each period: what the chart draws and the table lists. */

export interface TimePoint {
  atMs: number;
  value: number;
}

/** A name without the periods in which there is nothing: they stay gaps. */
export type ChartRow = { atMs: number; values: Readonly<Record<string, number>> };

interface Window {
  startMs: number;
  endMs: number;
  periodMs: number;
}

/** Every period of the window, in order. Points outside of it are left out. */
export function chartRows(window: Window, series: readonly { name: string; points: readonly TimePoint[] }[]) {
  const { startMs, endMs, periodMs } = window;
  const valuesAt = new Map<number, Record<string, number>>();
  for (const { name, points } of series) {
    for (const { atMs, value } of points) valuesAt.set(atMs, { ...valuesAt.get(atMs), [name]: value });
  }
  const rows: ChartRow[] = [];
  for (let atMs = startMs; atMs < endMs; atMs += periodMs) rows.push({ atMs, values: valuesAt.get(atMs) ?? {} });
  return rows;
}

interface Line {
  points: readonly TimePoint[];
  percent?: boolean;
}

/** How many lines drawn later, on the same scale, lie on this one somewhere. */
export function coveredBy(lines: readonly Line[], index: number): number {
  const line = lines[index];
  if (!line) return 0;
  const values = new Map(line.points.map(({ atMs, value }) => [atMs, value]));
  return lines
    .slice(index + 1)
    .filter(
      ({ points, percent }) => percent === line.percent && points.some(({ atMs, value }) => values.get(atMs) === value),
    ).length;
}

const has = (row: ChartRow | undefined, name: string) => row?.values[name] !== undefined;

/** As many can be told from each other. */
const FEW_POINTS = 20;

/** Places of the points that get a dot: where a line would hardly be seen, or there is none because they stand alone. */
export function dotsOf(rows: readonly ChartRow[], name: string): ReadonlySet<number> {
  const points = [...rows.keys()].filter((index) => has(rows[index], name));
  if (points.length <= FEW_POINTS) return new Set(points);
  return new Set(points.filter((index) => !has(rows[index - 1], name) && !has(rows[index + 1], name)));
}
