/**
 * A host that reports anything, in any order, that a real one or code that took its place could report; and what must hold
 * all the same: every accepted request is answered exactly once, concurrency never exceeds its limits, all leases return,
 * and all timers run out.
 */

import { ServiceException } from '../../api/errors.ts';
import { AT_ONCE } from '../../kernel/afterwards.ts';
import { SeededRandom } from '../../kernel/random.ts';
import type { InvocationResponse } from '../context.ts';
import type { InvocationObserver } from '../observability/invocation-observer.ts';
import { statisticsOf } from '../observability/lambda-metrics.test-fixture.ts';
import type { Effect, EnvironmentEvent } from '../runtime-host.ts';
import type { Allocation } from '../state.ts';
import { type Answer, Story } from './data-plane.test-fixture.ts';

/** What the host knows of a runtime it was asked to start. */
interface Process {
  environmentId: string;
  phase: 'ordered' | 'initialising' | 'idle' | 'busy';
  requestId: string;
}

const FUNCTIONS = ['free', 'reserved', 'closed', 'provisioned', 'both'] as const;
/** Of the functions whose version 1 has provisioned concurrency, too. */
const RESERVED = 3;
const PROVISIONED = 2;
const UNRESERVED = 7;
/** For each unit of concurrency. */
const REQUESTS_PER_SECOND = 2;
/** What may be in flight of a function at once. */
const LIMITS = {
  free: UNRESERVED,
  reserved: RESERVED,
  closed: 0,
  provisioned: UNRESERVED + PROVISIONED,
  both: RESERVED,
} as const;

/** A host that does anything a real one, or code that took its place, could do. */
export class ChaoticHost {
  readonly story: Story;
  readonly answers: Answer[] = [];
  readonly #answersOf = new Map<string, Answer[]>(FUNCTIONS.map((functionName) => [functionName, []]));
  /** What must not be, and was. */
  readonly violations = new Set<string>();
  /** How often each thing happened, to show that the generator reaches it. */
  readonly seen = new Map<string, number>();
  readonly #luck: SeededRandom;
  readonly #processes: Process[] = [];
  readonly #gone: string[] = [];
  /** Runtimes that are gone and whose /tmp waits for the next one of their environment. */
  readonly #leftBehind = new Set<string>();
  #handled = 0;

  constructor(seed: number, afterwards = AT_ONCE) {
    this.#luck = new SeededRandom(seed);
    const observer: InvocationObserver = {
      displaced: () => this.#note('displaced'),
      initEnded: (environment, _durationMs, status) => this.#note(`init ${environment.initPhase} ${status}`),
      ended: ({ status }) => this.#note(`ended ${status}`),
      throttled: (_invocation, reason) => this.#note(reason),
      assigned: ({ spillover, lease }, { isProvisioned }) => {
        if (isProvisioned) this.#note('provisioned');
        else if (lease?.isProvisioned) this.#note('set aside');
        if (spillover) this.#note('spillover');
      },
    };
    const limits = {
      accountConcurrency: 2 * RESERVED + PROVISIONED + UNRESERVED,
      requestsPerSecondPerConcurrency: REQUESTS_PER_SECOND,
    };
    this.story = new Story(seed, [observer], limits, afterwards)
      .withFunction('free')
      .withFunction('reserved', RESERVED);
    this.story.withFunction('closed', 0).withFunction('provisioned').withFunction('both', RESERVED);
    for (const functionName of FUNCTIONS) this.story.withVersion({ functionName, version: '1', timeoutSeconds: 5 });
    for (const functionName of ['provisioned', 'both']) this.story.withProvisioned(functionName, '1', PROVISIONED);
  }

  /** So many steps, and what follows until it comes to rest. */
  run(steps: number): void {
    for (let step = 0; step < steps; step++) this.#step();
    this.#settle();
    this.#takeStock();
  }

