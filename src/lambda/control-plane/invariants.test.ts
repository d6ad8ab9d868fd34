/** What holds after every operation, whatever was done before: random sessions over many seeds. */
import { expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import type { Change } from '../../kernel/outbox.ts';
import { SeededRandom } from '../../kernel/random.ts';
import { type Alias, type FunctionVersion, LATEST } from '../state.ts';
import { createAlias, deleteAlias, updateAlias } from './aliases.ts';
import { deleteFunctionConcurrency, putFunctionConcurrency } from './concurrency.ts';
import { type Account, ARN, aFunction, openAccount, zip } from './control-plane.test-fixture.ts';
import { updateFunctionCode } from './function-code.ts';
import { updateFunctionConfiguration } from './function-configuration.ts';
import { versionsOf } from './function-reference.ts';
import { createFunction, deleteFunction } from './functions.ts';
import { tagResource } from './tags.ts';
import { publishVersion } from './versions.ts';

const SEEDS = 60;
const STEPS = 250;

type Revisions = ReadonlyMap<string, string>;

/** A random session, and what it has seen so far. */
class Session {
  readonly account: Account;
  readonly #random: SeededRandom;
  /** Published versions as they were when published, without what settling may change. */
  readonly #frozen = new Map<string, string>();
  readonly #highest = new Map<string, number>();

  constructor(seed: number) {
    this.account = openAccount(seed);
    this.#random = new SeededRandom(seed ^ 0x5eed);
  }

  /** One operation or a span of time; returns what happened, for the count of what was reached. */
  step(): string {
    const { clock } = this.account;
    const before = this.#revisions();
    if (this.#random.next() < 0.35) {
      const settling = this.#settlingAt(clock.now + 350);
      clock.advanceTo(clock.now + 350);
      this.#expectRevised(before, settling);
      this.#check(this.account.changes());
      return 'time passes';
    }
    const [name, operation] = this.#pick(Object.entries(this.#operations()));
    this.account.dataPlane.retired.length = 0;
    try {
      const expected = operation(this.#pick(['f', 'f2']));
      this.#expectRevised(before, expected);
      this.#check(this.account.changes());
      return name;
    } catch (error) {
      if (!(error instanceof ServiceException)) throw error;
      expect(this.account.changes(), `${name} was refused`).toEqual([]);
      expect(this.account.dataPlane.retired).toEqual([]);
      return `${name}: ${error.code}`;
    }
  }

  /** Each does its operation and says which of the resources that were there before get another revision. */
  #operations(): Record<string, (name: string) => string[]> {
    const { context, dataPlane } = this.account;
    const version = (name: string) =>
      this.#pick([...versionsOf(context, name).map((known) => known.version), this.#pick(['1', '10000'])]);
    const routing = (name: string) => ({
      AdditionalVersionWeights: { [version(name)]: Math.round(this.#random.next() * 100) / 100 },
    });
    return {
      create: (name: string) => {
        createFunction(context, aFunction({ FunctionName: name, Publish: this.#random.next() < 0.5 }));
        return [];
      },
      updateCode: (name: string) => {
        const Publish = this.#random.next() < 0.3;
        updateFunctionCode(context, { FunctionName: name, ZipFile: zip(this.#pick(['one', 'two', 'three'])), Publish });
        expect(dataPlane.retired).toEqual([`${name}:${LATEST}`]);
        return [`${name}:${LATEST}`];
      },
      updateConfiguration: (name: string) => {
        updateFunctionConfiguration(context, { FunctionName: name, MemorySize: this.#pick([128, 256, 512]) });
        expect(dataPlane.retired).toEqual([`${name}:${LATEST}`]);
        return [`${name}:${LATEST}`];
      },
      publish: (name: string) => {
        const last = context.state.versionCounters.get(name)?.last;
        const { Version } = publishVersion(context, { FunctionName: name });
        const isNew = context.state.versionCounters.get(name)?.last !== last;
        expect(isNew).toBe(Number(Version) > (last ?? 0));
        return isNew ? [`${name}:${LATEST}`] : [];
      },
      createAlias: (name: string) => {
        createAlias(context, {
          FunctionName: name,
          Name: this.#pick(['prod', 'beta']),
          FunctionVersion: version(name),
          ...(this.#random.next() < 0.5 && { RoutingConfig: routing(name) }),
        });
        return [];
      },
      updateAlias: (name: string) => {
        const alias = this.#pick(['prod', 'beta']);
        updateAlias(context, {
          FunctionName: name,
          Name: alias,
          ...(this.#random.next() < 0.5 && { FunctionVersion: version(name) }),
          ...(this.#random.next() < 0.6 && { RoutingConfig: this.#pick([{}, routing(name)]) }),
        });
        return [`${name}:${alias}`];
      },
      deleteAlias: (name: string) => {
        // deletions are seldom, so that there is something for the rest to act on
        if (this.#random.next() < 0.3) deleteAlias(context, { FunctionName: name, Name: this.#pick(['prod', 'beta']) });
        return [];
      },
      deleteVersion: (name: string) => {
        deleteFunction(context, { FunctionName: name, Qualifier: version(name) });
        return [];
      },
      deleteFunction: (name: string) => {
        if (this.#random.next() < 0.1) deleteFunction(context, { FunctionName: name });
        return [];
      },
      tag: (name: string) => {
        tagResource(context, { Resource: `${ARN}:${name}`, Tags: { a: String(this.#random.next()) } });
        return [`${name}:${LATEST}`];
      },
      reserve: (name: string) => {
        const ReservedConcurrentExecutions = this.#pick([0, 20, 600]);
        putFunctionConcurrency(context, { FunctionName: name, ReservedConcurrentExecutions });
        return [];
      },
      unreserve: (name: string) => {
        deleteFunctionConcurrency(context, { FunctionName: name });
        return [];
      },
    };
  }

  #revisions(): Revisions {
    const { versions, aliases } = this.account.context.state;
    return new Map([
      ...[...versions.values()].map((v) => [`${v.functionName}:${v.version}`, v.revisionId] as const),
      ...[...aliases.values()].map((a) => [`${a.functionName}:${a.name}`, a.revisionId] as const),
    ]);
  }

  #settlingAt(now: number): string[] {
    return [...this.account.context.state.versions.values()]
      .filter(({ settlesAtMs }) => settlesAtMs !== undefined && settlesAtMs <= now)
      .map((v) => `${v.functionName}:${v.version}`);
  }

  /** Of what was there before and still is, exactly `expected` has another revision. */
  #expectRevised(before: Revisions, expected: readonly string[]): void {
    const after = this.#revisions();
    const revised = [...after].filter(([key, id]) => before.has(key) && before.get(key) !== id).map(([key]) => key);
    expect(revised.sort()).toEqual([...expected].sort());
  }

  #check(changes: readonly Change[]): void {
    const { functions, versions, aliases } = this.account.context.state;
    for (const { table, key, value } of changes) {
      if (table === 'versions') this.#checkVersion(key, value as FunctionVersion | undefined);
    }
    const there = (name: string, version: string) => versions.has(`${name}:${version}`);
    for (const version of versions.values()) expect(functions.has(version.functionName)).toBe(true);
    for (const fn of functions.values()) expect(there(fn.functionName, LATEST)).toBe(true);
    for (const alias of aliases.values()) this.#checkAlias(alias, there);
    const ids = [...this.#revisions().values()];
    expect(new Set(ids).size).toBe(ids.length);
  }

  /** A published version never changes, and its number is higher than any before under its name. */
  #checkVersion(key: string, version: FunctionVersion | undefined): void {
    if (version === undefined || version.version === LATEST) return;
    const { revisionId: _, state: __, lastUpdateStatus: ___, settlesAtMs: ____, ...frozen } = version;
    const text = JSON.stringify(frozen);
    const known = this.#frozen.get(key);
    if (known !== undefined) {
      expect(text).toBe(known);
      return;
    }
    const number = Number(version.version);
    expect(number).toBe((this.#highest.get(version.functionName) ?? 0) + 1);
    this.#highest.set(version.functionName, number);
    this.#frozen.set(key, text);
  }

  /** Never to an alias, never to nothing, never `$LATEST` with a second version or one version twice. */
  #checkAlias(alias: Alias, there: (name: string, version: string) => boolean): void {
    expect(there(alias.functionName, alias.functionVersion)).toBe(true);
    if (!alias.routing) return;
    expect(there(alias.functionName, alias.routing.version)).toBe(true);
    expect(new Set([alias.functionVersion, alias.routing.version, LATEST]).size).toBe(3);
  }

  #pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#random.next() * choices.length)] as T;
  }
}

test('random sessions keep every rule, and reach every refusal on the way', () => {
  const reached = new Map<string, number>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const session = new Session(seed);
    for (let i = 0; i < STEPS; i++) {
      const what = session.step();
      reached.set(what, (reached.get(what) ?? 0) + 1);
    }
  }
  for (const what of [
    'time passes',
    'create',
    'create: ResourceConflictException',
    'updateCode',
    'updateCode: ResourceConflictException',
    'updateCode: ResourceNotFoundException',
    'updateConfiguration',
    'updateConfiguration: ResourceConflictException',
    'publish',
    'publish: ResourceConflictException',
    'createAlias',
    'createAlias: ResourceConflictException',
    'createAlias: ResourceNotFoundException',
    'createAlias: InvalidParameterValueException',
    'updateAlias',
    'updateAlias: ResourceNotFoundException',
    'updateAlias: InvalidParameterValueException',
    'deleteAlias',
    'deleteVersion',
    'deleteVersion: ResourceConflictException',
    'deleteVersion: InvalidParameterValueException',
    'deleteFunction',
    'deleteFunction: ResourceNotFoundException',
    'tag',
    'reserve',
    'reserve: InvalidParameterValueException',
    'unreserve',
  ]) {
    expect(reached.get(what) ?? 0, what).toBeGreaterThan(10);
  }
});
