/**
 * The Monitor tab: what CloudWatch recorded of the function, or of what named this version or alias, and nothing else.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-functions-access-metrics.html
 */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../../../errors.ts';
import { logsPath } from '../../../paths.ts';
import { useMetrics } from '../../../queries/metrics.ts';
import { useGo } from '../../../use-go.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { LogsSection } from './logs-section.tsx';
import { ASYNC_WIDGETS, chartSeriesOf, invocationWidgets, requestsOf, versionSeriesOf } from './metric-widgets.ts';
import { MonitorControls } from './monitor-controls.tsx';
import { useMonitorView } from './monitor-view.ts';
import { rangeKey, windowOf } from './time-range.ts';
import { WidgetCard } from './widget-card.tsx';
import './monitor.css';

const AUTO_REFRESH_MS = 10_000;

interface MonitorTabProps {
  functionName: string;
  version?: string | undefined;
  alias?: string | undefined;
}

export function MonitorTab({ functionName, version, alias }: MonitorTabProps) {
  const go = useGo();
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
      <Metrics functionName={functionName} version={version} alias={alias} />
      <LogsSection functionName={functionName} version={version} alias={alias} />
    </SpaceBetween>
  );
}

function Metrics({ functionName, version, alias }: MonitorTabProps) {
  const view = useMonitorView();
  const queryClient = useQueryClient();
  const qualifier = version ?? alias;
  const widgets = invocationWidgets(qualifier !== undefined);
  const { data, error, isFetching, dataUpdatedAt } = useMetrics({
    target: { functionName, qualifier },
    requests: requestsOf([...widgets, ...ASYNC_WIDGETS]),
    rangeKey: rangeKey(view.range),
    window: () => windowOf(view.range, Date.now()),
    refreshMs: view.autoRefresh && view.range.kind === 'relative' ? AUTO_REFRESH_MS : false,
  });
  const refresh = () => {
    for (const queryKey of [
      ['metrics', functionName],
      ['logs', functionName],
    ])
      void queryClient.invalidateQueries({ queryKey });
  };
  const window = data?.window ?? windowOf(view.range, Date.now());
  const zone = view.zone === 'UTC' ? 'UTC' : undefined;
  const card = { window, zone, loading: !data && !error } as const;
  const reading = data ?? { window, byId: {}, byVersion: {} };
  return (
    <SpaceBetween size="m">
      <MonitorControls refreshing={isFetching} onRefresh={refresh} refreshedAtMs={dataUpdatedAt} />
      {error && (
        <Alert
          type="error"
          header="The metrics could not be read"
          action={<Button onClick={refresh}>Try again</Button>}
        >
          {errorMessage(error)}
        </Alert>
      )}
      <div className="monitor-frame">
        <div className="monitor-grid">
          {widgets.map((widget) => (
            <WidgetCard key={widget.title} {...card} {...widget} series={chartSeriesOf(widget, reading)} />
          ))}
          {version === undefined && (
            <WidgetCard
              {...card}
              title="Invocations by version"
              unit="Count"
              note={
                alias === undefined
                  ? 'By any way: directly, or through an alias.'
                  : `Through the alias ${alias}: each invocation is a draw of its own.`
              }
              series={versionSeriesOf(reading.byVersion)}
            />
          )}
        </div>
      </div>
      <Header
        variant="h3"
        description="Events that were queued, how long they waited, and those given up. No stream is read here, and no loop detected."
      >
        Asynchronous invocation and streams
      </Header>
      <div className="monitor-frame">
        <div className="monitor-grid">
          {ASYNC_WIDGETS.map((widget) => (
            <WidgetCard key={widget.title} {...card} {...widget} series={chartSeriesOf(widget, reading)} />
          ))}
        </div>
      </div>
    </SpaceBetween>
  );
}
