/**
 * States of a function: Pending becomes Active, and an update InProgress becomes Successful, a moment later. Each
 * settling gives the version a new RevisionId, as AWS does.
 * https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
import { functionArn } from '../../api/arn.ts';
import { resourceConflict } from '../../api/errors.ts';
import type { Engine } from '../engine.ts';
import { randomUuid } from '../random.ts';
import { type FunctionVersion, LATEST, qualifiedKey } from '../state.ts';
import { scheduleAll, scheduleSettlement } from './settlement.ts';

/** AWS takes seconds for either; here they are long enough to be seen and no longer. */
export const CREATE_DURATION_MS = 400;
export const UPDATE_DURATION_MS = 300;

/** Reason and code AWS gives for both, the creation and a running update. */
export const SETTLING_REASON = 'The function is being created.';
export const SETTLING_REASON_CODE = 'Creating';

/** Stores a version that is now being created and lets it settle. */
export function beginCreate(engine: Engine, version: Omit<FunctionVersion, 'state'>): FunctionVersion {
  const { lastUpdateStatus: _, ...fresh } = version;
  return beginSettling(engine, { ...fresh, state: 'Pending' }, CREATE_DURATION_MS);
}

/**
 * Stores `$LATEST` with its new code or configuration and lets the update settle.
 *
 * Differs from AWS: requests that arrive while the update is in progress already run the new code.
 */
export function beginUpdate(engine: Engine, latest: FunctionVersion): FunctionVersion {
  const updated: FunctionVersion = {
    ...latest,
    revisionId: randomUuid(engine.random),
    lastModifiedMs: engine.clock.now,
    lastUpdateStatus: 'InProgress',
  };
  return beginSettling(engine, updated, UPDATE_DURATION_MS);
}

/** Refuses a change of `$LATEST` that arrives before the last one has settled. */
export function requireSettled(engine: Engine, latest: Readonly<FunctionVersion>): void {
  if (latest.state === 'Pending')
    throw resourceConflict(
      'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    );
  if (latest.lastUpdateStatus === 'InProgress')
    throw resourceConflict(
      'The operation cannot be performed at this time. An update is in progress for resource: ' +
        functionArn(engine.config, latest.functionName, latest.version === LATEST ? undefined : latest.version),
    );
}

/** Timers are never stored: a restored engine derives them from its records. */
export function scheduleSettlements(engine: Engine): void {
  scheduleAll(engine.clock, engine.state.versions, (version) => settle(engine, version));
}

function beginSettling(engine: Engine, version: FunctionVersion, durationMs: number): FunctionVersion {
  const { clock, state } = engine;
  const settling = { ...version, settlesAtMs: clock.now + durationMs };
  const key = qualifiedKey(version.functionName, version.version);
  state.versions.set(key, settling);
  scheduleSettlement(clock, state.versions, key, (settled) => settle(engine, settled));
  return settling;
}

function settle(engine: Engine, version: Readonly<FunctionVersion>): void {
  const { settlesAtMs: _, ...settled } = version;
  engine.state.versions.set(qualifiedKey(version.functionName, version.version), {
    ...settled,
    state: 'Active',
    lastUpdateStatus: 'Successful',
    revisionId: randomUuid(engine.random),
  });
}
