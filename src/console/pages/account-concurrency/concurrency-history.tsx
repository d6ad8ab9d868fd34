/** The last sixty seconds at five values a second: requests in flight by function, the quota, and every throttle. */
import { memo } from 'react';
import type { LiveSamples } from '../../../api/live-samples.ts';
import type { ColourOf } from './function-colours.ts';
import { historyOf, stacked, stepArea, stepLine, topOf } from './history-series.ts';

const WIDTH = 300;
const HEIGHT = 120;
const THROTTLES_HEIGHT = 24;

export const ConcurrencyHistory = memo(({ live, colourOf }: { live: LiveSamples; colourOf: ColourOf }) => {
  const { functions, most, throttles } = historyOf(live);
  const { quota } = live.account;
  const top = topOf(most, quota);
  const refused = throttles.reduce((sum, value) => sum + value, 0);
  const mostThrottles = Math.max(1, ...throttles);
  const peak = Math.max(...most);
  return (
    <div className="history">
      <div className="history-picture">
        <span className="history-top">{top.toLocaleString('en')}</span>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Requests in flight in the last minute: now ${live.account.inFlight}, at most ${peak}. ${refused} throttles.`}
        >
          {[0.25, 0.5, 0.75].map((part) => (
            <line key={part} className="history-grid" x1={0} x2={WIDTH} y1={HEIGHT * part} y2={HEIGHT * part} />
          ))}
          {stacked(functions).map(({ functionName, lower, upper }) => (
            <path key={functionName} d={stepArea(lower, upper, top, HEIGHT)} fill={colourOf(functionName)} />
          ))}
          <path className="history-most" d={stepLine(most, top, HEIGHT)} />
          {quota <= top && (
            <line
              className="history-quota"
              x1={0}
              x2={WIDTH}
              y1={HEIGHT - (quota / top) * HEIGHT}
              y2={HEIGHT - (quota / top) * HEIGHT}
            />
          )}
        </svg>
        <svg
          className="history-throttles"
          viewBox={`0 0 ${WIDTH} ${THROTTLES_HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <title>Throttles</title>
          {throttles.map((value, index) => {
            const height = value === 0 ? 0 : 4 + (value / mostThrottles) * (THROTTLES_HEIGHT - 4);
            return value === 0 ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place in the minute
              <rect key={index} x={index} y={THROTTLES_HEIGHT - height} width={1} height={height} />
            );
          })}
        </svg>
        <div className="history-axis" aria-hidden="true">
          <span>60 s ago</span>
          <span>45 s</span>
          <span>30 s</span>
          <span>15 s</span>
          <span>now</span>
        </div>
      </div>
      <ul className="history-legend">
        {functions.map(({ functionName, values }) => (
          <li key={functionName}>
            <i style={{ background: colourOf(functionName) }} />
            {functionName} <b>{values.at(-1)}</b>
          </li>
        ))}
        <li>
          <i className="history-key-most" /> most at once in each 0.2 s
        </li>
        {quota <= top && (
          <li>
            <i className="history-key-quota" /> quota {quota.toLocaleString('en')}
          </li>
        )}
        <li>
          <i className="history-key-throttles" /> throttles <b>{refused.toLocaleString('en')}</b>
        </li>
      </ul>
    </div>
  );
});
