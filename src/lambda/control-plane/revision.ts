/** RevisionId: the optimistic lock of `$LATEST`, versions, aliases and layers' policies. */
import { preconditionFailed } from '../../api/errors.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { LambdaContext } from '../context.ts';
import { qualifiedKey } from '../state.ts';

/** Refuses a request that was made for another revision than the latest; one that names none always passes. */
export function requireRevision(
  latest: { revisionId: string } | undefined,
  requested: string | undefined,
  readWith: 'GetFunction/GetAlias' | 'GetPolicy' | 'GetLayerPolicy' = 'GetFunction/GetAlias',
): void {
  if (requested === undefined || requested === latest?.revisionId) return;
  throw preconditionFailed(
    'The Revision Id provided does not match the latest Revision Id. ' +
      `Call the ${readWith} API to retrieve the latest Revision Id`,
  );
}

/** Gives a version or an alias another revision, when something that hangs on it has changed. */
export function renewRevision(context: LambdaContext, functionName: string, qualifier: string): void {
  const { aliases, versions } = context.state;
  const key = qualifiedKey(functionName, qualifier);
  const revisionId = randomUuid(context.random);
  const alias = aliases.get(key);
  if (alias) {
    aliases.set(key, { ...alias, revisionId });
    return;
  }
  const version = versions.get(key);
  if (version) versions.set(key, { ...version, revisionId });
}
