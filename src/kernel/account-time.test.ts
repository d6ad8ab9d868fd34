/** The account's time follows the host's, can be turned, and never runs ahead of what really runs. */
import { expect, test } from 'vitest';
import { AccountTime, type Moment, TIME_TABLE, type TimeRecord, timeRecordOf } from './account-time.ts';

const WALL_MS = 1_000_000;
const HOUR_MS = 3_600_000;

class Story {
  readonly time: AccountTime;
  readonly fired: string[] = [];
  hostMs = 0;
  wallAheadMs = WALL_MS;

  constructor(record?: TimeRecord, wallMs = WALL_MS) {
    this.wallAheadMs = wallMs;
    this.time = new AccountTime(this.moment, record);
  }

  get moment(): Moment {
    return { hostMs: this.hostMs, wallMs: this.hostMs + this.wallAheadMs };
  }

  /** Since the start. */
  get accountMs(): number {
    return this.time.account.now - WALL_MS;
  }

  at(accountMs: number, name: string, also = () => {}): this {
    this.time.account.schedule(WALL_MS + accountMs, {
      fire: () => {
        this.fired.push(`${name} ${this.accountMs}`);
        also();
      },
    });
    return this;
  }

  pass(ms: number): this {
    this.hostMs += ms;
    while (this.time.fireNext(this.moment));
    return this;
  }

  get record(): TimeRecord {
    return this.time.mark(true)?.value as TimeRecord;
  }
}

test('both go together, and timers of both fire in one order', () => {
  const story = new Story().at(10, 'account').at(30, 'account');
  story.time.host.schedule(20, { fire: (now) => void story.fired.push(`host ${now}`) });
  story.pass(40);
  expect(story.fired).toEqual(['account 10', 'host 20', 'account 30']);
  expect([story.time.host.now, story.accountMs]).toEqual([40, 40]);
});

test('a rate speeds idle time up, a pause holds it, and each timer sees its own time', () => {
  const story = new Story().at(60_000, 'retry').at(HOUR_MS, 'expiry');
  story.time.set({ rate: 60 });
  story.pass(2000);
  expect(story.fired).toEqual(['retry 60000']);
  expect(story.accountMs).toBe(120_000);
  story.time.set({ paused: true });
  story.pass(HOUR_MS);
  expect([story.accountMs, story.time.nextAtMs]).toEqual([120_000, undefined]);
  story.time.set({ paused: false, rate: 3600 });
  story.pass(1000);
  expect(story.fired).toEqual(['retry 60000', `expiry ${HOUR_MS}`]);
});

test('while a handler runs time goes like the host’s: nothing is outrun, whatever the rate', () => {
  const story = new Story().at(60_000, 'retry', () => story.time.workBegan());
  story.time.set({ rate: 3600 });
  story.pass(1000);
  // the retry was due after a sixtieth of that second; the rest of it was no idle time
  expect(story.fired).toEqual(['retry 60000']);
  expect(story.accountMs).toBeLessThan(61_000);
  const startedMs = story.accountMs;
  story.pass(3000);
  expect(story.accountMs).toBe(startedMs + 3000);
  story.time.workEnded();
  story.pass(1000);
  expect(story.accountMs).toBe(startedMs + 3000 + HOUR_MS);
});

test('under a pause what runs goes on and may time out on the host’s time, and nothing else begins', () => {
  const story = new Story().at(1000, 'retry');
  story.time.workBegan();
  story.time.set({ paused: true });
  story.time.host.schedule(3000, { fire: () => void story.fired.push(`deadline ${story.accountMs}`) });
  story.pass(3000);
  expect(story.fired).toEqual(['deadline 3000']);
  story.time.workEnded();
  story.pass(HOUR_MS);
  expect([story.accountMs, story.fired.length]).toEqual([3000, 1]);
  story.time.set({ paused: false });
  story.pass(1);
  expect(story.fired).toEqual(['deadline 3000', 'retry 3000']);
});

test('a skip fires one timer after the other, waits for what it starts, and goes on then', () => {
  const story = new Story().at(60_000, 'retry', () => story.time.workBegan()).at(HOUR_MS, 'expiry');
  story.time.skipBy(6 * HOUR_MS);
  story.pass(0);
  expect(story.fired).toEqual(['retry 60000']);
  expect(story.time.read()).toMatchObject({ flow: 1, skip: { fromMs: WALL_MS, toMs: WALL_MS + 6 * HOUR_MS } });
  story.pass(500);
  expect(story.accountMs).toBe(60_500);
  story.time.workEnded();
  story.pass(0);
  expect(story.fired).toEqual(['retry 60000', `expiry ${HOUR_MS}`]);
  expect(story.accountMs).toBe(6 * HOUR_MS);
  expect(story.time.read()).toMatchObject({ flow: 1 });
  expect(story.time.read()).not.toHaveProperty('skip');
});

test('a skip fires what is due on its way, also at its very end, and nothing beyond', () => {
  const story = new Story()
    .at(HOUR_MS, 'at the end')
    .at(HOUR_MS + 1, 'beyond')
    .at(60_000, 'on the way');
  story.time.skipBy(HOUR_MS);
  story.pass(0);
  expect(story.fired).toEqual(['on the way 60000', `at the end ${HOUR_MS}`]);
  expect(story.accountMs).toBe(HOUR_MS);
  story.pass(1);
  expect(story.fired.at(-1)).toBe(`beyond ${HOUR_MS + 1}`);
});

