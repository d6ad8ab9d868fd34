/** The charts of Live: which counts of a function's seconds stand in which, and what the last second came to. */

import { isVersionNumber } from '../../../../api/arn.ts';
import type {
  ConcurrencySlot,
  LiveFunction,
  LiveSamples,
  LiveVersion,
  VersionSlot,
} from '../../../../api/live-samples.ts';
import { THROTTLE_REASONS } from '../../../../api/throttle-reasons.ts';
import {
  averageBySecond,
  type LiveWindow,
  lastSecond,
  mostBySecond,
  sumsBySecond,
} from '../../../domain/live-picture.ts';
import { compareVersions } from '../../../domain/version-order.ts';
import { ERROR_COLOUR, seriesColour } from '../../../widgets/time-series-chart/chart-colours.ts';
import type { ChartSeries } from '../../../widgets/time-series-chart/time-series-chart.tsx';

export interface LiveChart {
  title: string;
  unit: string;
  note?: string;
  series(shown: LiveShown, window: LiveWindow): ChartSeries[];
}

/** A function, and its versions; or one of its qualifiers beside it, and what of each version belongs to that. */
export interface LiveShown {
  ofFunction: LiveFunction;
  qualifier: string | undefined;
  versions: readonly LiveVersion[];
}

const NOTHING: LiveFunction = { functionName: '', provisioned: 0, inFlight: 0, slots: [], versions: [] };

/** Of a picture that was asked for with the same qualifier, or with none. */
export function shownOf(picture: LiveSamples, functionName: string, qualifier: string | undefined): LiveShown {
  const ofFunction = picture.functions.find((each) => each.functionName === functionName) ?? NOTHING;
  const versions = [...ofFunction.versions].sort((a, b) => compareVersions(a.version, b.version));
  return { ofFunction, qualifier, versions };
}

const nameOf = (version: string) => (version === '$LATEST' ? version : `Version ${version}`);
const qualifierName = (qualifier: string) => (isVersionNumber(qualifier) ? nameOf(qualifier) : qualifier);
const slotsOf = ({ versions }: LiveShown): VersionSlot[] => versions.flatMap(({ slots }) => slots);
const happens = (
  slots: readonly VersionSlot[],
  { startMs }: LiveWindow,
  count: (slot: VersionSlot) => number | undefined,
) => slots.some((slot) => slot.atMs >= startMs && (count(slot) ?? 0) > 0);

const throttles = ({ throttles: told }: VersionSlot) =>
  Object.values(told ?? {}).reduce((sum, value) => sum + value, 0);

export const LIVE_CHARTS: readonly LiveChart[] = [
  {
    title: 'Invocations a second',
    unit: 'Count',
    note: 'Accepted, by the version that runs.',
    series: ({ versions }, window) =>
      versions.map(({ version, slots }, index) => ({
        name: nameOf(version),
        colour: seriesColour(index),
        points: sumsBySecond(slots, window, ({ invocations }) => invocations),
      })),
  },
  {
    title: 'Throttles a second',
    unit: 'Count',
    note: 'By reason. They are neither Invocations nor Errors, and write no log.',
    series: (shown, window) => {
      const slots = slotsOf(shown);
      const met = THROTTLE_REASONS.filter((reason) => happens(slots, window, (slot) => slot.throttles?.[reason]));
      if (met.length === 0)
        return [{ name: 'Throttles', colour: ERROR_COLOUR, points: sumsBySecond(slots, window, throttles) }];
      return met.map((reason, index) => ({
        name: reason,
        colour: index === 0 ? ERROR_COLOUR : seriesColour(index),
        points: sumsBySecond(slots, window, (slot) => slot.throttles?.[reason]),
      }));
    },
  },
  {
    title: 'Concurrency',
    unit: 'Count',
    note: 'Requests in flight, the most in each second.',
    series: (shown, window) => {
      const { ofFunction, qualifier } = shown;
      const line = (name: string, index: number, slots: readonly ConcurrencySlot[], inFlight: number) => ({
        name,
        colour: seriesColour(index),
        points: mostBySecond(slots, window, inFlight),
      });
      const { reserved, slots, inFlight } = ofFunction;
      const whole = line('Whole function', 0, slots, inFlight);
      const own = ofFunction.qualifier ?? { slots: [], inFlight: 0 };
      const lines =
        qualifier === undefined ? [whole] : [line(qualifierName(qualifier), 1, own.slots, own.inFlight), whole];
      if (reserved === undefined) return lines;
      const limit = whole.points.map(({ atMs }) => ({ atMs, value: reserved }));
      return [...lines, { name: 'Reserved', colour: ERROR_COLOUR, points: limit }];
    },
  },
  {
    title: 'Cold starts a second',
    unit: 'Count',
    note: 'Invocations that wait for Init, and those that found no provisioned concurrency left.',
    series: (shown, window) => {
      const slots = slotsOf(shown);
      const line = (name: string, index: number, count: (slot: VersionSlot) => number | undefined) => ({
        name,
        colour: seriesColour(index),
        points: sumsBySecond(slots, window, count),
      });
      const spillovers = happens(slots, window, (slot) => slot.spillovers);
      const provisioned = happens(slots, window, (slot) => slot.provisioned);
      return [
        line('Cold starts', 1, ({ coldStarts }) => coldStarts),
        ...(provisioned ? [line('On provisioned concurrency', 0, (slot) => slot.provisioned)] : []),
        ...(spillovers ? [line('Spilled over', 2, (slot) => slot.spillovers)] : []),
      ];
    },
  },
  {
    title: 'Duration, and Init apart',
    unit: 'Milliseconds',
    note: 'Averages of what ended in each second. Init is no part of Duration.',
    series: (shown, window) => {
      const slots = slotsOf(shown);
      return [
        {
          name: 'Duration',
          colour: seriesColour(0),
          points: averageBySecond(
            slots,
            window,
            ({ durationMs }) => durationMs,
            ({ ended }) => ended,
          ),
        },
        {
          name: 'Init of cold starts',
          colour: seriesColour(1),
          points: averageBySecond(
            slots,
            window,
            ({ initMs }) => initMs,
            ({ inits }) => inits,
          ),
        },
      ];
    },
  },
];

export interface LiveFigures {
  invocations: number;
  throttles: number;
  coldStarts: number;
  inFlight: number;
  /** Of the whole function, for all its qualifiers together. */
  reserved?: number;
}

export function liveFigures(shown: LiveShown, window: LiveWindow): LiveFigures {
  const slots = slotsOf(shown);
  const { reserved } = shown.ofFunction;
  const { inFlight } = shown.qualifier === undefined ? shown.ofFunction : (shown.ofFunction.qualifier ?? NOTHING);
  return {
    invocations: lastSecond(slots, window, (slot) => slot.invocations),
    throttles: lastSecond(slots, window, throttles),
    coldStarts: lastSecond(slots, window, (slot) => slot.coldStarts),
    inFlight,
    ...(reserved !== undefined && shown.qualifier === undefined && { reserved }),
  };
}
