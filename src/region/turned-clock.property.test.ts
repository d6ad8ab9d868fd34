/**
 * Jumps: queue, fleet, commit loop and both times together, while somebody turns the clock at every chance and leaders
 * die in the middle.
 */
import { expect, test } from 'vitest';
import type { ClockAdvance, ClockSettings } from '../api/coldspark.ts';
import { SeededRandom } from '../kernel/random.ts';
import type { FakeProgram } from '../lambda/fake-runtime.test-fixture.ts';
import { LONGEST_COMMIT_MS, LONGEST_WAY_MS, TIMEOUT_MS, TurnedRegion } from './turned-region.test-fixture.ts';

const SEEDS = 200;
const STEPS = 60;
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const YEAR_MS = 365 * 24 * HOUR_MS;

const PROGRAMS: Record<string, FakeProgram> = {
  works: { handler: () => 'done', durationMs: 5, initMs: 10 },
  // all but as long as it may
  takesLong: { handler: () => 'done', durationMs: TIMEOUT_MS - LONGEST_WAY_MS, initMs: 10 },
  fails: {
    handler: () => {
      throw new Error('as ever');
    },
    durationMs: 20,
    initMs: 10,
  },
  hangs: { handler: () => 'never', durationMs: YEAR_MS, initMs: 10 },
};
/** Tries of an event whose function is always there. */
const TRIES: Record<string, number> = { works: 1, takesLong: 1, fails: 3, hangs: 3 };
const NAMES = Object.keys(PROGRAMS);

class Story {
  readonly met: Record<string, number> = {};
  readonly accepted = new Map<string, string>();
  readonly region: TurnedRegion;
  readonly #random: SeededRandom;
  #paused = false;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    this.region = new TurnedRegion({
      programs: PROGRAMS,
      commitMs: () => this.#random.next() * LONGEST_COMMIT_MS,
    });
  }

  async run(): Promise<void> {
    await this.region.settle();
    for (const FunctionName of NAMES) await this.region.createFunction(FunctionName);
    await this.region.pass(SECOND_MS);
    for (let i = 0; i < STEPS; i++) await this.#step();
    await this.#comeToAnEnd();
  }

  async #step(): Promise<void> {
    const draw = this.#random.next();
    if (draw < 0.35) this.#enqueue();
    else if (draw < 0.5) await this.#turn('PutClock', { rate: this.#pick([1, 10, 60, 3600]) });
    else if (draw < 0.58) await this.#turn('PutClock', { paused: !this.#paused });
    else if (draw < 0.72) await this.#turn('AdvanceClock', { ms: this.#random.next() ** 8 * YEAR_MS + 1 });
    else if (draw < 0.76) await this.#turn('AdvanceClock', { stop: true });
    else if (draw < 0.82) await this.#moveWall();
    else if (draw < 0.87) await this.#kill();
    await this.region.pass(this.#pick([0, 1, 50, 700, 5 * SECOND_MS]) * this.#random.next());
  }

  /** An event; it counts as accepted when its caller was told so. */
  #enqueue(): void {
    const FunctionName = this.#pick(NAMES);
    const input = { FunctionName, InvocationType: 'Event', Payload: new TextEncoder().encode('{}') };
    void this.region.call('lambda', 'Invoke', input).then((response) => {
      const requestId = response?.headers['x-amzn-requestid'];
      if (response?.status !== 202 || !requestId) throw new Error(`Invoke answered ${response?.status}`);
      this.accepted.set(requestId, FunctionName);
      this.#count('accepted');
    });
  }

  async #turn(operation: string, input: ClockSettings | ClockAdvance): Promise<void> {
    if ('paused' in input && input.paused !== undefined) this.#paused = input.paused;
    this.#count(this.region.running.length > 0 ? `${operation} while a handler runs` : operation);
    await this.region.ask('coldspark', operation, input);
  }

  /** Somebody sets it back, puts it right again, or the machine has slept; the leader lives to see it. */
  async #moveWall(): Promise<void> {
    this.#count('wall');
    this.region.wallAheadMs += this.#pick([-1, 1]) * this.#random.next() * HOUR_MS;
    await this.region.ask('coldspark', 'GetClock', {});
  }

  async #kill(): Promise<void> {
    this.#count(this.region.time.read().skip ? 'kill in a skip' : 'kill');
    await this.region.kill(this.#random.next() < 0.5);
  }

  async #comeToAnEnd(): Promise<void> {
    await this.region.pass(SECOND_MS);
    this.#paused = false;
    await this.#turn('PutClock', { paused: false, rate: 3600 });
    await this.#turn('AdvanceClock', { ms: 6 * HOUR_MS });
    for (let i = 0; i < 400 && this.#left().length > 0; i++) await this.region.pass(10 * SECOND_MS);
  }

  #left(): string[] {
    return [...this.accepted.keys()].filter((requestId) => !this.region.ended.has(requestId));
  }

  takeStock(): string[] {
    const { violations, invocations } = this.region;
    const killed = (this.met.kill ?? 0) + (this.met['kill in a skip'] ?? 0) > 0;
    const wrong = this.#left().map((requestId) => `${requestId} has not ended`);
    for (const [requestId, name] of this.accepted) {
      const tries = invocations.get(requestId)?.length ?? 0;
      // who takes over may have to repeat what was running
      if (killed ? tries < (TRIES[name] ?? 0) : tries !== TRIES[name])
        wrong.push(`${requestId} of ${name} was tried ${tries} times`);
    }
    return [...violations, ...wrong];
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random.next() * items.length)] as Item;
  }

  #count(what: string): void {
    this.met[what] = (this.met[what] ?? 0) + 1;
  }
}

test('however time is turned: events end once, timers fire in order, nobody sees it run backwards or is outrun', async () => {
  const met: Record<string, number> = {};
  for (let seed = 1; seed <= SEEDS; seed++) {
    const story = new Story(seed);
    await story.run();
    expect(story.takeStock(), `seed ${seed}`).toEqual([]);
    for (const [what, times] of Object.entries(story.met)) met[what] = (met[what] ?? 0) + times;
  }
  // a test that meets none of it proves nothing
  for (const what of ['accepted', 'kill', 'kill in a skip', 'wall', 'PutClock', 'AdvanceClock'])
    expect(met[what], what).toBeGreaterThan(SEEDS / 20);
  for (const operation of ['PutClock', 'AdvanceClock'])
    expect(met[`${operation} while a handler runs`], operation).toBeGreaterThan(SEEDS / 20);
}, 120_000);
