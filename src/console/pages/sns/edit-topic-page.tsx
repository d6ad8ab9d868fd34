/** Edit a topic: its display name, its policy and its tags. https://docs.aws.amazon.com/sns/latest/dg/sns-create-topic.html */
import { useState } from 'react';
import type { Tag } from '../../../api/models/sns-types.ts';
import { topicPath } from '../../paths.ts';
import { isFifoTopic, topicArn, useChangeSns, useTopic, useTopicTags } from '../../queries/sns.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { EditForm } from '../../widgets/edit-form.tsx';
import { EditPage } from '../../widgets/edit-page.tsx';
import { type TopicFields, TopicForm } from './topic-form.tsx';

export function EditTopicPage({ topicName }: { topicName: string }) {
  const topic = useTopic(topicName);
  const tags = useTopicTags(topicName);
  const read = {
    data: topic.data && tags.data && { attributes: topic.data, tags: tags.data },
    error: topic.error ?? tags.error,
    isFetchedAfterMount: topic.isFetchedAfterMount && tags.isFetchedAfterMount,
  };
  return (
    <EditPage title="Edit topic" topic="topics" read={read}>
      {(data) => <EditTopicForm topicName={topicName} {...data} />}
    </EditPage>
  );
}

interface EditTopicFormProps {
  topicName: string;
  attributes: Record<string, string>;
  tags: readonly Tag[];
}

function EditTopicForm({ topicName, attributes, tags }: EditTopicFormProps) {
  // later reads change nothing here: what is saved is the difference from what the form began with
  const [before] = useState<TopicFields>(() => ({
    isFifo: isFifoTopic(topicName),
    name: topicName,
    displayName: attributes.DisplayName ?? '',
    contentBasedDeduplication: attributes.ContentBasedDeduplication === 'true',
    policy: pretty(attributes.Policy ?? ''),
    tags: tags.map(({ Key: key, Value: value }) => ({ key, value, existing: true })),
  }));
  const [fields, setFields] = useState(before);
  const change = useChangeSns();
  const go = useGoWhenDone();

  const submit = async () => {
    try {
      await change.mutateAsync(changesOf(topicName, before, fields));
    } catch {
      return; // the form shows change.error
    }
    go(topicPath(topicName));
    flash({
      type: 'success',
      content: (
        <>
          Topic <b>{topicName}</b> saved successfully.
        </>
      ),
    });
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
      <TopicForm fields={fields} edits nameProblem="" onChange={setFields} />
    </EditForm>
  );
}

function changesOf(topicName: string, before: TopicFields, now: TopicFields) {
  const TopicArn = topicArn(topicName);
  const set = (AttributeName: string, AttributeValue: string) => ({
    operation: 'SetTopicAttributes' as const,
    input: { TopicArn, AttributeName, AttributeValue },
  });
  const gone = now.tags.filter(({ existing, markedForRemoval }) => existing && markedForRemoval);
  const kept = now.tags.filter(({ markedForRemoval }) => !markedForRemoval);
  const changed = kept.filter(
    ({ key, value }) => !before.tags.some((other) => other.key === key && other.value === value),
  );
  return [
    ...(now.displayName === before.displayName ? [] : [set('DisplayName', now.displayName)]),
    ...(now.policy === before.policy ? [] : [set('Policy', now.policy)]),
    ...(now.contentBasedDeduplication === before.contentBasedDeduplication
      ? []
      : [set('ContentBasedDeduplication', String(now.contentBasedDeduplication))]),
    ...(gone.length === 0
      ? []
      : [
          {
            operation: 'UntagResource' as const,
            input: { ResourceArn: TopicArn, TagKeys: gone.map(({ key }) => key) },
          },
        ]),
    ...(changed.length === 0
      ? []
      : [
          {
            operation: 'TagResource' as const,
            input: { ResourceArn: TopicArn, Tags: changed.map(({ key, value }) => ({ Key: key, Value: value })) },
          },
        ]),
  ];
}

function pretty(policy: string): string {
  try {
    return JSON.stringify(JSON.parse(policy), null, 2);
  } catch {
    // there is none
    return policy;
  }
}
