/** General configuration of `$LATEST`, of a version, or of the version an alias points to. */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { editConfigurationPath } from '../../../paths.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { describeTimeout } from './timeout.ts';

interface GeneralConfigurationSectionProps {
  functionName: string;
  readOnly: boolean;
  configuration: FunctionConfiguration;
  /** The alias has a General configuration of its own. */
  ofAlias: boolean;
}

export function GeneralConfigurationSection({
  functionName,
  readOnly,
  configuration,
  ofAlias,
}: GeneralConfigurationSectionProps) {
  const { Description, MemorySize, EphemeralStorage, Timeout = 0, SnapStart, Version = '' } = configuration;
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="general-configuration" />}
          actions={
            !readOnly && <Button href={`#${editConfigurationPath(functionName, 'basic-settings')}`}>Edit</Button>
          }
        >
          {ofAlias ? `Configuration of version ${Version}` : 'General configuration'}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        minColumnWidth={190}
        items={[
          { label: 'Description', value: Description || '-' },
          { label: 'Memory', info: <InfoLink topic="memory" />, value: `${MemorySize} MB` },
          {
            label: 'Ephemeral storage',
            info: <InfoLink topic="ephemeral-storage" />,
            value: `${EphemeralStorage?.Size} MB`,
          },
          { label: 'Timeout', value: describeTimeout(Timeout) },
          { label: 'SnapStart', info: <InfoLink topic="snapstart" />, value: SnapStart?.ApplyOn ?? 'None' },
        ]}
      />
    </Container>
  );
}
