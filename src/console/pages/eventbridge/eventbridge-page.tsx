/** Event buses, and the rules of one of them. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { errorMessage } from '../../errors.ts';
import { rulesPath, sendEventsPath } from '../../paths.ts';
import { DEFAULT_BUS, useEventBuses } from '../../queries/eventbridge.ts';
import { useGo } from '../../use-go.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { CreateEventBusModal } from './create-event-bus-modal.tsx';
import { DeleteEventBusModal } from './delete-event-bus-modal.tsx';
import { RulesTable } from './rules-table.tsx';

export function EventBridgePage({ bus = DEFAULT_BUS }: { bus?: string }) {
  const { data: buses = [], error, isPending } = useEventBuses();
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<string>();
  const go = useGo();
  const chosen = buses.find(({ Name }) => Name === bus);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="event-rules" />}
          description="Events of this account, and the rules that bring them to functions, queues and other buses."
          actions={
            <Button variant="primary" href={`#${sendEventsPath(bus)}`}>
              Send events
            </Button>
          }
        >
          EventBridge
        </Header>
      }
    >
      <SpaceBetween size="l">
        {error && <Alert type="error">{errorMessage(error)}</Alert>}
        <DataTable
          selectionType="single"
          selectedItems={chosen ? [chosen] : []}
          onSelectionChange={({ detail }) => go(rulesPath(detail.selectedItems[0]?.Name))}
          header={
            <Header
              variant="h2"
              counter={`(${buses.length})`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button disabled={!chosen || bus === DEFAULT_BUS} onClick={() => setDeleting(bus)}>
                    Delete
                  </Button>
                  <Button onClick={() => setCreating(true)}>Create event bus</Button>
                </SpaceBetween>
              }
            >
              Event buses
            </Header>
          }
          columnDefinitions={[
            { id: 'name', header: 'Name', isRowHeader: true, minWidth: 110, cell: ({ Name }) => Name },
            { id: 'description', header: 'Description', cell: ({ Description }) => Description || '-' },
            { id: 'arn', header: 'ARN', minWidth: 200, cell: ({ Arn }) => <Box variant="code">{Arn}</Box> },
            {
              id: 'created',
              header: 'Created',
              cell: ({ CreationTime }) => (
                <RelativeTime at={CreationTime === undefined ? undefined : CreationTime * 1000} />
              ),
            },
          ]}
          items={buses}
          trackBy="Name"
          loading={isPending}
          loadingText="Loading event buses"
          ariaLabels={{
            tableLabel: 'Event buses',
            selectionGroupLabel: 'Event bus selection',
            itemSelectionLabel: (_selection, { Name }) => `Select ${Name}`,
          }}
        />
        <RulesTable busName={bus} />
      </SpaceBetween>
      {creating && <CreateEventBusModal onDismiss={() => setCreating(false)} />}
      {deleting !== undefined && <DeleteEventBusModal busName={deleting} onDismiss={() => setDeleting(undefined)} />}
    </ContentLayout>
  );
}
