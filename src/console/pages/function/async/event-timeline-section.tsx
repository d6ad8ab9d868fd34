/**
 * Event timeline (ours): each asynchronous event as a lane of tries and waits, how it ended, and where its outcome went;
 * on the account's clock, while somebody looks.
 */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { OUTCOMES } from '../../../../api/event-lane.ts';
import {
  EVENT_CONDITIONS,
  EVENT_LANES,
  EVENTS_KEPT,
  type EventTimelineRequest,
} from '../../../../api/event-timeline.ts';
import { errorMessage } from '../../../errors.ts';
import { useEventTimeline } from '../../../queries/event-timeline.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { EventLanes } from './event-lanes.tsx';
import { FailingTries } from './failing-tries.tsx';

interface EventTimelineSectionProps {
  functionName: string;
  /** Of the version or alias whose page this is. */
  qualifier: string | undefined;
}

type Outcome = NonNullable<EventTimelineRequest['outcome']> | 'any';

const OUTCOME_OPTIONS: SelectProps.Option[] = [
  { value: 'any', label: 'Any outcome' },
  ...(['Waiting', ...EVENT_CONDITIONS] as const).map((value) => ({ value, label: OUTCOMES[value].text })),
];

export function EventTimelineSection({ functionName, qualifier }: EventTimelineSectionProps) {
  const own = qualifier ? `${functionName}:${qualifier}` : functionName;
  const sources: SelectProps.Option[] = [
    { value: 'own', label: own },
    ...(qualifier ? [{ value: 'function', label: `${functionName}, all qualifiers` }] : []),
    { value: 'all', label: 'All functions' },
  ];
  const [source, setSource] = useState('own');
  const [outcome, setOutcome] = useState<Outcome>('any');
  const [limit, setLimit] = useState(EVENT_LANES);
  const request: EventTimelineRequest = {
    ...(source !== 'all' && { functionName }),
    ...(source === 'own' && qualifier && { qualifier }),
    ...(outcome !== 'any' && { outcome }),
    limit,
  };
  const { data, error } = useEventTimeline(request);

  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="event-timeline" />}
          counter={data ? `(${data.lanes.length + data.more})` : ''}
          description={`What became of the last ${EVENTS_KEPT.toLocaleString('en')} asynchronous events: Coldspark's own, AWS shows none. Turn the account's clock in the top bar and see the retries come.`}
        >
          Event timeline
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div className="timeline-controls">
          <FormField label="Function">
            <Select
              selectedOption={sources.find(({ value }) => value === source) ?? null}
              options={sources}
              onChange={({ detail }) => setSource(detail.selectedOption.value ?? 'own')}
            />
          </FormField>
          <FormField label="Outcome">
            <Select
              selectedOption={OUTCOME_OPTIONS.find(({ value }) => value === outcome) ?? null}
              options={OUTCOME_OPTIONS}
              onChange={({ detail }) => setOutcome(detail.selectedOption.value as Outcome)}
            />
          </FormField>
          <FailingTries functionName={functionName} />
        </div>
        {error && <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>}
        {!error && !data && <StatusIndicator type="loading">Loading</StatusIndicator>}
        {data?.lanes.length === 0 && (
          <Box textAlign="center" color="text-body-secondary" padding={{ vertical: 'm' }}>
            <b>No events</b>
            <Box color="inherit">
              {outcome === 'any'
                ? 'Choose Asynchronous on the Test tab, or invoke with --invocation-type Event in the terminal.'
                : 'None of the last events ended like this.'}
            </Box>
          </Box>
        )}
        {data && data.lanes.length > 0 && <EventLanes lanes={data.lanes} />}
        {data && data.more > 0 && (
          <Box textAlign="center">
            <Button onClick={() => setLimit(Math.min(EVENTS_KEPT, limit + EVENT_LANES))}>
              {`Show older ones (${data.more})`}
            </Button>
          </Box>
        )}
      </SpaceBetween>
    </Container>
  );
}