test('a skip can be stopped, goes on under a pause, and two of them add up', () => {
  const story = new Story().at(60_000, 'retry', () => story.time.workBegan());
  story.time.skipBy(HOUR_MS);
  story.time.skipBy(HOUR_MS);
  expect(story.time.read().skip?.toMs).toBe(WALL_MS + 2 * HOUR_MS);
  story.pass(0);
  story.time.endSkip();
  story.time.workEnded();
  story.pass(1000);
  expect(story.accountMs).toBe(61_000);

  story.time.set({ paused: true });
  story.time.skipBy(HOUR_MS);
  story.pass(10);
  expect(story.accountMs).toBe(61_000 + HOUR_MS);
  story.pass(1000);
  expect(story.accountMs).toBe(61_000 + HOUR_MS);
});

test('one timer fires at a time, so that what came of it is handed over first', () => {
  const story = new Story().at(1, 'a').at(2, 'b');
  story.time.skipBy(10);
  expect(story.time.fireNext(story.moment)).toBe(true);
  expect(story.fired).toEqual(['a 1']);
  // the end of the skip is a step too: it is brought to disk
  expect([story.time.fireNext(story.moment), story.time.fireNext(story.moment)]).toEqual([true, true]);
  expect(story.time.mark(false)?.value).toMatchObject({ accountMs: WALL_MS + 10 });
  expect(story.time.fireNext(story.moment)).toBe(false);
});

test('a successor goes on at the larger of what is on disk and what has passed since', () => {
  const first = new Story();
  first.time.skipBy(HOUR_MS);
  const { record } = first.pass(1000);
  const wallMs = WALL_MS + 1000;
  expect(record).toEqual({ wallMs, latestWallMs: wallMs, accountMs: WALL_MS + HOUR_MS, rate: 1, paused: false });
  // ten seconds without a tab
  expect(new Story(record, WALL_MS + 11_000).accountMs).toBe(HOUR_MS + 10_000);
  // somebody set the wall clock back: time goes on from where it was, and a clock that is put right is no sleep
  const back = new Story(record, WALL_MS - HOUR_MS);
  expect(back.accountMs).toBe(HOUR_MS);
  expect(back.pass(2000).accountMs).toBe(HOUR_MS + 2000);
  back.wallAheadMs = WALL_MS + 1000;
  expect(back.pass(1).accountMs).toBe(HOUR_MS + 2001);
});

test('a night without a tab, or with the machine asleep, is a night at any rate, and none under a pause', () => {
  const first = new Story();
  first.time.set({ rate: 3600 });
  expect(new Story(first.record, WALL_MS + 8 * HOUR_MS).accountMs).toBe(8 * HOUR_MS);
  first.wallAheadMs += 8 * HOUR_MS;
  expect(first.pass(0).accountMs).toBe(8 * HOUR_MS);
  first.time.set({ paused: true });
  expect(new Story(first.record, WALL_MS + 24 * HOUR_MS).accountMs).toBe(8 * HOUR_MS);
  first.wallAheadMs += 8 * HOUR_MS;
  expect(first.pass(0).accountMs).toBe(8 * HOUR_MS);
});

test('a machine that sleeps under a handler makes it no longer', () => {
  const story = new Story();
  story.time.workBegan();
  story.wallAheadMs += HOUR_MS;
  expect(story.pass(1000).accountMs).toBe(1000);
  story.time.workEnded();
  expect(story.pass(0).accountMs).toBe(1000 + HOUR_MS);
});

test('whatever a successor would not reach by itself has to be on disk before it is seen', () => {
  const story = new Story();
  expect(story.pass(1000).time.mark(false)).toBeUndefined();
  story.time.set({ rate: 60 });
  expect(story.time.mark(false)?.value).toMatchObject({ rate: 60 });
  expect(story.time.mark(false)).toBeUndefined();
  const { accountMs } = story.pass(500);
  const mark = story.time.mark(false)?.value as TimeRecord;
  expect(mark.accountMs).toBe(WALL_MS + accountMs);
  // with nothing else to do it is looked at once a second
  expect(story.time.nextAtMs).toBe(2000);
});

test('a restored backup turns time back for nobody', () => {
  const story = new Story().pass(HOUR_MS);
  const old: TimeRecord = { wallMs: 5, latestWallMs: 5, accountMs: 5, rate: 60, paused: true };
  const other = { table: 'functions', key: 'f', value: {} };
  const backup = [other, { table: TIME_TABLE, key: 'account', value: old }];
  const carried = story.time.carriedInto(backup);
  expect(carried[0]).toBe(other);
  expect(timeRecordOf(carried)).toMatchObject({ accountMs: WALL_MS + HOUR_MS, rate: 1, paused: false });
  const later = { ...old, accountMs: WALL_MS + 2 * HOUR_MS };
  expect(timeRecordOf(story.time.carriedInto([{ ...other, table: TIME_TABLE, value: later }]))?.accountMs).toBe(
    WALL_MS + 2 * HOUR_MS,
  );
});

test('a wall clock that jumps is on disk before anything else is seen: a successor counts from there', () => {
  const story = new Story().pass(1000);
  story.wallAheadMs -= HOUR_MS;
  story.pass(0);
  const record = story.time.mark(false)?.value as TimeRecord;
  story.pass(5000);
  expect(story.time.mark(false)).toBeUndefined();
  expect(new Story(record, WALL_MS + 6000 - HOUR_MS).accountMs).toBe(story.accountMs);
});
