/**
 * Triggers of a function, a version or an alias: who invokes exactly that, whatever service it stands with.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { TRIGGER_SOURCES, type Trigger } from '../../../domain/trigger.ts';
import { errorMessage, flashError } from '../../../errors.ts';
import {
  addTriggerPath,
  apiPath,
  bucketPath,
  editNotificationPath,
  editQueueTriggerPath,
  editRulePath,
  loadBalancerPath,
  queuePath,
  rulePath,
  subscriptionFormPath,
  topicPath,
} from '../../../paths.ts';
import { useFunctionTriggers } from '../../../queries/function-triggers.ts';
import { useSwitchTrigger, useTriggerRefusals } from '../../../queries/trigger-changes.ts';
import { flash } from '../../../session.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { ServiceIcon } from '../../../widgets/service-icon.tsx';
import { MissingPermission } from './missing-permission.tsx';
import { RemoveTriggerModal } from './remove-trigger-modal.tsx';
import './triggers.css';

/** Where the source has its page. */
function sourcePath(trigger: Trigger): string {
  switch (trigger.source) {
    case 's3':
      return bucketPath(trigger.name, { tab: 'properties' });
    case 'sqs':
      return queuePath(trigger.name);
    case 'sns':
      return topicPath(trigger.name);
    case 'events':
      return rulePath(trigger.name, trigger.busName);
    case 'apigateway':
      return apiPath(trigger.api.id);
    case 'elasticloadbalancing':
      return loadBalancerPath(trigger.loadBalancerName);
  }
}

/** Where what is between source and function is edited. */
function editPath(trigger: Trigger, functionName: string, qualifier: string | undefined): string {
  if (trigger.source === 's3') return editNotificationPath(trigger.name, trigger.notificationId);
  if (trigger.source === 'sqs') return editQueueTriggerPath(functionName, trigger.id, qualifier);
  if (trigger.source === 'sns') {
    const id = trigger.subscriptionArn.slice(trigger.subscriptionArn.lastIndexOf(':') + 1);
    return subscriptionFormPath(trigger.name, id);
  }
  if (trigger.source === 'events') return editRulePath(trigger.name, trigger.busName);
  return sourcePath(trigger);
}

const STATUS: Readonly<Record<string, 'success' | 'stopped'>> = { Enabled: 'success', Disabled: 'stopped' };

const columns = (refusals: ReadonlyMap<string, string | null>): TableProps.ColumnDefinition<Trigger>[] => [
  {
    id: 'trigger',
    header: 'Trigger',
    isRowHeader: true,
    width: '40%',
    cell: (trigger) => (
      <div className="trigger-name">
        <ServiceIcon service={trigger.source} />
        <div>
          {TRIGGER_SOURCES[trigger.source].label}: <Link href={`#${sourcePath(trigger)}`}>{trigger.name}</Link>
          <Box variant="small" display="block">
            {trigger.sourceArn}
          </Box>
        </div>
      </div>
    ),
  },
  {
    id: 'state',
    header: 'State',
    // its longest words beside the icon
    minWidth: 150,
    cell: ({ id, state }) =>
      refusals.get(id) ? (
        <StatusIndicator type="error">Not permitted</StatusIndicator>
      ) : (
        <StatusIndicator type={STATUS[state] ?? 'pending'}>{state}</StatusIndicator>
      ),
  },
  {
    id: 'details',
    header: 'Details',
    minWidth: 220,
    cell: ({ details }) => (
      <ul className="trigger-details">
        {details.map(([label, value]) => (
          <li key={label}>
            {label}: <span className="breakable">{value}</span>
          </li>
        ))}
      </ul>
    ),
  },
];

interface TriggersSectionProps {
  functionName: string;
  /** Of the version or alias whose page this is. */
  qualifier: string | undefined;
}

export function TriggersSection({ functionName, qualifier }: TriggersSectionProps) {
  const { triggers, isPending, error } = useFunctionTriggers(functionName, qualifier);
  const refusals = useTriggerRefusals(triggers);
  const [chosen, setChosen] = useState<string>();
  const [removing, setRemoving] = useState<Trigger>();
  const turn = useSwitchTrigger();
  const selected = triggers.find(({ id }) => id === chosen);
  const switchable = selected?.source === 'sqs' || selected?.source === 'events';
  const isOn = selected?.state !== 'Disabled';
  const edit = selected && editPath(selected, functionName, qualifier);
  const called = qualifier ? `${functionName}:${qualifier}` : functionName;

  const addButton = <Button href={`#${addTriggerPath(functionName, qualifier)}`}>Add trigger</Button>;

  const switchSelected = async () => {
    if (!selected) return;
    try {
      await turn.mutateAsync({ trigger: selected, enabled: !isOn });
    } catch (failure) {
      flashError(failure);
      return;
    }
    flash({ type: 'success', content: `The trigger ${selected.name} is ${isOn ? 'disabled' : 'enabled'}.` });
  };

  return (
    <>
      {triggers.map((trigger) => {
        const refusal = refusals.get(trigger.id);
        return (
          refusal && (
            <MissingPermission key={trigger.id} trigger={trigger} refusal={refusal} functionName={functionName} />
          )
        );
      })}
      {error && triggers.length > 0 && <Alert type="error">{errorMessage(error)}</Alert>}
      <DataTable
        items={triggers}
        trackBy="id"
        loading={isPending && triggers.length === 0}
        loadingText="Loading triggers"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.id)}
        onRowClick={({ detail }) => setChosen(detail.item.id)}
        columnDefinitions={columns(refusals)}
        ariaLabels={{
          tableLabel: 'Triggers',
          selectionGroupLabel: 'Trigger selection',
          itemSelectionLabel: (_selection, { source, name }) => `Select ${TRIGGER_SOURCES[source].label}: ${name}`,
        }}
        header={
          <Header
            variant="h2"
            counter={`(${triggers.length})`}
            info={<InfoLink topic="triggers" />}
            description={
              qualifier
                ? `What invokes ${called}. The function itself, each version and each alias have triggers of their own.`
                : `What invokes ${called} without a qualifier, hence $LATEST. Each version and each alias have triggers of their own.`
            }
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={!switchable}
                  loading={turn.isPending}
                  onClick={() => void switchSelected()}
                  {...(selected && !switchable && { disabledReason: 'It calls for as long as it is there.' })}
                >
                  {isOn ? 'Disable' : 'Enable'}
                </Button>
                <Button disabled={!edit} {...(edit && { href: `#${edit}` })}>
                  Edit
                </Button>
                <Button disabled={!selected} onClick={() => setRemoving(selected)}>
                  Delete
                </Button>
                {addButton}
              </SpaceBetween>
            }
          >
            Triggers
          </Header>
        }
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="xs">
              <b>{error ? errorMessage(error) : 'No triggers'}</b>
              {!error && (
                <>
                  <Box color="inherit">Nothing invokes {called} by itself.</Box>
                  {addButton}
                </>
              )}
            </SpaceBetween>
          </Box>
        }
      />
      {removing && (
        <RemoveTriggerModal
          functionName={functionName}
          qualifier={qualifier}
          trigger={removing}
          onDismiss={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}
