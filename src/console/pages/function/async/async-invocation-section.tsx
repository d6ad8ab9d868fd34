/**
 * Asynchronous invocation of a function, a version or an alias: how often and for how long Lambda tries an event, what
 * becomes of what it gives up, and, ours, what became of the last events.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
 */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { lazy, Suspense } from 'react';
import { DEFAULT_EVENT_AGE_SECONDS, DEFAULT_RETRY_ATTEMPTS } from '../../../../api/quotas.ts';
import { TARGETS, targetServiceOf } from '../../../domain/target-service.ts';
import { errorMessage } from '../../../errors.ts';
import { editAsyncInvocationPath } from '../../../paths.ts';
import { useEventInvokeConfig } from '../../../queries/event-invoke-configs.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { describeEventAge } from './event-age.ts';

const EventTimelineSection = lazy(async () => ({
  default: (await import('./event-timeline-section.tsx')).EventTimelineSection,
}));

interface AsyncInvocationSectionProps {
  functionName: string;
  /** Of the version or alias whose page this is. */
  qualifier: string | undefined;
  configuration: FunctionConfiguration;
}

export function AsyncInvocationSection({ functionName, qualifier, configuration }: AsyncInvocationSectionProps) {
  return (
    <>
      <Settings functionName={functionName} qualifier={qualifier} configuration={configuration} />
      <Suspense fallback={<Spinner />}>
        <EventTimelineSection functionName={functionName} qualifier={qualifier} />
      </Suspense>
    </>
  );
}

function Settings({ functionName, qualifier, configuration }: AsyncInvocationSectionProps) {
  const { data, error } = useEventInvokeConfig(functionName, qualifier);
  const { MaximumEventAgeInSeconds: age, MaximumRetryAttempts: retries } = data ?? {};
  const deadLetterArn = configuration.DeadLetterConfig?.TargetArn;
  const service = deadLetterArn && targetServiceOf(deadLetterArn);
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="async-invocation" />}
          actions={<Button href={`#${editAsyncInvocationPath(functionName, qualifier)}`}>Edit</Button>}
          description={
            qualifier
              ? `For events that invoke ${functionName}:${qualifier}. The function itself, each version and each alias have settings of their own.`
              : 'For events that invoke the function without a qualifier, or $LATEST. Each version and each alias have settings of their own.'
          }
        >
          Asynchronous invocation
        </Header>
      }
    >
      {error && <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>}
      {!error && data === undefined && <StatusIndicator type="loading">Loading</StatusIndicator>}
      {data !== undefined && (
        <KeyValuePairs
          columns={3}
          minColumnWidth={190}
          items={[
            { label: 'Maximum age of event', value: describeEventAge(age ?? DEFAULT_EVENT_AGE_SECONDS) },
            { label: 'Retry attempts', value: retries ?? DEFAULT_RETRY_ATTEMPTS },
            { label: 'Dead-letter queue service', value: service ? TARGETS[service].service : 'None' },
            ...(deadLetterArn ? [{ label: service === 'sns' ? 'SNS topic' : 'SQS queue', value: deadLetterArn }] : []),
          ]}
        />
      )}
    </Container>
  );
}
