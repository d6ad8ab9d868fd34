/** Delete a subscription. https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html */
import Box from '@cloudscape-design/components/box';
import { useChangeSns } from '../../queries/sns.ts';
import { subscriptionSubject } from '../../queries/sns-subjects.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

export function DeleteSubscriptionModal({ arn, onDismiss }: { arn: string; onDismiss: () => void }) {
  const change = useChangeSns();

  const submit = async () => {
    const input = { SubscriptionArn: arn };
    await change.mutateAsync([{ operation: 'Unsubscribe', input }]);
    flash({
      type: 'success',
      content: (
        <>
          Subscription deleted successfully. <CliButton service="sns" operation="Unsubscribe" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={subscriptionSubject(arn)}
      title="Delete subscription"
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Its endpoint gets no more messages. What is still to be delivered to it is not delivered any more.
      </Box>
      <Box variant="code">{arn}</Box>
    </ActionModal>
  );
}
