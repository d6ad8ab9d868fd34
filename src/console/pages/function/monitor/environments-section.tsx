/** The environments of a function or of one version, each life a bar. Ours: AWS shows none of it. */
import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CSSProperties } from 'react';
import { colorBorderControlDefault } from '#tokens';
import { clockSpan } from '../../../../api/account-clock.ts';
import { errorMessage } from '../../../errors.ts';
import { logsPath, settingsPath } from '../../../paths.ts';
import { useEnvironmentLives } from '../../../queries/environments.ts';
import { useSettings } from '../../../queries/settings.ts';
import { ERROR_COLOUR, seriesColour } from '../../../widgets/time-series-chart/chart-colours.ts';
import { axisOf, type BarSegment, barsOf, type EnvironmentBar } from './environment-bars.ts';
import './environments-section.css';

const MOST_BARS = 30;

const LEGEND: [BarSegment['kind'], string][] = [
  ['init', 'Init'],
  ['invocation', 'Invocation'],
  ['failed', 'Did not succeed'],
  ['idle', 'Idle'],
];
const COLOURS = {
  '--bar-init': seriesColour(1),
  '--bar-invocation': seriesColour(0),
  '--bar-failed': ERROR_COLOUR,
  '--bar-idle': colorBorderControlDefault,
} as CSSProperties;

interface EnvironmentsSectionProps {
  functionName: string;
  /** Of these alone; undefined: of all. */
  versions: readonly string[] | undefined;
  paused: boolean;
}

export function EnvironmentsSection({ functionName, versions, paused }: EnvironmentsSectionProps) {
  const { data, error } = useEnvironmentLives(functionName, versions, paused);
  const delayed = useSettings().data?.initDelay ?? false;
  const axis = data && axisOf(data);
  const bars = data && axis ? barsOf(data, axis) : [];
  return (
    <Container
      header={
        <Header
          variant="h3"
          description="A bar is one execution environment. Globals and /tmp live as long as it: an invocation on the same bar finds what earlier ones left there, one on a new bar begins with neither. After a timeout or an exit the bar goes on with a new runtime: globals are gone, /tmp is not."
        >
          Environments
        </Header>
      }
    >
      <SpaceBetween size="s">
        {error && <Alert type="error">{errorMessage(error)}</Alert>}
        {bars.length === 0 && (
          <div className="monitor-placeholder">
            <b>No environments.</b>
            <Box color="text-body-secondary">The next invocation starts one: a cold start.</Box>
          </div>
        )}
        {axis && bars.length > 0 && (
          <div className="environments" style={COLOURS}>
            <ol>
              {bars.slice(0, MOST_BARS).map((bar) => (
                <Bar key={bar.life.id} bar={bar} functionName={functionName} />
              ))}
            </ol>
            <div className="environment-axis" aria-hidden="true">
              <span>−{clockSpan(axis.endMs - axis.startMs)}</span>
              <span>now</span>
            </div>
            <ul className="environment-legend">
              {LEGEND.map(([kind, text]) => (
                <li key={kind}>
                  <span className={`environment-${kind}`} />
                  {text}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Box variant="small" color="text-body-secondary">
          {bars.length > MOST_BARS && `The youngest ${MOST_BARS} of ${bars.length}. `}
          {data &&
            `On demand, one ends when it was idle for ${data.idleLifetimeMs / 60_000} minutes; AWS names no time. `}
          {delayed
            ? 'Init lasts at least as long as it usually does on AWS, which is set in '
            : 'Init is that of this browser; it can last as long as on AWS, in '}
          <Link href={`#${settingsPath}`} fontSize="inherit">
            Settings
          </Link>
          .
        </Box>
      </SpaceBetween>
    </Container>
  );
}

function Bar({ bar, functionName }: { bar: EnvironmentBar; functionName: string }) {
  const { life, segments, words } = bar;
  return (
    <li>
      <div className="environment-name">
        <Link href={`#${logsPath(functionName, { stream: life.logStreamName })}`}>{life.id.slice(0, 8)}</Link>{' '}
        {life.version === '$LATEST' ? '$LATEST' : `Version ${life.version}`}{' '}
        {life.provisioned && <Badge color="blue">provisioned</Badge>}
      </div>
      <div>
        <div className="environment-bar" aria-hidden="true">
          {segments.map(({ kind, from, to }, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place
              key={index}
              className={`environment-${kind}`}
              style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%` }}
            />
          ))}
        </div>
        <Box variant="small">{words}</Box>
      </div>
    </li>
  );
}
