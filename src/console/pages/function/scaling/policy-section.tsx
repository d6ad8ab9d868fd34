/** Target tracking: the utilization that the capacity is moved to keep. */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { flashError } from '../../../errors.ts';
import { type Scaling, scalingTarget, useChangeScaling } from '../../../queries/scaling.ts';
import { flash } from '../../../session.ts';
import { Field, numberIn, SectionForm } from './section-form.tsx';

const NAME = 'utilization';

interface PolicySectionProps {
  functionName: string;
  qualifier: string;
  policies: Scaling['policies'];
}

export function PolicySection({ functionName, qualifier, policies }: PolicySectionProps) {
  const resource = scalingTarget(functionName, qualifier);
  const put = useChangeScaling();
  const remove = useChangeScaling();
  const policy =
    policies.find(
      ({ TargetTrackingScalingPolicyConfiguration: configuration }) => configuration?.PredefinedMetricSpecification,
    ) ?? policies[0];
  const configuration = policy?.TargetTrackingScalingPolicyConfiguration;
  const [typed, setTyped] = useState<{ target?: string; out?: string; in?: string }>({});
  const target = typed.target ?? String(configuration?.TargetValue ?? 0.7);
  const out = typed.out ?? String(configuration?.ScaleOutCooldown ?? 0);
  const inward = typed.in ?? String(configuration?.ScaleInCooldown ?? 0);
  const name = policy?.PolicyName ?? NAME;

  const save = async () => {
    const input = {
      ...resource,
      PolicyName: name,
      PolicyType: 'TargetTrackingScaling' as const,
      TargetTrackingScalingPolicyConfiguration: {
        ...(configuration ?? {
          PredefinedMetricSpecification: { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' as const },
        }),
        TargetValue: Number(target),
        ScaleOutCooldown: numberIn(out),
        ScaleInCooldown: numberIn(inward),
      },
    };
    await put.mutateAsync({ operation: 'PutScalingPolicy', input });
    setTyped({});
    flash({ type: 'success', content: `The capacity of ${qualifier} follows a utilization of ${target}.` });
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Out when the utilization is above the target for three minutes one after the other; in, in small steps, when it is below nine tenths of it for fifteen. A shorter burst is not seen, and without requests there is no datapoint: nothing moves."
        >
          Target tracking policy
        </Header>
      }
    >
      <SectionForm
        action={policy ? 'Save policy' : 'Add policy'}
        pending={put.isPending}
        error={put.error}
        onSubmit={() => void save().catch(() => undefined)}
        further={
          policy && (
            <Button
              formAction="none"
              loading={remove.isPending}
              onClick={() =>
                void remove
                  .mutateAsync({ operation: 'DeleteScalingPolicy', input: { ...resource, PolicyName: name } })
                  .then(() => flash({ type: 'success', content: `The policy ${name} and its alarms are deleted.` }))
                  .catch((failure) => flashError(failure, 'Delete the policy'))
              }
            >
              Delete policy
            </Button>
          )
        }
      >
        <Field
          label="Target utilization"
          constraint="From 0.1 to 0.9"
          step={0.05}
          value={target}
          onChange={(value) => setTyped({ ...typed, target: value })}
        />
        <Field
          label="Scale-out cooldown, seconds"
          value={out}
          onChange={(value) => setTyped({ ...typed, out: value })}
        />
        <Field
          label="Scale-in cooldown, seconds"
          value={inward}
          onChange={(value) => setTyped({ ...typed, in: value })}
        />
      </SectionForm>
    </Container>
  );
}
