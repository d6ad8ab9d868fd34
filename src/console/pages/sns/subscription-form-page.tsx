/** Create a subscription, or edit one. https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html */
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { TARGETS } from '../../domain/target-service.ts';
import { topicPath } from '../../paths.ts';
import { useFunctionArns } from '../../queries/function-arns.ts';
import { useQueueArns } from '../../queries/queue-arns.ts';
import {
  isFifoTopic,
  type TopicSubscription,
  topicArn,
  useChangeSns,
  useSubscribe,
  useSubscriptions,
} from '../../queries/sns.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { ArnInput } from '../../widgets/arn-input.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { EditPage } from '../../widgets/edit-page.tsx';
import { GrantPreview } from '../../widgets/grant-preview.tsx';
import { GroupField } from '../../widgets/group-field.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import {
  attributeChanges,
  attributesOf,
  grantsOf,
  NEW_SUBSCRIPTION,
  type SubscriptionFields,
  subscriptionFields,
  takesRaw,
} from './subscription-fields.ts';
import { PROTOCOL_NAMES } from './subscriptions-table.tsx';

export function CreateSubscriptionPage({ topicName }: { topicName: string }) {
  const [fields, setFields] = useState<SubscriptionFields>({
    ...NEW_SUBSCRIPTION,
    ...(isFifoTopic(topicName) && { protocol: 'sqs' }),
  });
  const [tried, setTried] = useState(false);
  const subscribing = useSubscribe();
  const go = useGoWhenDone();
  const endpoint = fields.endpoint.trim();

  const submit = async () => {
    setTried(true);
    if (endpoint === '') return;
    const attributes = attributesOf(fields);
    const input = {
      TopicArn: topicArn(topicName),
      Protocol: fields.protocol,
      Endpoint: endpoint,
      ...(Object.keys(attributes).length > 0 && { Attributes: attributes }),
    };
    const grants = fields.grants ? grantsOf(topicArn(topicName), fields) : [];
    try {
      await subscribing.mutateAsync({ input, grants });
    } catch {
      return; // the form shows subscribing.error
    }
    go(topicPath(topicName));
    flash({
      type: 'success',
      content: (
        <>
          Subscription to <b>{topicName}</b> created successfully.{' '}
          <CliButton service="sns" operation="Subscribe" input={input} />
        </>
      ),
    });
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="topics" />}>
          Create subscription
        </Header>
      }
    >
      <EditForm
        cancelPath={topicPath(topicName)}
        action="Create subscription"
        pending={subscribing.isPending}
        values={fields}
        error={subscribing.error}
        onSave={() => void submit()}
      >
        <Fields
          topicName={topicName}
          fields={fields}
          edits={false}
          endpointProblem={tried && endpoint === '' ? 'Enter an endpoint.' : ''}
          onChange={setFields}
        />
      </EditForm>
    </ContentLayout>
  );
}

export function EditSubscriptionPage({ topicName, subscriptionId }: { topicName: string; subscriptionId: string }) {
  const { data, error, isFetchedAfterMount } = useSubscriptions(topicName);
  const subscription = data?.find(({ arn }) => arn?.endsWith(`:${subscriptionId}`));
  const read = { data: subscription, error: error ?? (data && !subscription ? GONE : null), isFetchedAfterMount };
  return (
    <EditPage title="Edit subscription" topic="topics" read={read}>
      {(found) => <SubscriptionForm topicName={topicName} subscription={found} />}
    </EditPage>
  );
}

const GONE = new Error('The subscription does not exist any more.');

function SubscriptionForm({ topicName, subscription }: { topicName: string; subscription: TopicSubscription }) {
  // later reads change nothing here: what is saved is the difference from what the form began with
  const [before] = useState(() =>
    subscriptionFields(subscription.protocol, subscription.endpoint, subscription.attributes),
  );
  const [fields, setFields] = useState(before);
  const change = useChangeSns();
  const go = useGoWhenDone();

  const submit = async () => {
    const { arn = '' } = subscription;
    try {
      await change.mutateAsync(
        attributeChanges(before, fields).map(([AttributeName, AttributeValue]) => ({
          operation: 'SetSubscriptionAttributes' as const,
          input: { SubscriptionArn: arn, AttributeName, AttributeValue },
        })),
      );
    } catch {
      return; // the form shows change.error
    }
    go(topicPath(topicName));
    flash({ type: 'success', content: 'Subscription saved successfully.' });
  };

  return (
    <EditForm
      cancelPath={topicPath(topicName)}
      action="Save changes"
      pending={change.isPending}
      values={fields}
      error={change.error}
      onSave={() => void submit()}
    >
      <Fields topicName={topicName} fields={fields} edits endpointProblem="" onChange={setFields} />
    </EditForm>
  );
}

interface FieldsProps {
  topicName: string;
  fields: SubscriptionFields;
  /** It is there already: protocol and endpoint stay. */
  edits: boolean;
  endpointProblem: string;
  onChange: (fields: SubscriptionFields) => void;
}

