/** On a version's or an alias's page: what of the section is frozen, and what belongs to the function as a whole. */
import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { aliasRouting } from '../../../domain/alias-routing.ts';
import { configurationPath, functionPath, type Subtab } from '../../../paths.ts';
import { useAlias } from '../../../queries/aliases.ts';

interface QualifierNoteProps {
  functionName: string;
  version: string | undefined;
  alias: string | undefined;
  subtab: Subtab;
}

const FROZEN: ReadonlySet<Subtab> = new Set(['general', 'permissions', 'envVars']);
const FUNCTION_WIDE: ReadonlySet<Subtab> = new Set(['tags', 'concurrency']);

export function QualifierNote({ functionName, version, alias, subtab }: QualifierNoteProps) {
  const functionLink = <Link href={`#${configurationPath(functionPath(functionName), subtab)}`}>{functionName}</Link>;
  if (FUNCTION_WIDE.has(subtab))
    return (
      <Alert type="info" header="Belongs to the whole function">
        {subtab === 'tags' ? 'Tags are' : 'Reserved concurrency is'} not part of a version: $LATEST, all versions and
        all aliases have the same. Change it on the page of the function {functionLink}.
      </Alert>
    );
  if (!FROZEN.has(subtab)) return null;
  const whereToEdit = (
    <>
      What you edit on the page of the function {functionLink} changes $LATEST only.
      {subtab === 'permissions' &&
        ' The statements below are its own: they are added and deleted here, without a new version.'}
      {subtab === 'envVars' &&
        ' To let callers of an alias see another value, change it there, publish a new version, and point the alias to it.'}
    </>
  );
  if (alias)
    return (
      <AliasNote functionName={functionName} alias={alias}>
        {whereToEdit}
      </AliasNote>
    );
  return (
    <Alert type="info" header={`Frozen with version ${version}`}>
      Version {version} keeps the configuration it was published with. {whereToEdit}
    </Alert>
  );
}

interface AliasNoteProps {
  functionName: string;
  alias: string;
  /** How what is frozen comes to be another. */
  children: ReactNode;
}

function AliasNote({ functionName, alias, children }: AliasNoteProps) {
  const { data } = useAlias(functionName, alias);
  if (!data) return null;
  const { version, additional } = aliasRouting(data);
  return (
    <Alert type="info" header="An alias has no configuration of its own">
      {version === '$LATEST' ? (
        `What stands here is that of $LATEST, to which ${alias} points. It changes whenever $LATEST does.`
      ) : (
        <>
          What stands here is frozen with version {version}, to which {alias} points.{' '}
          {additional &&
            `${additional.weightPercent}% of its invocations run version ${additional.version} with the configuration of that version. `}
          {children}
        </>
      )}
    </Alert>
  );
}
