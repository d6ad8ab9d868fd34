/** Delete a rule with its targets: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-delete-rule.html */
import Box from '@cloudscape-design/components/box';
import { rulesPath } from '../../paths.ts';
import { ruleSubject } from '../../queries/event-subjects.ts';
import { useChangeEvents, useRule } from '../../queries/eventbridge.ts';
import { flash } from '../../session.ts';
import { useGo } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

interface DeleteRuleModalProps {
  busName: string;
  ruleName: string;
  onDismiss: () => void;
}

export function DeleteRuleModal({ busName, ruleName, onDismiss }: DeleteRuleModalProps) {
  const read = useRule(busName, ruleName);
  const change = useChangeEvents();
  const go = useGo();
  const submit = async () => {
    const { data: rule } = read.data ? read : await read.refetch();
    const Ids = (rule?.targets ?? []).map(({ Id }) => Id);
    const input = { Name: ruleName, EventBusName: busName };
    if (Ids.length > 0)
      await change.mutateAsync({
        operation: 'RemoveTargets',
        input: { Rule: ruleName, EventBusName: busName, Ids },
      });
    await change.mutateAsync({ operation: 'DeleteRule', input });
    go(rulesPath(busName));
    flash({
      type: 'success',
      content: (
        <>
          Rule <b>{ruleName}</b> was deleted. <CliButton service="events" operation="DeleteRule" input={input} />
        </>
      ),
    });
  };
  return (
    <ActionModal
      subject={ruleSubject(busName, ruleName)}
      title="Delete rule"
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Delete the rule <b>{ruleName}</b> and its targets? The functions and queues themselves stay, with the permission
        that the rule has there.
      </Box>
    </ActionModal>
  );
}