  #step(): void {
    const roll = this.#luck.next();
    if (roll < 0.3) this.#invoke();
    else if (roll < 0.85) this.#report();
    else if (roll < 0.86) this.story.dataPlane.retire(this.#one(FUNCTIONS), '$LATEST');
    else if (roll < 0.87) this.story.dataPlane.retire(this.#one(['free', 'reserved', 'closed']), '1');
    else if (roll < 0.89) this.#reallocate();
    else if (roll < 0.91) this.#burst();
    else if (roll < 0.985) this.story.after(this.#luck.next() * 800);
    else this.story.after(this.#luck.next() * 700_000);
    this.#obey();
    this.#checkLimits();
  }

  /** The host comes to rest: everything that can still happen does. */
  #settle(): void {
    for (let round = 0; round < 2000 && this.answers.some(({ count }) => count === 0); round++) {
      for (const process of [...this.#processes]) {
        if (process.phase === 'ordered') this.#say(process, { type: 'init-started' });
        this.#obey();
      }
      this.story.after(1000);
      this.#obey();
    }
    this.story.after(3_600_000);
  }

  #invoke(functionName: (typeof FUNCTIONS)[number] = this.#one(FUNCTIONS)): void {
    const qualifier = this.#luck.next() < 0.4 ? '1' : undefined;
    const logTail = this.answers.length % 2 === 0;
    const answer = this.story.invoke({ functionName, qualifier, logTail });
    this.answers.push(answer);
    this.#answersOf.get(functionName)?.push(answer);
  }

  /** Requests to one function that each end at once, more than its rate allows. */
  #burst(): void {
    const functionName = this.#one(FUNCTIONS);
    for (let i = 0; i < 2 * REQUESTS_PER_SECOND * (UNRESERVED + PROVISIONED); i++) {
      this.#invoke(functionName);
      this.#obey();
      for (const process of [...this.#processes]) {
        const { phase, requestId } = process;
        if (phase !== 'busy') process.phase = 'idle';
        if (phase === 'ordered' || phase === 'initialising')
          this.#say(process, { type: 'init-succeeded', maxMemoryUsedMb: 20 });
        this.#obey();
        if (process.phase !== 'busy') continue;
        process.phase = 'idle';
        const requested = phase === 'busy' ? requestId : process.requestId;
        this.#say(process, { type: 'succeeded', requestId: requested, payload: '1', maxMemoryUsedMb: 10 });
      }
    }
  }

  /** An allocation begins, completes or fails; what is set aside stays so. */
  #reallocate(): void {
    const allocation = this.#one<Allocation>([
      { status: 'READY' },
      { status: 'IN_PROGRESS', settlesAtMs: Number.MAX_SAFE_INTEGER },
      { status: 'FAILED' },
    ]);
    this.story.withProvisioned(this.#one(['provisioned', 'both']), '1', PROVISIONED, allocation);
  }

