/** The statements that a form is about to add, and whether it shall. */
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Grant, statementOf } from '../domain/grant.ts';
import './grant-preview.css';

interface GrantPreviewProps {
  grants: readonly Grant[];
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function GrantPreview({ grants, checked, onChange }: GrantPreviewProps) {
  if (grants.length === 0) return null;
  return (
    <SpaceBetween size="s">
      <Checkbox
        checked={checked}
        description="Without it the service is refused: nothing is invoked and nothing is sent."
        onChange={({ detail }) => onChange(detail.checked)}
      >
        {grants.length === 1 ? 'Add the permission that is needed' : 'Add the permissions that are needed'}
      </Checkbox>
      {checked &&
        grants.map((grant) => (
          <div key={grant.targetArn}>
            <Box color="text-body-secondary">In the policy of {grant.targetArn}:</Box>
            <Box variant="code">
              <span className="grant-statement">{JSON.stringify(statementOf(grant), null, 2)}</span>
            </Box>
          </div>
        ))}
    </SpaceBetween>
  );
}
