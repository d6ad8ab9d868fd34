/** The lanes of the event timeline. */
import Link from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { CSSProperties } from 'react';
import {
  colorBackgroundLayoutMain,
  colorBorderDividerDefault,
  colorBorderStatusInfo,
  colorTextBodySecondary,
  colorTextStatusError,
  colorTextStatusInfo,
  colorTextStatusSuccess,
} from '#tokens';
import { parseFunctionName } from '../../../../api/arn.ts';
import { type LaneMood, type LaneSegment, laneSegments, OUTCOMES } from '../../../../api/event-lane.ts';
import type { EventDelivery, EventLane } from '../../../../api/event-timeline.ts';
import { useAccountNow } from '../../../account-now.ts';
import { TARGETS, targetName, targetServiceOf } from '../../../domain/target-service.ts';
import { configurationPath, logsPath, qualifierPath } from '../../../paths.ts';
import { RelativeTime } from '../../../widgets/relative-time.tsx';
import { WhyThis } from '../../../widgets/why-this/why-this.tsx';
import './event-lanes.css';

const COLOURS = {
  '--lane-divider': colorBorderDividerDefault,
  '--lane-ground': colorBackgroundLayoutMain,
  '--lane-muted': colorTextBodySecondary,
  '--lane-waiting': colorBorderStatusInfo,
  '--lane-success': colorTextStatusSuccess,
  '--lane-error': colorTextStatusError,
  '--lane-running': colorTextStatusInfo,
} as CSSProperties;

const TICK_MS = 500;

export function EventLanes({ lanes }: { lanes: readonly EventLane[] }) {
  const nowMs = useAccountNow(TICK_MS);
  return (
    <ol className="lanes" aria-label="Events" style={COLOURS}>
      {lanes.map((lane) => (
        <Lane key={lane.requestId} lane={lane} nowMs={nowMs} />
      ))}
    </ol>
  );
}

const STATUS: Record<LaneMood, StatusIndicatorProps.Type> = {
  success: 'success',
  error: 'error',
  waiting: 'pending',
  running: 'in-progress',
  stopped: 'stopped',
};

function Lane({ lane, nowMs }: { lane: EventLane; nowMs: number }) {
  const { functionName, qualifier, requestId, acceptedAtMs, outcome, deliveries } = lane;
  const { text, meaning, mood } = OUTCOMES[outcome?.condition ?? 'Waiting'];
  const segments = laneSegments(lane, nowMs);
  return (
    <li className="lane">
      <div className="lane-head">
        <span className="lane-name">
          <Link href={`#${qualifierPath(functionName, qualifier ?? '$LATEST')}`}>
            {qualifier ? `${functionName}:${qualifier}` : functionName}
          </Link>
        </span>
        <span className="lane-muted">
          accepted <RelativeTime at={acceptedAtMs} />
        </span>
        <Link
          fontSize="body-s"
          href={`#${logsPath(functionName, { request: requestId })}`}
          ariaLabel={`Logs of ${requestId}`}
        >
          {requestId}
        </Link>
        <WhyThis functionName={functionName} requestId={requestId} position="bottom" />
      </div>
      <ol className="lane-track" aria-label="Tries and waits">
        {segments.map((segment, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what has happened stays in its place
          <Segment key={i} segment={segment} />
        ))}
        <li className="lane-end">
          <StatusIndicator type={STATUS[mood]}>{text}</StatusIndicator>
          {mood === 'error' && <div className="lane-detail">{meaning}</div>}
        </li>
      </ol>
      {mood === 'error' && deliveries.length === 0 && outcome?.condition !== 'FunctionDeleted' && (
        <div className="lane-untold">Nobody was told: it has no destination on failure and no dead-letter queue.</div>
      )}
      {deliveries.length > 0 && (
        <ul className="lane-deliveries" aria-label="Where its outcome went">
          {deliveries.map((delivery) => (
            <Delivery key={`${delivery.kind} ${delivery.arn}`} delivery={delivery} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Segment({ segment: { kind, mood, text, detail, done, weight } }: { segment: LaneSegment }) {
  return (
    <li
      className={`lane-${kind}`}
      data-mood={mood}
      style={
        { flexGrow: weight, ...(done !== undefined && { '--done': `${(done * 100).toFixed(1)}%` }) } as CSSProperties
      }
    >
      <span className="lane-mark" aria-hidden="true" />
      <span className="lane-text">{text}</span>
      <span className="lane-detail">{detail}</span>
    </li>
  );
}

function Delivery({ delivery: { kind, arn, failure } }: { delivery: EventDelivery }) {
  const service = targetServiceOf(arn);
  const what = kind === 'destination' ? 'Record to' : 'Event to the dead-letter queue,';
  const type = service ? TARGETS[service].type : '';
  return (
    <li>
      <StatusIndicator type={failure ? 'error' : 'success'}>
        {what} {type}{' '}
        {service === 'lambda' ? <Link href={`#${functionAddress(arn)}`}>{targetName(arn)}</Link> : targetName(arn)}
        {failure && `: ${failure}`}
      </StatusIndicator>
    </li>
  );
}

/** Where the record is an event in turn. */
function functionAddress(arn: string): string {
  const { functionName, qualifier = '$LATEST' } = parseFunctionName(arn);
  return configurationPath(qualifierPath(functionName, qualifier), 'async');
}