  #report(): void {
    if (this.#luck.next() < 0.05 && this.#gone.length > 0) {
      // a runtime that is gone is still heard of
      this.story.tell(this.#one(this.#gone), this.#one([{ type: 'reclaimed' }, { type: 'init-started' }, exited]));
      return;
    }
    if (this.#processes.length === 0) return;
    const process = this.#one(this.#processes);
    const { requestId } = process;
    const result = { requestId, payload: '1', maxMemoryUsedMb: 10 };
    const roll = this.#luck.next();
    if (roll < 0.04) this.#end(process, exited);
    else if (roll < 0.08 && (process.phase === 'idle' || process.phase === 'busy')) {
      // busy here may be an order that crossed; the host takes only what it knows as idle
      this.#end(process, { type: 'reclaimed' });
    } else if (roll < 0.1) this.#say(process, { type: 'succeeded', ...result, requestId: 'made up' });
    else if (roll < 0.11) this.#say(process, { type: 'log', text: 'x'.repeat(50) });
    else if (roll < 0.12) this.#say(process, { ...failed, requestId, exitReason: 'exit status 1' });
    else if (process.phase === 'ordered') {
      process.phase = 'initialising';
      this.#say(process, { type: 'init-started' });
    } else if (process.phase === 'initialising') {
      if (this.#luck.next() < 0.2) {
        this.#say(process, { type: 'init-failed', error: '{}', errorType: 'E', maxMemoryUsedMb: 1 });
      } else {
        process.phase = 'idle';
        this.#say(process, { type: 'init-succeeded', maxMemoryUsedMb: 20 });
      }
    } else if (process.phase === 'busy') {
      process.phase = 'idle';
      if (this.#luck.next() < 0.2) this.#say(process, { ...failed, requestId });
      else this.#say(process, { type: 'succeeded', ...result });
      // and once more, too late
      if (this.#luck.next() < 0.1) this.#say(process, { type: 'succeeded', ...result });
    }
  }

  #say({ environmentId }: Process, event: EnvironmentEvent): void {
    this.story.tell(environmentId, event);
  }

  #end(process: Process, event: EnvironmentEvent): void {
    this.#processes.splice(this.#processes.indexOf(process), 1);
    this.#gone.push(process.environmentId);
    if (event.type !== 'reclaimed') this.#leftBehind.add(process.environmentId);
    this.#say(process, event);
  }

  /** Takes the orders that were given since. */
  #obey(): void {
    const { effects } = this.story;
    while (this.#handled < effects.length) this.#perform(effects[this.#handled++] as Effect);
  }

  #perform(effect: Effect): void {
    if (effect.type === 'start-environment') {
      const { environmentId, previousId } = effect.spec;
      if (previousId !== undefined && !this.#leftBehind.delete(previousId))
        this.violations.add('there is no such /tmp');
      const process: Process = { environmentId, phase: 'ordered', requestId: '' };
      this.#processes.push(process);
      if (effect.ahead && this.#luck.next() < 0.3) {
        this.#note('no room ahead');
        this.#end(process, { type: 'reclaimed' });
      }
      return;
    }
    const process = this.#processes.find((one) => one.environmentId === effect.environmentId);
    if (effect.type === 'reset-environment' || effect.type === 'stop-environment') {
      if (effect.type === 'reset-environment') this.#leftBehind.add(effect.environmentId);
      else this.#leftBehind.delete(effect.environmentId);
      if (!process) return;
      this.#processes.splice(this.#processes.indexOf(process), 1);
      this.#gone.push(process.environmentId);
    } else if (process) {
      process.phase = 'busy';
      process.requestId = effect.order.requestId;
    }
  }

  #checkLimits(): void {
    const openOf = (answers: readonly Answer[]) => answers.filter(({ count }) => count === 0).length;
    const { account } = this.story.dataPlane;
    if (account.inFlight !== openOf(this.answers)) this.violations.add('leases are not the requests in flight');
    if (account.unreservedInFlight > UNRESERVED) this.violations.add('more than the unreserved concurrency');
    for (const [functionName, limit] of Object.entries(LIMITS)) {
      if (openOf(this.#answersOf.get(functionName) ?? []) > limit) this.violations.add(`too many of ${functionName}`);
    }
  }

  /** What must hold when it has come to rest. */
  #takeStock(): void {
    const { account, metrics, decisionTrace } = this.story.dataPlane;
    // provisioned ones stay until their version goes
    for (const name of FUNCTIONS) for (const version of ['$LATEST', '1']) this.story.dataPlane.retire(name, version);
    this.#obey();
    if (this.#leftBehind.size > 0) this.violations.add('a /tmp is left to nobody');
    if (this.answers.some(({ count }) => count !== 1)) this.violations.add('a request is not answered once');
    if (account.inFlight !== 0 || account.unreservedInFlight !== 0) this.violations.add('a lease has not returned');
    if (this.story.clock.nextAtMs !== undefined) this.violations.add('a timer is left');
    const values = this.answers.map(({ value }) => value);
    const ran = values.filter((value): value is InvocationResponse => !(value instanceof ServiceException));
    const sum = (name: string) => statisticsOf(metrics, name, {}).sum;
    if (sum('Invocations') !== ran.length) this.violations.add('invocations are not those that ran');
    if (sum('Errors') !== ran.filter(({ functionError }) => functionError).length)
      this.violations.add('errors are not those of them that failed');
    if (sum('Throttles') !== values.length - ran.length) this.violations.add('throttles are not the others');
    const told = decisionTrace.decisions();
    const toldToRun = told.filter(({ status }) => status).length;
    // unless there were more than it keeps
    if (told.length === values.length && toldToRun !== ran.length) this.violations.add('decisions are not what ran');
  }

  #one<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#luck.next() * choices.length)] as T;
  }

  #note(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }
}

const failed = { type: 'failed', error: '{}', errorType: 'E', maxMemoryUsedMb: 10 } as const;

const exited: EnvironmentEvent = {
  type: 'exited',
  reason: 'exit status 1',
  outOfMemory: false,
  maxMemoryUsedMb: 3,
};
