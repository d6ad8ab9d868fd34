/** One rule: what it waits for, what it leads to, and how that went. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { Target } from '../../../api/models/events-types.ts';
import { inputOf, TARGET_INPUTS } from '../../domain/rule-target.ts';
import { TARGETS, targetName, targetServiceOf } from '../../domain/target-service.ts';
import { errorMessage, flashError } from '../../errors.ts';
import { editRulePath, qualifierPath, rulesPath, sendEventsPath } from '../../paths.ts';
import { DEFAULT_BUS, type RuleWithTargets, useChangeEvents, useRule } from '../../queries/eventbridge.ts';
import { useRuleMetrics } from '../../queries/rule-metrics.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { DeleteRuleModal } from './delete-rule-modal.tsx';
import { RuleStatus } from './rules-table.tsx';
import { ScheduleDates } from './schedule-dates.tsx';
import './eventbridge.css';

export function RulePage({ ruleName, bus = DEFAULT_BUS }: { ruleName: string; bus?: string }) {
  const { data: rule, error } = useRule(bus, ruleName);
  const [deleting, setDeleting] = useState(false);
  const change = useChangeEvents();
  const isEnabled = rule?.State !== 'DISABLED';
  const toggle = () =>
    change.mutate(
      { operation: isEnabled ? 'DisableRule' : 'EnableRule', input: { Name: ruleName, EventBusName: bus } },
      { onError: (failure) => flashError(failure) },
    );
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="event-rules" />}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={!rule} onClick={() => setDeleting(true)}>
                Delete
              </Button>
              <Button disabled={!rule} loading={change.isPending} onClick={toggle}>
                {isEnabled ? 'Disable' : 'Enable'}
              </Button>
              <Button disabled={!rule} href={`#${editRulePath(ruleName, bus)}`}>
                Edit
              </Button>
              <Button href={`#${sendEventsPath(bus)}`}>Send events</Button>
            </SpaceBetween>
          }
        >
          {ruleName}
        </Header>
      }
    >
      {error && !rule ? (
        <Alert type="error">{errorMessage(error)}</Alert>
      ) : rule ? (
        <RuleDetails rule={rule} busName={bus} />
      ) : (
        <StatusIndicator type="loading">Loading</StatusIndicator>
      )}
      {deleting && <DeleteRuleModal busName={bus} ruleName={ruleName} onDismiss={() => setDeleting(false)} />}
    </ContentLayout>
  );
}

function RuleDetails({ rule, busName }: { rule: RuleWithTargets; busName: string }) {
  const { EventPattern: pattern, ScheduleExpression: schedule, Name = '' } = rule;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Rule details</Header>}>
        <KeyValuePairs
          columns={3}
          minColumnWidth={220}
          items={[
            { label: 'Status', value: <RuleStatus state={rule.State} /> },
            { label: 'Event bus name', value: <Link href={`#${rulesPath(busName)}`}>{busName}</Link> },
            { label: 'Type', value: schedule === undefined ? 'Standard' : 'Scheduled standard' },
            { label: 'Description', value: rule.Description || '-' },
            { label: 'Rule ARN', value: <span className="eventbridge-text">{rule.Arn}</span> },
          ]}
        />
      </Container>
      {pattern !== undefined && (
        <Container header={<Header variant="h2">Event pattern</Header>}>
          <Box variant="code">
            <span className="eventbridge-text">{pretty(pattern)}</span>
          </Box>
        </Container>
      )}
      {schedule !== undefined && (
        <Container header={<Header variant="h2">Event schedule</Header>}>
          <SpaceBetween size="s">
            <Box variant="code">{schedule}</Box>
            {rule.State === 'DISABLED' ? (
              <Box>While the rule is disabled it does not run.</Box>
            ) : (
              <ScheduleDates expression={schedule} />
            )}
          </SpaceBetween>
        </Container>
      )}
      <TargetsTable targets={rule.targets} />
      <RuleCounts busName={busName} ruleName={Name} />
    </SpaceBetween>
  );
}

/** With lists of values on one line. */
function pretty(pattern: string): string {
  try {
    const text = JSON.stringify(JSON.parse(pattern), null, 2);
    return text.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, values: string) => `[${values.replace(/\n\s+/g, ' ')}]`);
  } catch {
    // AWS accepts text behind the pattern
    return pattern;
  }
}

function TargetsTable({ targets }: { targets: readonly Target[] }) {
  return (
    <DataTable
      header={
        <Header variant="h2" counter={`(${targets.length})`}>
          Targets
        </Header>
      }
      columnDefinitions={[
        { id: 'target', header: 'Target name', isRowHeader: true, cell: ({ Arn }) => <TargetLink arn={Arn} /> },
        {
          id: 'type',
          header: 'Type',
          cell: ({ Arn }) => {
            const service = targetServiceOf(Arn);
            return service ? TARGETS[service].type : '-';
          },
        },
        { id: 'arn', header: 'ARN', minWidth: 240, cell: ({ Arn }) => Arn },
        { id: 'input', header: 'Input', cell: (target) => TARGET_INPUTS[inputOf(target)] },
        {
          id: 'dlq',
          header: 'Dead-letter queue',
          cell: ({ DeadLetterConfig }) => targetName(DeadLetterConfig?.Arn ?? '-'),
        },
        { id: 'id', header: 'ID', cell: ({ Id }) => Id },
      ]}
      items={targets}
      trackBy="Id"
      ariaLabels={{ tableLabel: 'Targets' }}
      empty={
        <Box textAlign="center" color="inherit">
          <b>No targets</b>
          <Box color="inherit">The rule runs and nothing hears of it.</Box>
        </Box>
      }
    />
  );
}

function TargetLink({ arn }: { arn: string }) {
  const service = targetServiceOf(arn);
  const name = targetName(arn);
  if (service === 'events') return <Link href={`#${rulesPath(name)}`}>{name}</Link>;
  if (service !== 'lambda') return name;
  const [functionName = '', qualifier = '$LATEST'] = name.split(':');
  return <Link href={`#${qualifierPath(functionName, qualifier)}`}>{name}</Link>;
}

/** The sums of a while, as CloudWatch has them. */
function RuleCounts({ busName, ruleName }: { busName: string; ruleName: string }) {
  const { data: sums } = useRuleMetrics(busName, ruleName);
  const of = (name: string) => (sums?.[name] ?? 0).toLocaleString('en');
  return (
    <Container
      header={
        <Header variant="h2" description="Metrics of AWS/Events, of the last three hours.">
          Monitoring
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        minColumnWidth={160}
        items={[
          { label: 'Matched events', value: of('MatchedEvents') },
          { label: 'Invocations', value: of('Invocations') },
          {
            label: 'Failed invocations',
            value: sums?.FailedInvocations ? (
              <StatusIndicator type="error">{of('FailedInvocations')}</StatusIndicator>
            ) : (
              of('FailedInvocations')
            ),
          },
          { label: 'Sent to a dead-letter queue', value: of('InvocationsSentToDlq') },
        ]}
      />
    </Container>
  );
}
