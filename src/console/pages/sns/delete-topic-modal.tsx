/** Delete a topic: what subscribes to it is deleted with it. */
import Box from '@cloudscape-design/components/box';
import { snsPath } from '../../paths.ts';
import { topicArn, useChangeSns } from '../../queries/sns.ts';
import { topicSubject } from '../../queries/sns-subjects.ts';
import { flash } from '../../session.ts';
import { useGo } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

export function DeleteTopicModal({ topicName, onDismiss }: { topicName: string; onDismiss: () => void }) {
  const change = useChangeSns();
  const go = useGo();

  const submit = async () => {
    const input = { TopicArn: topicArn(topicName) };
    await change.mutateAsync([{ operation: 'DeleteTopic', input }]);
    go(snsPath);
    flash({
      type: 'success',
      content: (
        <>
          Topic <b>{topicName}</b> deleted successfully.{' '}
          <CliButton service="sns" operation="DeleteTopic" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={topicSubject(topicName)}
      title={`Delete topic ${topicName}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Its subscriptions are deleted with it. Functions keep the statements that let it in; whoever creates a topic of
        this name again is let in, too.
      </Box>
    </ActionModal>
  );
}
