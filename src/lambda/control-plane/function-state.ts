/**
 * States of a function: Pending becomes Active, and an update InProgress becomes Successful, a moment later. Each
 * settling gives the version a new RevisionId, as AWS does.
 * https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
import { functionArn } from '../../api/arn.ts';
import { resourceConflict } from '../../api/errors.ts';
import { randomUuid } from '../../kernel/random.ts';
import { type Arrival, scheduleAll, scheduleSettlement } from '../../kernel/settlement.ts';
import type { LambdaContext } from '../context.ts';
import { type FunctionVersion, LATEST, qualifiedKey, versionName } from '../state.ts';

/** AWS takes seconds for either; here they are long enough to be seen and no longer. */
export const CREATE_DURATION_MS = 400;
export const UPDATE_DURATION_MS = 300;

/** Reason and code AWS gives for both, the creation and a running update. */
export const SETTLING_REASON = 'The function is being created.';
export const SETTLING_REASON_CODE = 'Creating';

/** Stores a version that is now being created and lets it settle. */
export function beginCreate(context: LambdaContext, version: Omit<FunctionVersion, 'state'>): FunctionVersion {
  const { lastUpdateStatus: _, ...fresh } = version;
  return beginSettling(context, { ...fresh, state: 'Pending' }, CREATE_DURATION_MS);
}

/**
 * Stores `$LATEST` with its new code or configuration and lets the update settle.
 *
 * Differs from AWS: requests that arrive while the update is in progress already run the new code.
 */
export function beginUpdate(context: LambdaContext, latest: FunctionVersion): FunctionVersion {
  const updated: FunctionVersion = {
    ...latest,
    revisionId: randomUuid(context.random),
    lastModifiedMs: context.time.account.now,
    lastUpdateStatus: 'InProgress',
  };
  return beginSettling(context, updated, UPDATE_DURATION_MS);
}

/** Refuses a change of `$LATEST` that arrives before the last one has settled. */
export function requireSettled(context: LambdaContext, latest: Readonly<FunctionVersion>): void {
  if (latest.state === 'Pending')
    throw resourceConflict(
      'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    );
  if (latest.lastUpdateStatus === 'InProgress')
    throw resourceConflict(
      'The operation cannot be performed at this time. An update is in progress for resource: ' +
        functionArn(context.config, latest.functionName, latest.version === LATEST ? undefined : latest.version),
    );
}

/** Timers are never stored: a restored engine derives them from its records. */
export function scheduleSettlements(context: LambdaContext): void {
  scheduleAll(context.time.account, context.state.versions, arrivalOf(context));
}

function beginSettling(context: LambdaContext, version: FunctionVersion, durationMs: number): FunctionVersion {
  const { state, time } = context;
  const settling = { ...version, settlesAtMs: time.account.now + durationMs };
  const key = qualifiedKey(version.functionName, version.version);
  state.versions.set(key, settling);
  scheduleSettlement(time.account, state.versions, key, arrivalOf(context));
  return settling;
}

const arrivalOf = (context: LambdaContext): Arrival<FunctionVersion> => ({
  settle: (version) => settle(context, version),
  name: (version) =>
    version.state === 'Pending' ? `${versionName(version)} active` : `update of ${versionName(version)} done`,
});

function settle(context: LambdaContext, version: Readonly<FunctionVersion>): void {
  const { settlesAtMs: _, ...settled } = version;
  const key = qualifiedKey(version.functionName, version.version);
  context.state.versions.set(key, {
    ...settled,
    state: 'Active',
    lastUpdateStatus: 'Successful',
    // what is done meanwhile may come before it or after
    revisionId: randomUuid(context.random.of(`settling ${key}`)),
  });
}
