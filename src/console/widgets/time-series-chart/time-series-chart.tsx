/**
 * Lines over time on one or two scales, as CloudWatch draws them: a period without data is a gap, points without
 * neighbours are dots. The picture has a name; the figures themselves are in TimeSeriesTable.
 */
import type { CSSProperties } from 'react';
import {
  CartesianGrid,
  type DotItemDotProps,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorChartsLineGrid,
  colorTextBodyDefault,
  colorTextBodySecondary,
} from '#tokens';
import { chartRows, coveredBy, dotsOf, type TimePoint } from './chart-rows.ts';
import { agoLabel, agoTicks, type ChartZone, fullTime, tickLabel, tickTimes } from './chart-time.ts';
import { valueTicks } from './value-ticks.ts';
import './time-series-chart.css';

export interface ChartSeries {
  name: string;
  colour: string;
  points: readonly TimePoint[];
  /** Against the scale on the right, 0 to 100. */
  percent?: boolean;
}

export interface TimeSeriesProps {
  title: string;
  /** Of the scale on the left. */
  unit: string;
  series: readonly ChartSeries[];
  window: { startMs: number; endMs: number; periodMs: number };
  zone: ChartZone;
}

const HEIGHT = 180;
const COLOURS = {
  '--chart-surface': colorBackgroundContainerContent,
  '--chart-border': colorBorderDividerDefault,
  '--chart-text': colorTextBodyDefault,
  '--chart-muted': colorTextBodySecondary,
} as CSSProperties;

const MOST_NESTED = 2;

const highestOf = (series: readonly ChartSeries[]) =>
  Math.max(0, ...series.flatMap(({ points }) => points.map(({ value }) => value)));

const figure = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** "Invocations, line chart: Sum, 3 data points, highest 120". */
function description({ title, series }: TimeSeriesProps): string {
  const parts = series.map(({ name, points }) => {
    const highest = points.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    return points.length === 0
      ? `${name} without data`
      : `${name}, ${points.length} data points, highest ${figure(highest)}`;
  });
  return `${title}, line chart: ${parts.join('; ')}`;
}

export function TimeSeriesChart(props: TimeSeriesProps) {
  const { unit, series, window, zone } = props;
  const { startMs, endMs, periodMs } = window;
  /** A picture that moves: its end is now, and most lines lie on zero. */
  const bySecond = periodMs < 60_000;
  const rows = chartRows(window, series);
  const dots = new Map(series.map(({ name }) => [name, dotsOf(rows, name)]));
  const scale = valueTicks(highestOf(series.filter(({ percent }) => !percent)), unit === 'Count');
  // where lines lie on each other, those beneath are to be seen beside the one on top
  const below = (index: number) => (bySecond ? 0 : Math.min(coveredBy(series, index), MOST_NESTED));
  const rightScale = series.some(({ percent }) => percent);
  const tick = { fill: colorTextBodySecondary, fontSize: 12 };
  return (
    <div className="time-series" style={COLOURS}>
      <div className="time-series-unit" aria-hidden="true">
        <span>{unit}</span>
        {rightScale && <span>Percent</span>}
      </div>
      <div role="img" aria-label={description(props)}>
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <LineChart
            data={rows}
            accessibilityLayer={false}
            syncId="time-series"
            syncMethod="value"
            margin={{ top: 8, right: rightScale ? 0 : 12, bottom: 0, left: 0 }}
          >
            <CartesianGrid vertical={false} yAxisId="left" stroke={colorChartsLineGrid} />
            <XAxis
              dataKey="atMs"
              type="number"
              scale="time"
              // half a period more, or the first dots lie on the frame
              domain={[startMs - periodMs / 2, endMs]}
              ticks={bySecond ? agoTicks(startMs, endMs) : tickTimes(startMs, endMs, zone)}
              tickFormatter={(atMs: number) =>
                bySecond ? agoLabel(atMs, endMs) : tickLabel(atMs, endMs - startMs, zone)
              }
              tick={tick}
              stroke={colorChartsLineGrid}
              minTickGap={12}
            />
            <YAxis
              yAxisId="left"
              width="auto"
              domain={[0, scale.at(-1) ?? 1]}
              ticks={scale}
              tickFormatter={(value: number) => compact.format(value)}
              interval={0}
              tick={tick}
              axisLine={false}
              tickLine={false}
            />
            {rightScale && (
              <YAxis
                yAxisId="right"
                orientation="right"
                width="auto"
                domain={[0, 110]}
                ticks={[0, 50, 100]}
                tick={tick}
                axisLine={false}
                tickLine={false}
              />
            )}
            <Tooltip
              isAnimationActive={false}
              content={(tooltip) => <ChartTooltip tooltip={tooltip} zone={zone} periodMs={periodMs} />}
              cursor={{ stroke: colorTextBodySecondary, strokeDasharray: '3 3' }}
            />
            {series.map(({ name, colour, percent }, index) => (
              <Line
                key={name}
                name={name}
                yAxisId={percent ? 'right' : 'left'}
                dataKey={({ values }: (typeof rows)[number]) => values[name]}
                stroke={colour}
                strokeWidth={2 + 3 * below(index)}
                connectNulls={false}
                isAnimationActive={false}
                dot={
                  dots.get(name)?.size
                    ? ({ key, cx, cy, index: at }: DotItemDotProps) =>
                        dots.get(name)?.has(at) ? (
                          <circle key={key} cx={cx} cy={cy} r={3 + 2 * below(index)} fill={colour} />
                        ) : (
                          <g key={key} />
                        )
                    : false
                }
                activeDot={{ r: 4 }}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <ul className="time-series-legend">
        {series.map(({ name, colour }) => (
          <li key={name}>
            <span style={{ background: colour }} />
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ChartTooltipProps {
  tooltip: TooltipContentProps;
  zone: ChartZone;
  periodMs: number;
}

function ChartTooltip({ tooltip, zone, periodMs }: ChartTooltipProps) {
  const { active, payload, label } = tooltip;
  if (!active || payload.length === 0) return null;
  return (
    <div className="time-series-tooltip">
      <b>{fullTime(Number(label), zone, periodMs)}</b>
      {payload.map(({ name, value, color }) => (
        <div key={String(name)}>
          <span style={{ background: color }} />
          {name}: {figure(Number(value))}
        </div>
      ))}
    </div>
  );
}
