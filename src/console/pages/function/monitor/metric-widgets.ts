/**
 * The widgets of the Monitor tab: which metrics stand in which chart, under the console's names.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html
 */

import { compareVersions } from '../../../domain/version-order.ts';
import type { MetricReading, MetricRequest, MetricSeries } from '../../../queries/metrics.ts';
import { ERROR_COLOUR, SUCCESS_COLOUR, seriesColour } from '../../../widgets/time-series-chart/chart-colours.ts';
import type { ChartSeries } from '../../../widgets/time-series-chart/time-series-chart.tsx';

type WidgetLine = MetricRequest & { name: string; colour?: string; percent?: boolean };

export interface MetricWidget {
  title: string;
  unit: string;
  lines: readonly WidgetLine[];
  /** What has to be known to read it. */
  note?: string;
}

const one = (title: string, unit: string, line: WidgetLine): MetricWidget => ({ title, unit, lines: [line] });

const sumOf = (id: string, metricName: string): WidgetLine => ({
  id,
  metricName,
  stat: 'Sum',
  name: `${metricName} (sum)`,
});

const CONCURRENCY: WidgetLine = {
  id: 'concurrency',
  metricName: 'ConcurrentExecutions',
  stat: 'Maximum',
  ofFunction: true,
  name: 'ConcurrentExecutions (maximum)',
};

/** What invocations of any kind leave behind. `qualified`: the page is that of a version or an alias. */
export const invocationWidgets = (qualified: boolean): MetricWidget[] => [
  one('Invocations', 'Count', sumOf('invocations', 'Invocations')),
  {
    title: 'Duration',
    unit: 'Milliseconds',
    lines: [
      { id: 'durationMinimum', metricName: 'Duration', stat: 'Minimum', name: 'Minimum' },
      { id: 'durationAverage', metricName: 'Duration', stat: 'Average', name: 'Average' },
      { id: 'durationMaximum', metricName: 'Duration', stat: 'Maximum', name: 'Maximum' },
    ],
  },
  {
    title: 'Error count and success rate (%)',
    unit: 'Count',
    lines: [
      { id: 'errors', metricName: 'Errors', stat: 'Sum', name: 'Errors (sum)', colour: ERROR_COLOUR },
      {
        id: 'successRate',
        expression: '100 - 100 * errors / MAX([errors, invocations])',
        name: 'Success rate (%)',
        colour: SUCCESS_COLOUR,
        percent: true,
      },
    ],
  },
  {
    ...one('Throttles', 'Count', { ...sumOf('throttles', 'Throttles'), colour: ERROR_COLOUR }),
    note: 'Refused before anything ran: neither Invocations nor Errors, and no log.',
  },
  {
    ...one('Total concurrent executions', 'Count', CONCURRENCY),
    ...(qualified && { note: 'Of the whole function: all its versions and aliases.' }),
  },
];

/** What Lambda's own queue and other sources leave behind. */
export const ASYNC_WIDGETS: readonly MetricWidget[] = [
  {
    title: 'Async delivery failures',
    unit: 'Count',
    lines: [sumOf('destinationFailures', 'DestinationDeliveryFailures'), sumOf('deadLetterErrors', 'DeadLetterErrors')],
  },
  one('IteratorAge', 'Milliseconds', {
    id: 'iteratorAge',
    metricName: 'IteratorAge',
    stat: 'Maximum',
    name: 'IteratorAge (maximum)',
  }),
  one('Recursive invocations dropped', 'Count', sumOf('recursiveDropped', 'RecursiveInvocationsDropped')),
  one('Async events received', 'Count', sumOf('asyncReceived', 'AsyncEventsReceived')),
  {
    title: 'Async event age',
    unit: 'Milliseconds',
    lines: [
      { id: 'asyncAgeAverage', metricName: 'AsyncEventAge', stat: 'Average', name: 'Average' },
      { id: 'asyncAgeMaximum', metricName: 'AsyncEventAge', stat: 'Maximum', name: 'Maximum' },
    ],
  },
  one('Async events dropped', 'Count', sumOf('asyncDropped', 'AsyncEventsDropped')),
];

export const requestsOf = (widgets: readonly MetricWidget[]): MetricRequest[] => widgets.flatMap(({ lines }) => lines);

/** The lines of a widget with what was read for them. */
export const chartSeriesOf = ({ lines }: MetricWidget, { byId }: MetricReading): ChartSeries[] =>
  lines.map(({ id, name, colour, percent }, index) => ({
    name,
    colour: colour ?? seriesColour(index),
    points: byId[id] ?? [],
    ...(percent && { percent }),
  }));

/** A line for each version that ran in the window, oldest first. */
export function versionSeriesOf(byVersion: Readonly<Record<string, MetricSeries>>): ChartSeries[] {
  return Object.entries(byVersion)
    .filter(([, points]) => points.length > 0)
    .sort(([a], [b]) => compareVersions(a, b))
    .map(([version, points], index) => ({
      name: version === '$LATEST' ? version : `Version ${version}`,
      colour: seriesColour(index),
      points,
    }));
}
