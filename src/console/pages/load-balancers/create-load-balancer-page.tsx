/** Create a load balancer in front of a function: it, a target group, the permission and a listener, which AWS asks for one by one. */
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { loadBalancerPath, loadBalancersPath } from '../../paths.ts';
import { useFunctionArns } from '../../queries/function-arns.ts';
import { type NewLoadBalancer, useCreateLoadBalancer } from '../../queries/load-balancers.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { ArnInput } from '../../widgets/arn-input.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';

const EMPTY: NewLoadBalancer = { name: '', functionArn: '', hasMultiValueHeaders: false };

export function CreateLoadBalancerPage() {
  const [wanted, setWanted] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const create = useCreateLoadBalancer();
  const go = useGoWhenDone();
  const arns = useFunctionArns();
  const { name, functionArn, hasMultiValueHeaders } = wanted;
  const change = (part: Partial<NewLoadBalancer>) => setWanted((before) => ({ ...before, ...part }));

  const submit = async () => {
    setTried(true);
    if (name === '' || functionArn === '') return;
    try {
      await create.mutateAsync(wanted);
    } catch {
      return; // the form shows create.error
    }
    go(loadBalancerPath(name));
    flash({
      type: 'success',
      content: (
        <>
          Load balancer <b>{name}</b> created successfully. It is active in three seconds.
        </>
      ),
    });
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="load-balancers" />}>
          Create load balancer
        </Header>
      }
    >
      <EditForm
        cancelPath={loadBalancersPath}
        action="Create load balancer"
        pending={create.isPending}
        values={wanted}
        error={create.error}
        onSave={() => void submit()}
      >
        <Container
          header={
            <Header
              variant="h2"
              description="An Application Load Balancer in the default VPC, with a listener on port 80."
            >
              Basic configuration
            </Header>
          }
        >
          <SpaceBetween size="l">
            <FormField
              label="Name"
              constraintText="Up to 32 letters, digits and hyphens. The target group gets the same name."
              errorText={tried && name === '' ? 'Enter a name.' : ''}
            >
              <Input value={name} onChange={({ detail }) => change({ name: detail.value })} />
            </FormField>
            <FormField
              label="Lambda function"
              description="A function, a version or an alias. The statement that lets the target group invoke it is added to the policy of exactly this one."
              errorText={tried && functionArn === '' ? 'Choose a function.' : ''}
            >
              <ArnInput
                value={functionArn}
                arns={arns}
                placeholder="ARN of a function, version or alias"
                onChange={(arn) => change({ functionArn: arn })}
              />
            </FormField>
            <Checkbox
              checked={hasMultiValueHeaders}
              description="The event then has multiValueHeaders and multiValueQueryStringParameters, and so must the answer."
              onChange={({ detail }) => change({ hasMultiValueHeaders: detail.checked })}
            >
              Multi value headers
            </Checkbox>
          </SpaceBetween>
        </Container>
      </EditForm>
    </ContentLayout>
  );
}
