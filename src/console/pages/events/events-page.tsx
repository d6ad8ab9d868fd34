/** Events (ours): what passed between resources, the newest first; each followed across hops, and sent again. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { HOPS_KEPT, HOPS_SHOWN, type HopsRequest } from '../../../api/hops.ts';
import { errorMessage } from '../../errors.ts';
import { useHops } from '../../queries/hops.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { HopDetails } from './hop-details.tsx';
import { HopOutcome, STATUSES } from './hop-outcome.tsx';
import { ResourceLink } from './resource-link.tsx';
import './events.css';

const ANY: SelectProps.Option = { value: 'any', label: 'Any outcome' };
const OUTCOMES: SelectProps.Option[] = [
  ANY,
  ...Object.entries(STATUSES).map(([value, { text }]) => ({ value, label: text })),
];
const PREVIEW = 60;

export function EventsPage() {
  const [resource, setResource] = useState('');
  const [status, setStatus] = useState(ANY);
  const [limit, setLimit] = useState(HOPS_SHOWN);
  const [chosen, setChosen] = useState<number>();
  const request: HopsRequest = {
    ...(resource.trim() !== '' && { resource: resource.trim() }),
    ...(status.value !== 'any' && { status: status.value as NonNullable<HopsRequest['status']> }),
    limit,
  };
  const { data, error } = useHops(request);
  const chain = useHops({ chainOf: chosen ?? 0 }, chosen !== undefined);
  const hops = data?.hops ?? [];
  const isFiltered = resource.trim() !== '' || status.value !== 'any';
  const hop = [...hops, ...(chain.data?.hops ?? [])].find(({ id }) => id === chosen);

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="events" />}
          description={`What the last ${HOPS_KEPT} times passed between buckets, queues, topics, buses, load balancers, APIs and functions. Coldspark's own: AWS has no such list.`}
        >
          Events
        </Header>
      }
    >
      <SpaceBetween size="l">
        <DataTable
          header={
            <Header variant="h2" counter={data ? `(${hops.length + data.more})` : ''}>
              Passed events
            </Header>
          }
          filter={
            <div className="hop-filters">
              <FormField label="Resource ARN" description="A function's stands for its versions and aliases.">
                <Input
                  value={resource}
                  placeholder="arn:aws:sqs:us-east-1:123456789012:orders"
                  onChange={({ detail }) => setResource(detail.value)}
                />
              </FormField>
              <FormField label="Outcome">
                <Select
                  selectedOption={status}
                  options={OUTCOMES}
                  onChange={({ detail }) => setStatus(detail.selectedOption)}
                />
              </FormField>
            </div>
          }
          columnDefinitions={[
            { id: 'time', header: 'Time', cell: ({ atMs }) => <RelativeTime at={atMs} /> },
            { id: 'from', header: 'From', minWidth: 110, cell: ({ from }) => <ResourceLink arn={from} /> },
            { id: 'operation', header: 'Operation', cell: ({ operation }) => operation },
            { id: 'to', header: 'To', isRowHeader: true, minWidth: 110, cell: ({ to }) => <ResourceLink arn={to} /> },
            {
              id: 'outcome',
              header: 'Outcome',
              minWidth: 150,
              cell: ({ outcome }) => <HopOutcome {...(outcome && { outcome })} />,
            },
            {
              id: 'payload',
              header: 'Payload',
              cell: ({ payload }) => (
                <Box variant="code">{payload.length > PREVIEW ? `${payload.slice(0, PREVIEW)}…` : payload}</Box>
              ),
            },
          ]}
          items={hops}
          trackBy={({ id }) => String(id)}
          loading={!data && !error}
          loadingText="Loading events"
          selectionType="single"
          selectedItems={hops.filter(({ id }) => id === chosen)}
          onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.id)}
          ariaLabels={{
            tableLabel: 'Passed events',
            selectionGroupLabel: 'Event selection',
            itemSelectionLabel: (_selection, { id, operation }) => `Select ${operation}, hop ${id}`,
          }}
          footer={
            data &&
            data.more > 0 && (
              <Box textAlign="center">
                <Button onClick={() => setLimit(Math.min(HOPS_KEPT, limit + HOPS_SHOWN))}>
                  {`Show older ones (${data.more})`}
                </Button>
              </Box>
            )
          }
          empty={
            <Box textAlign="center" color="inherit">
              <b>{error ? errorMessage(error) : isFiltered ? 'No matches' : 'No events'}</b>
              {!error && (
                <Box color="inherit">
                  {isFiltered
                    ? 'None of the kept events is of this kind.'
                    : 'Nothing has passed between resources yet. Add a trigger to a function, or send a message to a queue.'}
                </Box>
              )}
            </Box>
          }
        />
        {hop && <HopDetails hop={hop} onChoose={setChosen} />}
      </SpaceBetween>
    </ContentLayout>
  );
}
