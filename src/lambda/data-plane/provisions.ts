/**
 * What is provisioned of each version, read from the configurations: a version's own is all its, an alias's is spread over
 * the versions it points to, by weight.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 */
import { type ProvisionedConcurrencyConfig, qualifiedKey, readyOf } from '../state.ts';
import type { LambdaState } from '../tables.ts';

/** Of one version. */
export interface Provision {
  /** Concurrency that nothing else may use. */
  setAside: number;
  /** To be initialized: all that is set aside, unless their Init was seen to fail. */
  environments: number;
  /** To be used: those that are ready. */
  allocated: number;
}

export const NOT_PROVISIONED: Provision = { setAside: 0, environments: 0, allocated: 0 };

/** Versions and how many environments of each; together as many as were requested, or `count`. */
export function sharesOf(
  state: LambdaState,
  { functionName, qualifier, requested }: Readonly<ProvisionedConcurrencyConfig>,
  count = requested,
): [version: string, environments: number][] {
  const alias = state.aliases.get(qualifiedKey(functionName, qualifier));
  if (!alias) return [[qualifier, count]];
  if (!alias.routing) return [[alias.functionVersion, count]];
  const additional = Math.round(count * alias.routing.weight);
  return [
    [alias.functionVersion, count - additional],
    [alias.routing.version, additional],
  ];
}

/** By `name:version`. */
export function provisionsOf(state: LambdaState): Map<string, Provision> {
  const provisions = new Map<string, Provision>();
  for (const config of state.provisionedConcurrencyConfigs.values()) {
    const serving = new Map(sharesOf(state, config, readyOf(config)));
    for (const [version, environments] of sharesOf(state, config)) {
      const key = qualifiedKey(config.functionName, version);
      const sum = provisions.get(key) ?? NOT_PROVISIONED;
      provisions.set(key, {
        setAside: sum.setAside + environments,
        environments: sum.environments + (config.status === 'FAILED' ? 0 : environments),
        allocated: sum.allocated + (serving.get(version) ?? 0),
      });
    }
  }
  return provisions;
}
