/** The Configuration tab of an alias: what it points to. */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { aliasRouting, remainingPercent } from '../../../domain/alias-routing.ts';
import { errorMessage } from '../../../errors.ts';
import { editAliasPath, qualifierPath } from '../../../paths.ts';
import { useAlias } from '../../../queries/aliases.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';

export function AliasDetails({ functionName, alias }: { functionName: string; alias: string }) {
  const { data, error } = useAlias(functionName, alias);
  if (error) return <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>;
  if (!data) return <StatusIndicator type="loading">Loading</StatusIndicator>;
  const { version, additional } = aliasRouting(data);
  const link = (name: string) => <Link href={`#${qualifierPath(functionName, name)}`}>{name}</Link>;
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="aliases" />}
          actions={<Button href={`#${editAliasPath(functionName, alias)}`}>Edit</Button>}
        >
          General configuration
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Name', value: alias },
          { label: 'Version', value: link(version) },
          { label: 'Weight', value: `${additional ? remainingPercent(additional.weightPercent) : 100}%` },
          { label: 'Description', value: data.Description || '-' },
          { label: 'Additional version', value: additional ? link(additional.version) : '-' },
          { label: 'Additional version weight', value: additional ? `${additional.weightPercent}%` : '-' },
        ]}
      />
    </Container>
  );
}
