/** Delete a trigger: what stands between its source and the function, and the statements that nothing else needs. */
import Box from '@cloudscape-design/components/box';
import type { PolicyStatement } from '../../../domain/policy-statement.ts';
import { statementsOnlyFor, TRIGGER_SOURCES, type Trigger } from '../../../domain/trigger.ts';
import { useFunctionTriggers } from '../../../queries/function-triggers.ts';
import { usePolicy } from '../../../queries/policies.ts';
import { functionTriggerSubject, useRemoveTrigger } from '../../../queries/trigger-changes.ts';
import { flash } from '../../../session.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';

interface RemoveTriggerModalProps {
  functionName: string;
  qualifier: string | undefined;
  trigger: Trigger;
  onDismiss: () => void;
}

export function RemoveTriggerModal({ functionName, qualifier, trigger, onDismiss }: RemoveTriggerModalProps) {
  const removal = useRemoveTrigger();
  const { triggers } = useFunctionTriggers(functionName, qualifier);
  const policy = usePolicy(functionName, qualifier);
  const idsIn = (statements: readonly PolicyStatement[] = []) =>
    statementsOnlyFor(trigger, triggers, statements).map(({ Sid }) => Sid);

  const submit = async () => {
    const { data: statements } = policy.data ? policy : await policy.refetch();
    const statementIds = idsIn(statements);
    await removal.mutateAsync({ trigger, functionName, qualifier, statementIds });
    flash({
      type: 'success',
      content: `The trigger ${trigger.name} was deleted from function ${functionName}.`,
    });
  };

  return (
    <ActionModal
      subject={functionTriggerSubject(functionName, qualifier, trigger)}
      title={`Delete trigger ${trigger.name}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        {TRIGGER_SOURCES[trigger.source].label}: <b>{trigger.name}</b> does not invoke{' '}
        {qualifier ? `${functionName}:${qualifier}` : functionName} any more. With it go:
      </Box>
      <ul>
        <li>{removedWith(trigger)}</li>
        {idsIn(policy.data).map((id) => (
          <li key={id}>the statement {id} of the resource-based policy.</li>
        ))}
      </ul>
    </ActionModal>
  );
}

function removedWith(trigger: Trigger): string {
  switch (trigger.source) {
    case 's3':
      return `the event notification ${trigger.notificationId}; the bucket and its objects stay.`;
    case 'sqs':
      return 'the event source mapping; the queue and its messages stay, and what is under way ends.';
    case 'sns':
      return 'the subscription; the topic stays.';
    case 'events':
      return `the target ${trigger.targetId}; the rule stays, with its other targets.`;
    case 'apigateway':
      return trigger.api.type === 'HTTP'
        ? `the route ${trigger.route.key} and its integration, in all stages; the API stays.`
        : `the method ${trigger.route.key}. The API stays, and its stages serve what is left of it; without anything left they go, too.`;
    case 'elasticloadbalancing':
      return trigger.forward.ruleArn === undefined || trigger.forward.isShared
        ? 'its place in the target group; the load balancer stays, and has nobody to ask there.'
        : 'the rule of the listener and its target group; the load balancer stays.';
  }
}
