/**
 * The Monitor tab: what CloudWatch recorded of the function, or of what named this version or alias; beside it, ours,
 * what happens now.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-functions-access-metrics.html
 */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { errorMessage } from '../../../errors.ts';
import { logsPath } from '../../../paths.ts';
import { useGo } from '../../../use-go.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { LogsSection } from './logs-section.tsx';
import { ASYNC_WIDGETS, chartSeriesOf, invocationWidgets, versionSeriesOf } from './metric-widgets.ts';
import { MonitorControls } from './monitor-controls.tsx';
import { changeMonitorView, useMonitorView } from './monitor-view.ts';
import { useRecorded } from './use-recorded.ts';
import type { Widget } from './widget-card.tsx';
import { WidgetGrid } from './widget-grid.tsx';
import './monitor.css';

const LiveView = lazy(async () => ({ default: (await import('./live-view.tsx')).LiveView }));

interface MonitorTabProps {
  functionName: string;
  version?: string | undefined;
  alias?: string | undefined;
}

export function MonitorTab({ functionName, version, alias }: MonitorTabProps) {
  const go = useGo();
  const shown = useMonitorView((view) => view.shown);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h2"
        info={<InfoLink topic="monitor" />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => go(logsPath(functionName))}>View CloudWatch logs</Button>
            <Button disabled disabledReason="Tracing is not part of Coldspark.">
              View X-Ray traces
            </Button>
            <Button disabled disabledReason="Lambda Insights is not part of Coldspark.">
              View Lambda Insights
            </Button>
          </SpaceBetween>
        }
      >
        Monitor
      </Header>
      <SegmentedControl
        label="What is shown"
        selectedId={shown}
        onChange={({ detail }) => changeMonitorView({ shown: detail.selectedId as typeof shown })}
        options={[
          { id: 'recorded', text: 'CloudWatch' },
          { id: 'live', text: 'Live' },
        ]}
      />
      {shown === 'live' ? (
        <Suspense fallback={<Spinner />}>
          <LiveView functionName={functionName} version={version} alias={alias} />
        </Suspense>
      ) : (
        <>
          <Metrics functionName={functionName} version={version} alias={alias} />
          <LogsSection functionName={functionName} version={version} alias={alias} />
        </>
      )}
    </SpaceBetween>
  );
}

function Metrics({ functionName, version, alias }: MonitorTabProps) {
  const zone = useMonitorView((view) => (view.zone === 'UTC' ? 'UTC' : undefined));
  const queryClient = useQueryClient();
  const { data, error, isFetching, dataUpdatedAt, reading, window } = useRecorded({ functionName, version, alias });
  const refresh = () => {
    for (const queryKey of [
      ['metrics', functionName],
      ['logs', functionName],
    ])
      void queryClient.invalidateQueries({ queryKey });
  };
  const chart: Pick<Widget, 'window' | 'zone'> = { window, zone };
  const loading = !data && !error;
  const invocationCards = invocationWidgets((version ?? alias) !== undefined).map((widget) => ({
    ...chart,
    ...widget,
    series: chartSeriesOf(widget, reading),
  }));
  const versionCard = {
    ...chart,
    title: 'Invocations by version',
    unit: 'Count',
    note:
      alias === undefined
        ? 'By any way: directly, or through an alias.'
        : `Through the alias ${alias}: each invocation is a draw of its own.`,
    series: versionSeriesOf(reading.byVersion),
  };
  const asyncCards = ASYNC_WIDGETS.map((widget) => ({ ...chart, ...widget, series: chartSeriesOf(widget, reading) }));
  return (
    <SpaceBetween size="m">
      <MonitorControls
        functionName={functionName}
        refreshing={isFetching}
        onRefresh={refresh}
        refreshedAtMs={dataUpdatedAt}
      />
      {error && (
        <Alert
          type="error"
          header="The metrics could not be read"
          action={<Button onClick={refresh}>Try again</Button>}
        >
          {errorMessage(error)}
        </Alert>
      )}
      <WidgetGrid
        loading={loading}
        cards={version === undefined ? [...invocationCards, versionCard] : invocationCards}
      />
      <Header
        variant="h3"
        description="Events that were queued, how long they waited, and those given up. No stream is read here, and no loop detected."
      >
        Asynchronous invocation and streams
      </Header>
      <WidgetGrid loading={loading} cards={asyncCards} />
    </SpaceBetween>
  );
}
