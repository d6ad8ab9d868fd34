/** The request that is typed, sent again and again: how fast, how long, and the answers by status while it runs. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { readWholeNumber } from '../../domain/whole-number.ts';
import { type Door, type DoorRequest, sendToDoor } from '../../queries/door-request.ts';
import { useRegion } from '../../region.ts';
import { sendAtRate } from '../../send-at-rate.ts';
import { ERROR_COLOUR, SUCCESS_COLOUR, seriesColour } from '../time-series-chart/chart-colours.ts';
import { LoadTally, type StatusSeries } from './load-tally.ts';

// with it comes what draws charts
const TimeSeriesChart = lazy(async () => ({
  default: (await import('../time-series-chart/time-series-chart.tsx')).TimeSeriesChart,
}));

/** A browser can do no more, and a chart shows no more. */
const MOST = { perSecond: 50, seconds: 300 };
/** Beyond them the rate is not kept. */
const AT_ONCE = 150;
const SHOWN_EVERY_MS = 1000;
const SHORTEST_MS = 60_000;

/** Rates are of seconds that pass here, however fast the account's clock goes. */
const hostNow = () => performance.timeOrigin + performance.now();

interface LoadProps {
  door: Door;
  /** Undefined: what is typed is no request, and the field says so. */
  read: () => DoorRequest | undefined;
}

interface Shown {
  startMs: number;
  nowMs: number;
  inFlight: number;
  series: StatusSeries[];
}

export function Load({ door, read }: LoadProps) {
  const access = useRegion();
  const [rate, setRate] = useState('5');
  const [seconds, setSeconds] = useState('30');
  const [running, setRunning] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const perSecond = within(rate, MOST.perSecond);
  const lasts = within(seconds, MOST.seconds);

  const start = async () => {
    const request = read();
    if (!request || perSecond === undefined || lasts === undefined) return;
    const stopping = new AbortController();
    stop.current = stopping;
    const { signal } = stopping;
    const tally = new LoadTally(hostNow());
    const show = () => {
      const nowMs = hostNow();
      setShown({ startMs: tally.startMs, nowMs, inFlight: tally.inFlight, series: tally.series(nowMs) });
    };
    setRunning(true);
    show();
    const showing = setInterval(show, SHOWN_EVERY_MS);
    const ending = setTimeout(() => stopping.abort(), lasts * 1000);
    await sendAtRate({ perSecond, atOnce: AT_ONCE, signal }, async () => {
      tally.inFlight++;
      // a tab that has gone is an answer, too
      const status = await sendToDoor(access, door, request).then(
        (answer) => answer.status,
        () => 0,
      );
      tally.inFlight--;
      tally.add(status, hostNow());
    });
    clearInterval(showing);
    clearTimeout(ending);
    show();
    setRunning(false);
  };

  return (
    <SpaceBetween size="m">
      <SpaceBetween direction="horizontal" size="m">
        <FormField
          label="Requests a second"
          constraintText={`1 to ${MOST.perSecond}`}
          errorText={perSecond === undefined && `Enter a whole number from 1 to ${MOST.perSecond}.`}
        >
          <Input
            type="number"
            inputMode="numeric"
            value={rate}
            disabled={running}
            onChange={({ detail }) => setRate(detail.value)}
          />
        </FormField>
        <FormField
          label="Seconds"
          constraintText={`1 to ${MOST.seconds}`}
          errorText={lasts === undefined && `Enter a whole number from 1 to ${MOST.seconds}.`}
        >
          <Input
            type="number"
            inputMode="numeric"
            value={seconds}
            disabled={running}
            onChange={({ detail }) => setSeconds(detail.value)}
          />
        </FormField>
      </SpaceBetween>
      {running ? (
        <Button onClick={() => stop.current?.abort()}>Stop load</Button>
      ) : (
        <Button onClick={() => void start()}>Start load</Button>
      )}
      {shown && <Answers shown={shown} running={running} />}
    </SpaceBetween>
  );
}

function within(text: string, most: number): number | undefined {
  const value = readWholeNumber(text);
  return value !== undefined && value >= 1 && value <= most ? value : undefined;
}

const nameOf = (status: number) => (status === 0 ? 'No answer' : String(status));

function Answers({ shown: { startMs, nowMs, inFlight, series }, running }: { shown: Shown; running: boolean }) {
  // whole seconds, as the points are
  const endMs = Math.ceil(nowMs / 1000) * 1000;
  const fromMs = Math.min(startMs, endMs - SHORTEST_MS);
  const totals = series.map(({ status, total }) => `${nameOf(status)}: ${total.toLocaleString('en')}`);
  return (
    <SpaceBetween size="s">
      <Box>
        <b>Answers by status.</b> {totals.join(', ') || 'None yet'}
        {running && `. In flight: ${inFlight}`}
      </Box>
      <Suspense fallback={null}>
        <TimeSeriesChart
          title="Answers by status"
          unit="Count"
          series={series.map(({ status, points }, index) => ({
            name: nameOf(status),
            colour: colourOf(status, index, series),
            points,
          }))}
          window={{ startMs: fromMs, endMs, periodMs: 1000 }}
          zone={undefined}
        />
      </Suspense>
    </SpaceBetween>
  );
}

/** What went well and what went wrong in their own colours, the first of each. */
function colourOf(status: number, index: number, series: readonly StatusSeries[]): string {
  const first = (is: (status: number) => boolean) => series.find((each) => is(each.status))?.status === status;
  if (first((each) => each >= 200 && each < 300)) return SUCCESS_COLOUR;
  if (first((each) => each >= 500)) return ERROR_COLOUR;
  return seriesColour(index);
}
