/** Create alias, and Edit alias when an alias is named. */
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { aliasRouting, routingConfig } from '../../../domain/alias-routing.ts';
import { errorMessage } from '../../../errors.ts';
import { aliasPath, functionPath } from '../../../paths.ts';
import { useAliases, useCreateAlias, useUpdateAlias } from '../../../queries/aliases.ts';
import { useVersions } from '../../../queries/versions.ts';
import { flash } from '../../../session.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { CliButton } from '../../../widgets/cli-button.tsx';
import { AliasForm, type AliasFormValues } from './alias-form.tsx';

interface AliasFormPageProps {
  functionName: string;
  /** The alias to edit; a new one without it. */
  alias?: string | undefined;
  /** Preselected for a new alias. */
  version?: string | undefined;
  /** Where Edit was chosen. */
  from?: 'aliases' | undefined;
}

export function AliasFormPage({ functionName, alias, version = '$LATEST', from }: AliasFormPageProps) {
  const versions = useVersions(functionName);
  const aliases = useAliases(functionName);
  const creation = useCreateAlias();
  const update = useUpdateAlias();
  const go = useGoWhenDone();
  const existing = aliases.data?.find(({ Name }) => Name === alias);
  const error = versions.error ?? aliases.error;
  const backPath =
    alias && from !== 'aliases' ? aliasPath(functionName, alias, 'configure') : functionPath(functionName, 'aliases');

  const save = async ({ name, description, routing }: AliasFormValues) => {
    const input = {
      FunctionName: functionName,
      Name: name,
      Description: description,
      FunctionVersion: routing.version,
      RoutingConfig: routingConfig(routing),
    };
    try {
      await (alias ? update.mutateAsync(input) : creation.mutateAsync(input));
    } catch {
      return; // the form shows the mutation's error
    }
    go(alias ? backPath : aliasPath(functionName, name));
    flash({
      type: 'success',
      content: (
        <>
          The alias <b>{name}</b> was successfully {alias ? 'updated' : 'created'}.{' '}
          <Link color="inverted" href={`#${aliasPath(functionName, name, 'testing')}`}>
            Test {name}
          </Link>{' '}
          <CliButton operation={alias ? 'UpdateAlias' : 'CreateAlias'} input={input} />
        </>
      ),
    });
  };

  const body = () => {
    if (error) return <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>;
    if (!versions.data || !aliases.data) return <StatusIndicator type="loading">Loading</StatusIndicator>;
    if (alias && !existing)
      return <StatusIndicator type="error">{`The function ${functionName} has no alias ${alias}.`}</StatusIndicator>;
    return (
      <AliasForm
        initial={
          existing
            ? {
                name: existing.Name ?? '',
                description: existing.Description ?? '',
                routing: aliasRouting(existing),
              }
            : { name: '', description: '', routing: { version } }
        }
        nameFixed={alias !== undefined}
        versions={versions.data}
        pending={creation.isPending || update.isPending}
        error={creation.error ?? update.error}
        cancelPath={backPath}
        onSubmit={(values) => void save(values)}
      />
    );
  };

  return (
    <ContentLayout header={<Header variant="h1">{alias ? 'Edit alias' : 'Create alias'}</Header>}>
      {body()}
    </ContentLayout>
  );
}