const PROTOCOLS = Object.entries(PROTOCOL_NAMES).map(([value, label]) => ({ value, label }));

const EXAMPLES: Readonly<Record<string, string>> = {
  lambda: TARGETS.lambda.example,
  sqs: TARGETS.sqs.example,
  email: 'somebody@example.com',
  'email-json': 'somebody@example.com',
  sms: '+15550100',
  http: 'http://example.com/hook',
  https: 'https://example.com/hook',
};

function Fields({ topicName, fields, edits, endpointProblem, onChange }: FieldsProps) {
  const queues = useQueueArns();
  const functions = useFunctionArns();
  const { protocol, endpoint } = fields;
  const set = (changed: Partial<SubscriptionFields>) => onChange({ ...fields, ...changed });
  const arns = protocol === 'lambda' ? functions : protocol === 'sqs' ? (queues.data ?? []) : [];
  const isFifo = isFifoTopic(topicName);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Details</Header>}>
        <SpaceBetween size="l">
          <FormField label="Topic ARN">
            <Input value={topicArn(topicName)} disabled />
          </FormField>
          <FormField label="Protocol" description="The type of endpoint to subscribe.">
            <Select
              disabled={edits}
              selectedOption={PROTOCOLS.find(({ value }) => value === protocol) ?? null}
              options={isFifo ? PROTOCOLS.filter(({ value }) => value === 'sqs') : PROTOCOLS}
              onChange={({ detail }) => set({ protocol: detail.selectedOption.value ?? 'lambda', endpoint: '' })}
            />
          </FormField>
          <FormField
            label="Endpoint"
            errorText={endpointProblem}
            constraintText={
              protocol === 'lambda'
                ? 'The ARN of a function, or with a qualifier of a version or an alias. Without a qualifier it is $LATEST that runs.'
                : undefined
            }
          >
            <ArnInput
              value={endpoint}
              arns={arns}
              disabled={edits}
              placeholder={EXAMPLES[protocol] ?? ''}
              onChange={(value) => set({ endpoint: value })}
            />
          </FormField>
          {protocol.startsWith('http') && (
            <Alert type="info">
              Nothing leaves the browser: the endpoint is never asked to confirm, so the subscription stays pending and
              gets nothing.
            </Alert>
          )}
          {protocol.startsWith('email') && !edits && (
            <Alert type="info">
              The address is asked first: the message that asks comes to the mailbox of the console.
            </Alert>
          )}
          {takesRaw(protocol) && (
            <Checkbox
              checked={fields.raw}
              description="The endpoint gets the text as it was published, without AWS's JSON around it."
              onChange={({ detail }) => set({ raw: detail.checked })}
            >
              Enable raw message delivery
            </Checkbox>
          )}
          {!edits && (
            <GrantPreview
              grants={grantsOf(topicArn(topicName), fields)}
              checked={fields.grants}
              onChange={(grants) => set({ grants })}
            />
          )}
        </SpaceBetween>
      </Container>
      <ExpandableSection
        variant="container"
        headerText="Subscription filter policy – optional"
        headerDescription="Only messages that match it are delivered."
        defaultExpanded={fields.filterPolicy !== ''}
      >
        <SpaceBetween size="l">
          <GroupField label="Filter policy scope" stretch>
            <RadioGroup
              value={fields.filterScope}
              items={[
                {
                  value: 'MessageAttributes',
                  label: 'Message attributes',
                  description: 'The policy is applied to the message attributes.',
                },
                {
                  value: 'MessageBody',
                  label: 'Message body',
                  description: 'The policy is applied to the message body, which has to be JSON.',
                },
              ]}
              onChange={({ detail }) => set({ filterScope: detail.value as SubscriptionFields['filterScope'] })}
            />
          </GroupField>
          <FormField label="JSON" constraintText="Up to 5 keys, and 150 combinations of their values." stretch>
            <Textarea
              value={fields.filterPolicy}
              rows={6}
              spellcheck={false}
              placeholder={'{"store": ["example_corp"], "price_usd": [{"numeric": [">=", 100]}]}'}
              onChange={({ detail }) => set({ filterPolicy: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </ExpandableSection>
      <ExpandableSection
        variant="container"
        headerText="Redrive policy (dead-letter queue) – optional"
        headerDescription="Messages that cannot be delivered go to a queue."
        defaultExpanded={fields.deadLetterArn !== ''}
      >
        <FormField
          label="Dead-letter queue"
          description="For what the endpoint refuses or cannot be reached with. A function that takes an event and fails is Lambda's to retry; its own dead-letter queue gets that."
        >
          <ArnInput
            value={fields.deadLetterArn}
            arns={queues.data ?? []}
            placeholder={TARGETS.sqs.example}
            onChange={(value) => set({ deadLetterArn: value })}
          />
        </FormField>
      </ExpandableSection>
    </SpaceBetween>
  );
}
