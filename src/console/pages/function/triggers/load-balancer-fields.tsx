/** Of a trigger: a new Application Load Balancer, or a listener of one that there is and which of its requests are meant. */
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TriggerForm } from '../../../domain/trigger-form.ts';
import { useLoadBalancer, useLoadBalancers } from '../../../queries/load-balancers.ts';
import { GroupField } from '../../../widgets/group-field.tsx';
import type { SourceFieldsProps } from './source-fields.tsx';

type Wanted = TriggerForm['elasticloadbalancing'];

export function LoadBalancerFields({ form, problems, onChange }: SourceFieldsProps) {
  const loadBalancers = useLoadBalancers().data ?? [];
  const wanted = form.elasticloadbalancing;
  const set = (changed: Partial<Wanted>) => onChange({ ...form, elasticloadbalancing: { ...wanted, ...changed } });
  return (
    <SpaceBetween size="l">
      <GroupField label="Intent" stretch>
        <RadioGroup
          value={wanted.choice}
          items={[
            { value: 'new', label: 'Create a new load balancer' },
            { value: 'existing', label: 'Existing load balancer' },
          ]}
          onChange={({ detail }) => set({ choice: detail.value as Wanted['choice'], name: '', listenerArn: '' })}
        />
      </GroupField>
      {wanted.choice === 'new' ? (
        <SpaceBetween size="l">
          <FormField
            label="Load balancer name"
            constraintText="Up to 32 letters, digits and hyphens. The target group gets the same name."
            errorText={problems.loadBalancer}
          >
            <Input value={wanted.name} onChange={({ detail }) => set({ name: detail.value })} />
          </FormField>
          <Box color="text-body-secondary" variant="p">
            It listens on port 80, and whatever comes there is the function’s.
          </Box>
        </SpaceBetween>
      ) : (
        <SpaceBetween size="l">
          <FormField label="Application Load Balancer" errorText={problems.loadBalancer}>
            <Select
              options={loadBalancers.map(({ LoadBalancerName = '', DNSName = '' }) => ({
                ...{ value: LoadBalancerName, label: LoadBalancerName, description: DNSName },
              }))}
              selectedOption={wanted.name === '' ? null : { value: wanted.name, label: wanted.name }}
              placeholder="Choose a load balancer"
              empty="No load balancers"
              invalid={problems.loadBalancer !== undefined}
              onChange={({ detail }) => set({ name: detail.selectedOption.value ?? '', listenerArn: '' })}
            />
          </FormField>
          {wanted.name !== '' && <ListenerField wanted={wanted} problem={problems.listener} onChange={set} />}
          <FormField label="Host – optional" constraintText="Of the request, such as *.example.com.">
            <Input value={wanted.host} onChange={({ detail }) => set({ host: detail.value })} />
          </FormField>
          <FormField
            label="Path"
            constraintText="Of the request, such as /orders/*. A rule needs a host or a path."
            errorText={problems.path}
          >
            <Input value={wanted.path} placeholder="/orders/*" onChange={({ detail }) => set({ path: detail.value })} />
          </FormField>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

interface ListenerFieldProps {
  wanted: Wanted;
  problem: string | undefined;
  onChange: (changed: Partial<Wanted>) => void;
}

function ListenerField({ wanted, problem, onChange }: ListenerFieldProps) {
  const listeners = useLoadBalancer(wanted.name).data?.listeners ?? [];
  const options = listeners.map(({ listener: { ListenerArn = '', Protocol, Port }, rules }) => ({
    value: ListenerArn,
    label: `${Protocol}:${Port}`,
    description: rules.length === 1 ? 'One rule' : `${rules.length} rules`,
  }));
  return (
    <FormField label="Listener" errorText={problem}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === wanted.listenerArn) ?? null}
        placeholder="Choose a listener"
        empty="No listeners"
        invalid={problem !== undefined}
        onChange={({ detail }) => onChange({ listenerArn: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  );
}
