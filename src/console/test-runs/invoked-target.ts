/**
 * What a qualifier stood for at one moment: what an invocation of it meets. Read in the same breath as the invocation is
 * sent, it tells later whether the result is from before a change.
 */
import {
  type AliasConfiguration,
  GetAliasCommand,
  GetFunctionCommand,
  type GetFunctionCommandOutput,
} from '@aws-sdk/client-lambda';
import { useQuery } from '@tanstack/react-query';
import type { LambdaApi } from '../../api/connect.ts';
import { type AliasRouting, aliasRouting, describeRouting, namesAlias } from '../domain/alias-routing.ts';
import { aliasQuery } from '../queries/aliases.ts';
import { useFunction } from '../queries/functions.ts';
import { useRegion } from '../region.ts';

export interface InvokedTarget {
  /** The version itself, or the primary one of the alias. */
  version: string;
  codeSha256: string;
  /** Moves with each update of code or configuration. */
  lastModified: string;
  reservedConcurrency: number | undefined;
  /** Only of an alias. */
  routing: AliasRouting | undefined;
}

function targetOf({ Configuration, Concurrency }: GetFunctionCommandOutput, alias?: AliasConfiguration): InvokedTarget {
  return {
    version: Configuration?.Version ?? '$LATEST',
    codeSha256: Configuration?.CodeSha256 ?? '',
    lastModified: Configuration?.LastModified ?? '',
    reservedConcurrency: Concurrency?.ReservedConcurrentExecutions,
    routing: alias && aliasRouting(alias),
  };
}

/** Asks now. Undefined where there is nothing to ask about: the invocation says why. */
export async function readTarget(
  lambda: LambdaApi,
  functionName: string,
  qualifier: string | undefined,
): Promise<InvokedTarget | undefined> {
  const named = qualifier === undefined ? {} : { Qualifier: qualifier };
  try {
    const [fn, alias] = await Promise.all([
      lambda.send(new GetFunctionCommand({ FunctionName: functionName, ...named })),
      namesAlias(qualifier) && lambda.send(new GetAliasCommand({ FunctionName: functionName, Name: qualifier })),
    ]);
    return targetOf(fn, alias || undefined);
  } catch {
    return undefined;
  }
}

/** As it stands; undefined until it is read. */
export function useTarget(functionName: string, qualifier: string | undefined): InvokedTarget | undefined {
  const isAlias = namesAlias(qualifier);
  const { data: fn } = useFunction(functionName, qualifier);
  const { data: alias } = useQuery({
    ...aliasQuery(useRegion(), functionName, qualifier ?? ''),
    enabled: isAlias,
  });
  if (!fn || (isAlias && !alias)) return undefined;
  return targetOf(fn, isAlias ? alias : undefined);
}

/** What is another now, in words; nothing while that is not known. */
export function changesSince(before: InvokedTarget | undefined, now: InvokedTarget | undefined): string[] {
  if (!before || !now) return [];
  const changes: string[] = [];
  if (before.reservedConcurrency !== now.reservedConcurrency) changes.push('reserved concurrency');
  const pointsTo = ({ routing }: InvokedTarget) => routing && describeRouting(routing);
  // an alias that was moved brings other code and another configuration with it
  if (pointsTo(before) !== pointsTo(now)) return ['alias', ...changes];
  if (before.codeSha256 !== now.codeSha256) return ['code', ...changes];
  if (before.lastModified !== now.lastModified) return ['configuration', ...changes];
  return changes;
}
