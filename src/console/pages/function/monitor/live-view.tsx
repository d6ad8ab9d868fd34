/**
 * Live, which the AWS console does not have: the last minute or five of a function, or of one of its qualifiers, by second. Paused, the picture stands
 * still. Charts are drawn one at a time, once a second each, so that the page stays quick while a thousand requests run.
 */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { memo, useState } from 'react';
import type { LiveSamples } from '../../../../api/live-samples.ts';
import { aliasRouting } from '../../../domain/alias-routing.ts';
import { liveWindow } from '../../../domain/live-picture.ts';
import { useAlias } from '../../../queries/aliases.ts';
import { type LiveFeed, useLiveFeed, useLivePicture } from '../../../queries/live-samples.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { EnvironmentsSection } from './environments-section.tsx';
import { LIVE_CHARTS, type LiveChart, liveFigures, shownOf } from './live-charts.ts';
import { changeMonitorView, useMonitorView } from './monitor-view.ts';
import { WidgetCard } from './widget-card.tsx';
import './live-view.css';

interface LiveViewProps {
  functionName: string;
  version?: string | undefined;
  alias?: string | undefined;
}

const RANGES = [
  { id: '60000', text: '60 s' },
  { id: '300000', text: '5 min' },
];

export function LiveView({ functionName, version, alias }: LiveViewProps) {
  const rangeMs = useMonitorView((view) => view.liveRangeMs);
  const [paused, setPaused] = useState(false);
  const qualifier = version ?? alias;
  const feed = useLiveFeed({ functionName, qualifier }, paused);
  const shown = { feed, paused, functionName, qualifier };
  const environments = { functionName, paused };
  return (
    <SpaceBetween size="m">
      <Header
        variant="h3"
        info={<InfoLink topic="live" />}
        description={`${ofWhat(version, alias)}, on the account's clock. The AWS console has no such view.`}
        actions={
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <SegmentedControl
              label="Time range"
              selectedId={String(rangeMs)}
              options={RANGES}
              onChange={({ detail }) => changeMonitorView({ liveRangeMs: Number(detail.selectedId) })}
            />
            <Button iconName={paused ? 'play' : 'pause'} onClick={() => setPaused(!paused)}>
              {paused ? 'Resume' : 'Pause'}
            </Button>
          </SpaceBetween>
        }
      >
        Live
      </Header>
      <Figures {...shown} />
      <div className="monitor-frame">
        <div className="monitor-grid">
          {LIVE_CHARTS.map((chart, index) => (
            <LiveCard key={chart.title} {...shown} chart={chart} rangeMs={rangeMs} turn={index} />
          ))}
        </div>
      </div>
      <div className="monitor-frame">
        {alias === undefined ? (
          <EnvironmentsSection {...environments} versions={version === undefined ? undefined : [version]} />
        ) : (
          <EnvironmentsOfAlias {...environments} alias={alias} />
        )}
      </div>
    </SpaceBetween>
  );
}

function ofWhat(version: string | undefined, alias: string | undefined): string {
  if (alias !== undefined) return `What named the alias ${alias}, second by second`;
  return version === undefined
    ? 'Second by second'
    : `What ran version ${version}, named by whatever way, second by second`;
}

function EnvironmentsOfAlias({ alias, ...of }: { functionName: string; paused: boolean; alias: string }) {
  const { data } = useAlias(of.functionName, alias);
  if (!data) return null;
  const { version, additional } = aliasRouting(data);
  return <EnvironmentsSection {...of} versions={additional ? [version, additional.version] : [version]} />;
}

interface ShownProps {
  feed: LiveFeed;
  paused: boolean;
  functionName: string;
  qualifier: string | undefined;
}

function Figures({ feed, functionName, qualifier }: ShownProps) {
  const picture = useLivePicture(feed);
  const figures = picture && liveFigures(shownOf(picture, functionName, qualifier), liveWindow(picture.atMs, 60_000));
  const figure = (value: number | undefined) => value?.toLocaleString('en') ?? '-';
  return (
    <dl className="live-figures">
      <Figure label="Invocations a second" value={figure(figures?.invocations)} />
      <Figure
        label={figures?.reserved === undefined ? 'In flight' : `In flight, of ${figure(figures.reserved)} reserved`}
        value={figure(figures?.inFlight)}
      />
      <Figure label="Throttles a second" value={figure(figures?.throttles)} alarming={(figures?.throttles ?? 0) > 0} />
      <Figure label="Cold starts a second" value={figure(figures?.coldStarts)} />
    </dl>
  );
}

function Figure({ label, value, alarming = false }: { label: string; value: string; alarming?: boolean }) {
  return (
    <div>
      <dt>
        <Box variant="awsui-key-label" tagOverride="span">
          {label}
        </Box>
      </dt>
      <dd>
        <Box variant="awsui-value-large" tagOverride="span" {...(alarming && { color: 'text-status-error' })}>
          {value}
        </Box>
      </dd>
    </div>
  );
}

interface LiveCardProps extends ShownProps {
  chart: LiveChart;
  rangeMs: number;
  /** Of those that are drawn one after the other. */
  turn: number;
}

function LiveCard({ feed, paused, ...drawn }: LiveCardProps) {
  const turns = paused ? 1 : LIVE_CHARTS.length;
  const picture = useLivePicture(feed, turns, paused ? 0 : drawn.turn);
  return <DrawnCard picture={picture} {...drawn} />;
}

interface DrawnCardProps extends Omit<LiveCardProps, 'feed' | 'paused'> {
  picture: LiveSamples | undefined;
}

const DrawnCard = memo(({ picture, chart, functionName, qualifier, rangeMs }: DrawnCardProps) => {
  const { title, unit, note } = chart;
  const window = liveWindow(picture?.atMs ?? 0, rangeMs);
  const series = picture ? chart.series(shownOf(picture, functionName, qualifier), window) : [];
  return (
    <WidgetCard
      title={title}
      unit={unit}
      {...(note !== undefined && { note })}
      series={series}
      window={window}
      zone={undefined}
      loading={!picture}
      nothing={{ title: 'Nothing happens.', text: 'Test the function, or invoke it many times.' }}
    />
  );
});
