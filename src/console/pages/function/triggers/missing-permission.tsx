/** A trigger that is refused by the policy of what it calls: AWS's reason, and the statement that it wants. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { statementOf } from '../../../domain/grant.ts';
import { targetName } from '../../../domain/target-service.ts';
import { grantFor, TRIGGER_SOURCES, type Trigger } from '../../../domain/trigger.ts';
import { flashError } from '../../../errors.ts';
import { addPermissionInput } from '../../../queries/grants.ts';
import { useAddPermission } from '../../../queries/policies.ts';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';

interface MissingPermissionProps {
  functionName: string;
  trigger: Trigger;
  refusal: string;
}

export function MissingPermission({ functionName, trigger, refusal }: MissingPermissionProps) {
  const add = useAddPermission();
  const grant = grantFor(trigger);

  const submit = async () => {
    if (!grant) return;
    const input = addPermissionInput(grant);
    try {
      await add.mutateAsync(input);
    } catch (error) {
      flashError(error);
      return;
    }
    flashFunctionUpdated(functionName, 'AddPermission', input);
  };

  return (
    <Alert
      type="error"
      header={`${TRIGGER_SOURCES[trigger.source].label}: ${trigger.name} may not invoke ${targetName(trigger.targetArn)}`}
      action={
        grant && (
          <Button loading={add.isPending} onClick={() => void submit()}>
            Add permission
          </Button>
        )
      }
    >
      <Box color="inherit" variant="p">
        {refusal}
      </Box>
      {grant && (
        <ExpandableSection headerText="The statement that is missing">
          <Box variant="code">
            <span className="grant-statement">{JSON.stringify(statementOf(grant), null, 2)}</span>
          </Box>
        </ExpandableSection>
      )}
    </Alert>
  );
}
