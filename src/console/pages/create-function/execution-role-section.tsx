/** Change default execution role: the role the console makes, or one that exists. */
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { GroupField } from '../../widgets/group-field.tsx';
import { RoleInput } from '../../widgets/role-input.tsx';

export interface RoleChoice {
  kind: 'create' | 'existing';
  /** Of the existing role. */
  arn: string;
}

interface ExecutionRoleSectionProps {
  /** Of the role that would be made. */
  roleName: string;
  choice: RoleChoice;
  errorText: string;
  onChange: (choice: RoleChoice) => void;
}

export function ExecutionRoleSection({ roleName, choice, errorText, onChange }: ExecutionRoleSectionProps) {
  return (
    <ExpandableSection headerText="Change default execution role" headingTagOverride="h3">
      <SpaceBetween size="m">
        <GroupField label="Execution role" description="Choose a role that defines the permissions of your function.">
          <RadioGroup
            value={choice.kind}
            items={[
              {
                value: 'create',
                label: 'Create a new role with basic Lambda permissions',
                description: `A new role will be created named ${roleName}, with permission to upload logs to Amazon CloudWatch Logs.`,
              },
              { value: 'existing', label: 'Use an existing role' },
              {
                value: 'templates',
                label: 'Create a new role from AWS policy templates',
                description: 'Policy templates are not part of Coldspark yet.',
                disabled: true,
              },
            ]}
            onChange={({ detail }) => onChange({ ...choice, kind: detail.value as RoleChoice['kind'] })}
          />
        </GroupField>
        {choice.kind === 'existing' && <ExistingRole choice={choice} errorText={errorText} onChange={onChange} />}
      </SpaceBetween>
    </ExpandableSection>
  );
}

type ExistingRoleProps = Omit<ExecutionRoleSectionProps, 'roleName'>;

function ExistingRole({ choice, errorText, onChange }: ExistingRoleProps) {
  return (
    <FormField
      label="Existing role"
      description="Choose a role of this account, or enter the ARN of one."
      constraintText="For example arn:aws:iam::123456789012:role/service-role/my-role."
      errorText={errorText}
    >
      <RoleInput label="Existing role" value={choice.arn} onChange={(arn) => onChange({ ...choice, arn })} />
    </FormField>
  );
}
