/** Lambda triggers of a queue: event source mappings, each with what limits it. */
import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { parseFunctionName } from '../../../api/arn.ts';
import { errorMessage, flashError } from '../../errors.ts';
import { configureTriggerPath, qualifierPath } from '../../paths.ts';
import { useTriggers, useUpdateTrigger } from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { DataTable } from '../../widgets/data-table.tsx';
import { DeleteTriggerModal } from './delete-trigger-modal.tsx';

export function QueueTriggers({ queueName }: { queueName: string }) {
  const { data: triggers = [], error, isPending } = useTriggers(queueName);
  const [selected, setSelected] = useState<string>();
  const [deleting, setDeleting] = useState<string>();
  const update = useUpdateTrigger();
  const current = triggers.find(({ UUID }) => UUID === selected);
  const isOn = current?.State !== 'Disabled';

  const turn = async (uuid: string, Enabled: boolean) => {
    const input = { UUID: uuid, Enabled };
    try {
      await update.mutateAsync(input);
    } catch (failure) {
      flashError(failure);
      return;
    }
    flash({
      type: 'success',
      content: (
        <>
          The trigger of <b>{queueName}</b> is {Enabled ? 'enabled' : 'disabled'}.{' '}
          <CliButton operation="UpdateEventSourceMapping" input={input} />
        </>
      ),
    });
  };

  return (
    <>
      <DataTable
        selectionType="single"
        selectedItems={current ? [current] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.UUID)}
        header={
          <Header
            variant="h2"
            counter={`(${triggers.length})`}
            description="Functions that are invoked with the messages of this queue."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={!current}
                  loading={update.isPending}
                  onClick={() => void turn(current?.UUID ?? '', !isOn)}
                >
                  {isOn ? 'Disable' : 'Enable'}
                </Button>
                <Button disabled={!current} onClick={() => setDeleting(current?.UUID)}>
                  Delete trigger
                </Button>
                <Button href={`#${configureTriggerPath(queueName)}`}>Configure Lambda function trigger</Button>
              </SpaceBetween>
            }
          >
            Lambda triggers
          </Header>
        }
        columnDefinitions={[
          {
            id: 'function',
            header: 'Function',
            isRowHeader: true,
            cell: ({ FunctionArn = '' }) => <FunctionLink arn={FunctionArn} />,
          },
          {
            id: 'state',
            header: 'Status',
            // its longest word beside the icon
            minWidth: 120,
            cell: ({ State }) => <StatusIndicator type={STATUS[State ?? ''] ?? 'pending'}>{State}</StatusIndicator>,
          },
          { id: 'batch', header: 'Batch size', cell: ({ BatchSize }) => BatchSize },
          {
            id: 'window',
            header: 'Batch window',
            cell: ({ MaximumBatchingWindowInSeconds = 0 }) => `${MaximumBatchingWindowInSeconds} s`,
          },
          {
            id: 'concurrency',
            header: 'Maximum concurrency',
            cell: ({ ScalingConfig }) => ScalingConfig?.MaximumConcurrency ?? '-',
          },
          {
            id: 'failures',
            header: 'Report batch item failures',
            cell: (trigger) => (reports(trigger) ? 'Yes' : 'No'),
          },
          { id: 'uuid', header: 'UUID', cell: ({ UUID }) => <Box variant="code">{UUID}</Box> },
        ]}
        items={triggers}
        trackBy="UUID"
        loading={isPending}
        loadingText="Loading triggers"
        ariaLabels={{
          tableLabel: 'Lambda triggers',
          selectionGroupLabel: 'Trigger selection',
          itemSelectionLabel: (_selection, { FunctionArn = '' }) => `Select the trigger of ${nameOf(FunctionArn)}`,
        }}
        empty={
          <Box textAlign="center" color="inherit">
            {error ? errorMessage(error) : 'No Lambda triggers'}
          </Box>
        }
      />
      {deleting !== undefined && (
        <DeleteTriggerModal queueName={queueName} uuid={deleting} onDismiss={() => setDeleting(undefined)} />
      )}
    </>
  );
}

const STATUS: Readonly<Record<string, 'success' | 'stopped'>> = { Enabled: 'success', Disabled: 'stopped' };

const reports = ({ FunctionResponseTypes = [] }: EventSourceMappingConfiguration) =>
  FunctionResponseTypes.includes('ReportBatchItemFailures');

/** With its qualifier. */
const nameOf = (arn: string) => arn.split(':').slice(6).join(':');

function FunctionLink({ arn }: { arn: string }) {
  const { functionName, qualifier = '$LATEST' } = parseFunctionName(arn);
  return <Link href={`#${qualifierPath(functionName, qualifier)}`}>{nameOf(arn)}</Link>;
}
