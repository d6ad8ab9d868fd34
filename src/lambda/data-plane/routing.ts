/**
 * From what the caller named to the version that runs: qualifier → alias → weighted draw → FunctionVersion.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 *
 * Each request of a weighted alias is a draw of its own, without stickiness; nothing else draws.
 */
import { functionArn } from '../../api/arn.ts';
import { resourceNotFound } from '../../api/errors.ts';
import type { Random } from '../../kernel/random.ts';
import type { EngineConfig } from '../context.ts';
import { type Alias, type FunctionVersion, LATEST, qualifiedKey } from '../state.ts';
import type { LambdaState } from '../tables.ts';

/** What a name and a qualifier stand for at the moment. */
export interface Target {
  readonly functionName: string;
  /** As the caller gave it; undefined for the unqualified function. */
  readonly qualifier: string | undefined;
  readonly version: FunctionVersion;
  /** The alias's additional version and the share of requests it gets, 0 to 1. */
  readonly additional: FunctionVersion | undefined;
  readonly weight: number;
}

/** Throws ResourceNotFoundException when there is no such function, version or alias. */
export function resolveTarget(
  config: EngineConfig,
  state: LambdaState,
  functionName: string,
  qualifier: string | undefined,
): Target {
  const named = qualifier ?? LATEST;
  const alias = state.aliases.get(qualifiedKey(functionName, named));
  const version = state.versions.get(qualifiedKey(functionName, alias?.functionVersion ?? named));
  if (!version) throw resourceNotFound(`Function not found: ${functionArn(config, functionName, named)}`);
  return { functionName, qualifier, version, ...additionalOf(state, alias) };
}

function additionalOf(state: LambdaState, alias: Alias | undefined): Pick<Target, 'additional' | 'weight'> {
  const routing = alias?.routing;
  const additional = alias && routing && state.versions.get(qualifiedKey(alias.functionName, routing.version));
  return additional ? { additional, weight: routing.weight } : { additional: undefined, weight: 0 };
}

/** The luck of one request: one draw when the alias is weighted, none otherwise. */
export function drawFor(target: Target, random: Random): number | undefined {
  return target.additional === undefined ? undefined : random.next();
}

/** The version a draw stands for: the additional one for the lower `weight` of the unit interval. */
export function versionFor(target: Target, draw: number | undefined): FunctionVersion {
  return target.additional !== undefined && draw !== undefined && draw < target.weight
    ? target.additional
    : target.version;
}
