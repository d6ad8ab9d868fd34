/**
 * Versions: numbered, frozen snapshots of `$LATEST`'s code and configuration.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
 */
import { invalidParameterValue, resourceConflict } from '../../api/errors.ts';
import type {
  FunctionConfiguration,
  ListVersionsByFunctionRequest,
  ListVersionsByFunctionResponse,
  PublishVersionRequest,
} from '../../api/models/lambda-types.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { LambdaContext } from '../context.ts';
import { type FunctionVersion, LATEST, qualifiedKey } from '../state.ts';
import { deleteAttachments } from './attachments.ts';
import { requireCodeStorage } from './code-storage.ts';
import { describeListedVersion, describeVersion } from './function-configuration.ts';
import { aliasesOf, readFunctionName, requireFunction, requireVersion, versionsOf } from './function-reference.ts';
import { beginCreate, requireSettled } from './function-state.ts';
import { markerPage } from './marker-page.ts';
import { renewRevision, requireRevision } from './revision.ts';

/** PublishVersion: https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html */
export function publishVersion(context: LambdaContext, input: PublishVersionRequest): FunctionConfiguration {
  const functionName = readFunctionName(context, input.FunctionName);
  const fn = requireFunction(context, functionName);
  const latest = requireVersion(context, functionName, LATEST);
  requireRevision(latest, input.RevisionId);
  requireCodeSha256(latest, input.CodeSha256);
  requireSettled(context, latest);
  if (fn.lastPublishedVersion !== undefined && !fn.updatedSincePublish) {
    const existing = requireVersion(context, functionName, fn.lastPublishedVersion);
    return describeVersion(context, existing, existing.version);
  }
  requireCodeStorage(context, latest.code.sizeBytes);

  const published = storePublished(context, snapshot(context, latest, input.Description));
  // publishing gives `$LATEST` another revision too
  renewRevision(context, functionName, LATEST);
  return describeVersion(context, published, published.version);
}

/** ListVersionsByFunction: https://docs.aws.amazon.com/lambda/latest/api/API_ListVersionsByFunction.html */
export function listVersionsByFunction(
  context: LambdaContext,
  input: ListVersionsByFunctionRequest,
): ListVersionsByFunctionResponse {
  const functionName = readFunctionName(context, input.FunctionName);
  requireFunction(context, functionName);
  const { records, nextMarker } = markerPage(versionsOf(context, functionName), versionSortKey, input);
  return {
    Versions: records.map((version) => describeListedVersion(context, version, version.version)),
    ...nextMarker,
  };
}

/** Publishes together with a create or an update of `$LATEST`: the version is Pending at first, and settles. */
export function publishPending(context: LambdaContext, latest: Readonly<FunctionVersion>): FunctionVersion {
  return beginCreate(context, snapshot(context, latest, undefined));
}

/** A version is Active at once, unless a snapshot of its initialised environment is taken first. */
function storePublished(context: LambdaContext, published: FunctionVersion): FunctionVersion {
  if (published.snapStartApplyOn === 'PublishedVersions') return beginCreate(context, published);
  context.state.versions.set(qualifiedKey(published.functionName, published.version), published);
  return published;
}

/** DeleteFunction with the number of a version. One that is not there is deleted already. */
export function deleteVersion(context: LambdaContext, functionName: string, version: string): void {
  const users = aliasesOf(context, functionName)
    .filter((alias) => alias.functionVersion === version || alias.routing?.version === version)
    .map((alias) => alias.name)
    .sort();
  if (users.length > 0)
    throw resourceConflict(
      `Unable to delete version because the following aliases reference it: [${users.join(', ')}]`,
    );
  context.state.versions.delete(qualifiedKey(functionName, version));
  deleteAttachments(context, functionName, version);
  context.dataPlane.retire(functionName, version);
  const fn = requireFunction(context, functionName);
  if (fn.lastPublishedVersion !== version) return;
  // the snapshot is gone, so there is none to answer a publish with: the next one makes a version
  const { lastPublishedVersion: _, ...rest } = fn;
  context.state.functions.set(functionName, rest);
}

/** Orders `$LATEST` before the numbers, and those by size. */
export const versionSortKey = ({ version }: Readonly<FunctionVersion>) =>
  version === LATEST ? LATEST : version.padStart(15, '0');

/** Takes the next number and notes that `$LATEST` is published; storing the version is the caller's. */
function snapshot(
  context: LambdaContext,
  latest: Readonly<FunctionVersion>,
  description: string | undefined,
): FunctionVersion {
  const { functionName } = latest;
  const { functions, versionCounters } = context.state;
  const number = (versionCounters.get(functionName)?.last ?? 0) + 1;
  const version = String(number);
  versionCounters.set(functionName, { last: number });
  functions.set(functionName, {
    ...requireFunction(context, functionName),
    updatedSincePublish: false,
    lastPublishedVersion: version,
  });
  return {
    ...latest,
    version,
    description: description ?? latest.description,
    revisionId: randomUuid(context.random),
  };
}

function requireCodeSha256(latest: Readonly<FunctionVersion>, expected: string | undefined): void {
  const current = latest.code.sha256;
  if (expected === undefined || expected === '' || expected === current) return;
  throw invalidParameterValue(
    `CodeSHA256 (${expected}) is different from current CodeSHA256 in $LATEST (${current}). ` +
      'Please try again with the CodeSHA256 in $LATEST.',
  );
}
