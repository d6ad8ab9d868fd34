/** The execution role: what the function may do. https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { editConfigurationPath } from '../../../paths.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';

interface ExecutionRoleSectionProps {
  functionName: string;
  readOnly: boolean;
  configuration: FunctionConfiguration;
}

/** The name is what follows the last slash: before it stands the path. */
const roleName = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

export function ExecutionRoleSection({ functionName, readOnly, configuration }: ExecutionRoleSectionProps) {
  const { Role = '' } = configuration;
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="permissions" />}
          actions={
            !readOnly && <Button href={`#${editConfigurationPath(functionName, 'basic-settings')}`}>Edit</Button>
          }
        >
          Execution role
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        minColumnWidth={220}
        items={[
          { label: 'Role name', value: roleName(Role) },
          {
            label: 'Role ARN',
            value: (
              <CopyToClipboard
                variant="inline"
                copyButtonAriaLabel="Copy role ARN"
                copySuccessText="ARN copied"
                copyErrorText="The ARN could not be copied"
                textToCopy={Role}
              />
            ),
          },
          {
            label: 'Resource summary',
            value:
              'Every call of the code is made with this role’s session. On AWS its policies must allow each of them; here they are kept, and none is asked.',
          },
        ]}
      />
    </Container>
  );
}
