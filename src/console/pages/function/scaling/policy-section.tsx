/** Target tracking: the utilization that the capacity is moved to keep. */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { flashError } from '../../../errors.ts';
import { type Scaling, scalingTarget, useChangeScaling } from '../../../queries/scaling.ts';
import { flash } from '../../../session.ts';
import { Field, numberIn, SectionForm } from './section-form.tsx';

const NAME = 'utilization';

/** The predefined metric is the average; a metric of one's own may be the maximum. */
const METRICS = [
  { value: 'Average', label: 'Average utilization', description: 'Predefined: the mean over the requests of a minute' },
  {
    value: 'Maximum',
    label: 'Maximum utilization',
    description: 'Customized: sees short peaks within a minute. Its dimensions are both FunctionName and Resource',
  },
] as const;

function specification(functionName: string, qualifier: string, metric: string) {
  if (metric === 'Average')
    return {
      PredefinedMetricSpecification: { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' as const },
    };
  const CustomizedMetricSpecification = {
    Namespace: 'AWS/Lambda',
    MetricName: 'ProvisionedConcurrencyUtilization',
    Dimensions: [
      { Name: 'FunctionName', Value: functionName },
      { Name: 'Resource', Value: `${functionName}:${qualifier}` },
    ],
    Statistic: 'Maximum' as const,
  };
  return { CustomizedMetricSpecification };
}

interface PolicySectionProps {
  functionName: string;
  qualifier: string;
  policies: Scaling['policies'];
}

export function PolicySection({ functionName, qualifier, policies }: PolicySectionProps) {
  const resource = scalingTarget(functionName, qualifier);
  const put = useChangeScaling();
  const remove = useChangeScaling();
  const [policy] = policies;
  const configuration = policy?.TargetTrackingScalingPolicyConfiguration;
  const [typed, setTyped] = useState<{ target?: string; out?: string; in?: string; metric?: string }>({});
  const target = typed.target ?? String(configuration?.TargetValue ?? 0.7);
  const out = typed.out ?? String(configuration?.ScaleOutCooldown ?? 0);
  const inward = typed.in ?? String(configuration?.ScaleInCooldown ?? 0);
  const name = policy?.PolicyName ?? NAME;
  const metric = typed.metric ?? configuration?.CustomizedMetricSpecification?.Statistic ?? 'Average';

  const save = async () => {
    const input = {
      ...resource,
      PolicyName: name,
      PolicyType: 'TargetTrackingScaling' as const,
      TargetTrackingScalingPolicyConfiguration: {
        ...(typed.metric === undefined && configuration
          ? configuration
          : specification(functionName, qualifier, metric)),
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
          description="Out when the utilization is above the target for three minutes one after the other; in, in small steps, when it is below nine tenths of it for fifteen. A shorter burst is not seen; what is provisioned for it takes a minute or two more. Without requests there is no datapoint, the alarms have INSUFFICIENT_DATA, and nothing moves: what was scaled out stays for the night, unless a scheduled action brings it in."
        >
          Target tracking policy
        </Header>
      }
    >
      <SectionForm
        action={policy ? 'Save policy' : 'Add policy'}
        columns={4}
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
        <FormField label="Metric">
          <Select
            selectedOption={METRICS.find(({ value }) => value === metric) ?? { value: metric, label: metric }}
            options={METRICS}
            onChange={({ detail }) => setTyped({ ...typed, metric: detail.selectedOption.value ?? '' })}
          />
        </FormField>
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
