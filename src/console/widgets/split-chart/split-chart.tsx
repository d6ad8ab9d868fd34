/**
 * A count divided among a few names, one bar each on one scale; where a share was promised, its place and the band in
 * which chance leaves it. Drawn by style sheet: bars this simple need no chart library on the page they are on.
 */
import type { CSSProperties } from 'react';
import {
  colorBackgroundLayoutMain,
  colorBorderDividerDefault,
  colorChartsPaletteCategorical1,
  colorChartsPaletteCategorical2,
  colorTextBodyDefault,
  colorTextBodySecondary,
} from '#tokens';
import './split-chart.css';

export interface SplitBar {
  name: string;
  count: number;
  /** The promised share, 0 to 1, and the counts chance leaves it between. */
  expected?: { share: number; low: number; high: number };
}

interface SplitChartProps {
  /** What is drawn, for those who do not see it. */
  label: string;
  total: number;
  bars: readonly SplitBar[];
}

const COLOURS = {
  '--split-track': colorBackgroundLayoutMain,
  '--split-border': colorBorderDividerDefault,
  '--split-mark': colorTextBodyDefault,
  '--split-muted': colorTextBodySecondary,
} as CSSProperties;

const BAR_COLOURS = [colorChartsPaletteCategorical1, colorChartsPaletteCategorical2];

const percentOf = (part: number, whole: number) => `${whole === 0 ? 0 : (part / whole) * 100}%`;

export function SplitChart({ label, total, bars }: SplitChartProps) {
  const promised = bars.some(({ expected }) => expected);
  return (
    <div className="split" style={COLOURS}>
      <div className="split-chart" role="img" aria-label={label}>
        {bars.map((bar, index) => (
          <Bar key={bar.name} bar={bar} total={total} colour={BAR_COLOURS[index % BAR_COLOURS.length]} />
        ))}
      </div>
      {promised && (
        <div className="split-legend" aria-hidden="true">
          <span className="split-legend-expected" /> expected
          <span className="split-legend-band" /> 95 % band
        </div>
      )}
    </div>
  );
}

function Bar({ bar, total, colour }: { bar: SplitBar; total: number; colour: string | undefined }) {
  const { name, count, expected } = bar;
  const share = total === 0 ? 0 : (count / total) * 100;
  return (
    <>
      <span className="split-name">{name}</span>
      <span className="split-track">
        <span className="split-bar" style={{ inlineSize: percentOf(count, total), background: colour }} />
        {expected && (
          <>
            <span
              className="split-band"
              style={{
                insetInlineStart: percentOf(expected.low, total),
                inlineSize: percentOf(expected.high - expected.low, total),
              }}
            />
            <span className="split-expected" style={{ insetInlineStart: `${expected.share * 100}%` }} />
          </>
        )}
      </span>
      <span className="split-figures">
        <b>{count.toLocaleString('en')}</b> ({share.toFixed(1)} %)
      </span>
    </>
  );
}
