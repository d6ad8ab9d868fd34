/** Environment variables as they are saved. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { editConfigurationPath } from '../../../paths.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { environmentVariables } from './environment-variables.ts';

interface EnvironmentVariablesSectionProps {
  functionName: string;
  readOnly: boolean;
  configuration: FunctionConfiguration;
}

export function EnvironmentVariablesSection({
  functionName,
  readOnly,
  configuration,
}: EnvironmentVariablesSectionProps) {
  const variables = environmentVariables(configuration.Environment?.Variables);
  const { KMSKeyArn } = configuration;
  const editButton = !readOnly && (
    <Button href={`#${editConfigurationPath(functionName, 'environment-variables')}`}>Edit</Button>
  );
  return (
    <DataTable
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="environment-variables" />}
          counter={`(${variables.length})`}
          actions={editButton}
          description={
            KMSKeyArn
              ? `The environment variables below are encrypted at rest with the customer managed key ${KMSKeyArn}.`
              : 'The environment variables below are encrypted at rest with the default Lambda service key.'
          }
        >
          Environment variables
        </Header>
      }
      columnDefinitions={[
        { id: 'key', header: 'Key', width: '40%', isRowHeader: true, cell: ({ key }) => key },
        { id: 'value', header: 'Value', cell: ({ value }) => <Breakable text={value} /> },
      ]}
      items={variables}
      trackBy="key"
      ariaLabels={{ tableLabel: 'Environment variables' }}
      empty={
        <Box textAlign="center" color="inherit">
          <SpaceBetween size="m">
            <div>
              <b>No environment variables</b>
              <Box color="inherit">No environment variables associated with this function.</Box>
            </div>
            {editButton}
          </SpaceBetween>
        </Box>
      }
    />
  );
}

/** A value may have neither spaces nor an end. */
function Breakable({ text }: { text: string }) {
  return <span className="configuration-breakable">{text}</span>;
}
