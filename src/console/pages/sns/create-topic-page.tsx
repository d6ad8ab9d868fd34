/** Create a topic. https://docs.aws.amazon.com/sns/latest/dg/sns-create-topic.html */
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { snsPath, topicPath } from '../../paths.ts';
import { useChangeSns } from '../../queries/sns.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { type TopicFields, TopicForm } from './topic-form.tsx';

const EMPTY: TopicFields = {
  isFifo: false,
  name: '',
  displayName: '',
  contentBasedDeduplication: false,
  policy: '',
  tags: [],
};

export function CreateTopicPage() {
  const [fields, setFields] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const change = useChangeSns();
  const go = useGoWhenDone();
  const { name, isFifo } = fields;

  const submit = async () => {
    setTried(true);
    if (name === '') return;
    const tags = fields.tags.filter(({ markedForRemoval }) => !markedForRemoval);
    const attributes = {
      ...(isFifo && { FifoTopic: 'true' }),
      ...(isFifo && fields.contentBasedDeduplication && { ContentBasedDeduplication: 'true' }),
      ...(fields.displayName !== '' && { DisplayName: fields.displayName }),
      ...(fields.policy.trim() !== '' && { Policy: fields.policy }),
    };
    const input = {
      Name: name,
      ...(Object.keys(attributes).length > 0 && { Attributes: attributes }),
      ...(tags.length > 0 && { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
    };
    try {
      await change.mutateAsync([{ operation: 'CreateTopic', input }]);
    } catch {
      return; // the form shows change.error
    }
    go(topicPath(name));
    flash({
      type: 'success',
      content: (
        <>
          Topic <b>{name}</b> created successfully. <CliButton service="sns" operation="CreateTopic" input={input} />
        </>
      ),
    });
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="topics" />}>
          Create topic
        </Header>
      }
    >
      <EditForm
        cancelPath={snsPath}
        action="Create topic"
        pending={change.isPending}
        values={fields}
        error={change.error}
        onSave={() => void submit()}
      >
        <TopicForm
          fields={fields}
          edits={false}
          nameProblem={tried && name === '' ? 'Enter a name.' : ''}
          onChange={setFields}
        />
      </EditForm>
    </ContentLayout>
  );
}
