/** The scalable target: between which bounds the capacity moves. */
import type { ProvisionedConcurrencyConfigListItem } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { flashError } from '../../../errors.ts';
import { type Scaling, scalingTarget, useChangeScaling } from '../../../queries/scaling.ts';
import { flash } from '../../../session.ts';
import { Field, numberIn, SectionForm } from './section-form.tsx';

interface TargetSectionProps {
  functionName: string;
  qualifier: string;
  target: Scaling['target'];
  config: ProvisionedConcurrencyConfigListItem | undefined;
}

export function TargetSection({ functionName, qualifier, target, config }: TargetSectionProps) {
  const resource = scalingTarget(functionName, qualifier);
  const register = useChangeScaling();
  const deregister = useChangeScaling();
  const [typedMin, setMin] = useState<string>();
  const [typedMax, setMax] = useState<string>();
  const min = typedMin ?? String(target?.MinCapacity ?? 1);
  const max = typedMax ?? String(target?.MaxCapacity ?? 10);

  const save = async () => {
    const input = { ...resource, MinCapacity: numberIn(min), MaxCapacity: numberIn(max) };
    await register.mutateAsync({ operation: 'RegisterScalableTarget', input });
    setMin(undefined);
    setMax(undefined);
    flash({ type: 'success', content: `${qualifier} is scaled between ${min} and ${max}.` });
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            target
              ? 'A capacity outside the bounds is pulled into them. A deployment that names a number of its own sets the capacity back to it: leave the number out of the template.'
              : 'Nothing scales this version or alias yet. Registered, its provisioned concurrency is pulled between the two bounds at once.'
          }
        >
          Scalable target
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Capacity', value: config?.RequestedProvisionedConcurrentExecutions ?? 0 },
            { label: 'Available', value: config?.AvailableProvisionedConcurrentExecutions ?? 0 },
            { label: 'Status', value: <ConfigStatus config={config} /> },
          ]}
        />
        <SectionForm
          action={target ? 'Save bounds' : 'Register'}
          pending={register.isPending}
          error={register.error}
          onSubmit={() => void save().catch(() => undefined)}
          further={
            target && (
              <Button
                formAction="none"
                loading={deregister.isPending}
                onClick={() =>
                  void deregister
                    .mutateAsync({ operation: 'DeregisterScalableTarget', input: resource })
                    .then(() =>
                      flash({ type: 'success', content: `${qualifier} is not scaled any more; its capacity stays.` }),
                    )
                    .catch((failure) => flashError(failure, 'Deregister'))
                }
              >
                Deregister
              </Button>
            )
          }
        >
          <Field label="Minimum capacity" value={min} onChange={setMin} />
          <Field label="Maximum capacity" value={max} onChange={setMax} />
        </SectionForm>
      </SpaceBetween>
    </Container>
  );
}

function ConfigStatus({ config }: Pick<TargetSectionProps, 'config'>) {
  if (!config) return '-';
  const { Status, StatusReason } = config;
  if (Status === 'READY') return <StatusIndicator type="success">Ready</StatusIndicator>;
  if (Status === 'FAILED') return <StatusIndicator type="error">{`Failed: ${StatusReason}`}</StatusIndicator>;
  return <StatusIndicator type="in-progress">In progress</StatusIndicator>;
}
