/**
 * From what the caller named to the version that runs: qualifier → alias → weighted draw → version.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 *
 * Each request of a weighted alias is a draw of its own, without stickiness; nothing else draws.
 */
import type { Random } from '../../kernel/random.ts';
import { type FunctionVersion, LATEST, qualifiedKey } from '../state.ts';
import type { LambdaState } from '../tables.ts';
import type { EnvironmentPool } from './environment-pool.ts';

/** What a name and a qualifier stand for at the moment. The same object until that changes, so that a fold may keep
 * what it counts of it beside it. */
export interface Target {
  readonly functionName: string;
  /** As the caller gave it; undefined for the unqualified function. */
  readonly qualifier: string | undefined;
  /** Of the version, or of the alias's first. */
  readonly primary: EnvironmentPool;
  /** Of the alias's additional version, and the share of requests it gets, 0 to 1. */
  readonly additional: EnvironmentPool | undefined;
  readonly weight: number;
}

/** The luck of one request: one draw when the alias is weighted, none otherwise. */
export function drawFor(target: Target, random: Random): number | undefined {
  return target.additional === undefined ? undefined : random.next();
}

/** Where a draw leads: to the additional version for the lower `weight` of the unit interval. */
export function poolFor(target: Target, draw: number | undefined): EnvironmentPool {
  return target.additional !== undefined && draw !== undefined && draw < target.weight
    ? target.additional
    : target.primary;
}

interface Cached {
  target: Target;
  /** At which it was looked at last. */
  revision: number;
}

/** Targets, kept until an alias or a version has changed, or an environment pool was given up. */
export class Targets {
  readonly #state: LambdaState;
  readonly #poolOf: (version: FunctionVersion) => EnvironmentPool;
  /** By function name, then by qualifier. */
  readonly #cached = new Map<string, Map<string | undefined, Cached>>();
  /** Found last: mostly the next request names the same. */
  #last: Cached | undefined;
  #retirements = 0;

  constructor(state: LambdaState, poolOf: (version: FunctionVersion) => EnvironmentPool) {
    this.#state = state;
    this.#poolOf = poolOf;
  }

  /** Undefined when there is no such function, version or alias. */
  find(functionName: string, qualifier: string | undefined): Target | undefined {
    const last = this.#last;
    const isLast = last?.target.functionName === functionName && last.target.qualifier === qualifier;
    const cached = isLast ? last : this.#cached.get(functionName)?.get(qualifier);
    const { aliases, versions } = this.#state;
    const revision = aliases.revision + versions.revision + this.#retirements;
    this.#last = cached?.revision === revision ? cached : this.#look(functionName, qualifier, revision, cached?.target);
    return this.#last?.target;
  }

  /** A pool was given up: whatever leads there is looked at again. */
  retire(): void {
    this.#retirements++;
  }

  forget(functionName: string): void {
    this.#cached.delete(functionName);
    this.#last = undefined;
  }

  /** `known`: what it stood for, and may still. */
  #look(
    functionName: string,
    qualifier: string | undefined,
    revision: number,
    known: Target | undefined,
  ): Cached | undefined {
    const found = this.#resolve(functionName, qualifier);
    const ofFunction = this.#cached.get(functionName) ?? new Map<string | undefined, Cached>();
    if (!found) {
      ofFunction.delete(qualifier);
      return undefined;
    }
    const cached = { target: known && isSame(known, found) ? known : found, revision };
    ofFunction.set(qualifier, cached);
    this.#cached.set(functionName, ofFunction);
    return cached;
  }

  #resolve(functionName: string, qualifier: string | undefined): Target | undefined {
    const named = qualifier ?? LATEST;
    const alias = this.#state.aliases.get(qualifiedKey(functionName, named));
    const primary = this.#pool(functionName, alias?.functionVersion ?? named);
    if (!primary) return undefined;
    const routing = alias?.routing;
    const additional = routing && this.#pool(functionName, routing.version);
    return { functionName, qualifier, primary, additional, weight: additional ? routing.weight : 0 };
  }

  #pool(functionName: string, version: string): EnvironmentPool | undefined {
    const record = this.#state.versions.get(qualifiedKey(functionName, version));
    return record && this.#poolOf(record);
  }
}

const isSame = (a: Target, b: Target) =>
  a.primary === b.primary && a.additional === b.additional && a.weight === b.weight;
