/** Log groups and streams: one stream an environment, bounded in every direction, on disk as in memory. */
import { describe, expect, test } from 'vitest';
import { Outbox } from '../../kernel/outbox.ts';
import { START, Story } from '../data-plane/data-plane.test-fixture.ts';
import { LogStream } from './log-stream.ts';
import { LogStreams } from './log-streams.ts';

describe('a stream', () => {
  test('tells the tail of what was written since a mark, cut at the front', () => {
    const stream = new LogStream('g', 's', 0);
    for (let line = 0; line < 300; line++) stream.append(`${String(line).padStart(99, '0')}\n`, line + 0.5);
    const message = `${'299'.padStart(99, '0')}\n`;
    expect(stream.events.at(-1)).toEqual({ position: 299, timestampMs: 299, message });
    const mark = stream.written;
    expect([mark, stream.tail(mark, 4096)]).toEqual([300, '']);
    stream.append('one\n', 1);
    stream.append('two\n', 1);
    expect(stream.tail(mark, 4096)).toBe('one\ntwo\n');
    expect(stream.tail(mark, 6)).toBe('e\ntwo\n');
    expect(stream.tail(0, 4096)).toHaveLength(4096);
  });

  test('takes back only what it was asked to', () => {
    const stream = new LogStream('g', 's', 0);
    stream.append('a\n', 0);
    expect(stream.retract('b\n')).toBeUndefined();
    expect(stream.events).toHaveLength(1);
    stream.retract('a\n');
    expect([stream.events, stream.characters]).toEqual([[], 0]);
  });
});

test('each environment writes to a stream of its own, in the group its version names', () => {
  const story = new Story().withFunction().withVersion({ version: '1', logGroup: '/my/group' });
  story.invoke();
  story.invoke({ qualifier: '1' });
  story.init().succeed();
  expect(story.dataPlane.logStreams.group('/aws/lambda/f')).toBeUndefined();
  const group = story.dataPlane.logStreams.group('/my/group');
  expect([...(group?.streams.keys() ?? [])]).toEqual([story.started().logStreamName]);
  expect(group?.createdAtMs).toBe(START);
});

test('lines are events of their own; what ends in no newline is one event, of any number of lines', () => {
  const story = new Story().withFunction();
  story.invoke();
  story
    .init()
    .log('one\ntwo\n')
    .log('[ERROR] E: x\nTraceback (most recent call last):\n\u00a0\u00a0File')
    .log('three\n');
  const { events = [] } =
    story.dataPlane.logStreams.group('/aws/lambda/f')?.streams.get(story.started().logStreamName) ?? {};
  expect(events.map(({ message }) => message).slice(-4)).toEqual([
    'one\n',
    'two\n',
    '[ERROR] E: x\nTraceback (most recent call last):\n\u00a0\u00a0File',
    'three\n',
  ]);
});

test('logs of all functions stay within 32 MB, the oldest go first; the disk has what memory has', () => {
  const story = new Story().withFunction().withVersion({ timeoutSeconds: 900 });
  const disk = new Map<string, unknown>();
  const { logStreams } = story.dataPlane;
  const flush = () => {
    const outbox = new Outbox();
    logStreams.flush(outbox);
    for (const { key, value } of outbox.drain().observations) {
      if (value === undefined) disk.delete(key);
      else disk.set(key, structuredClone(value));
    }
  };
  const names: string[] = [];
  for (let request = 0; request < 40; request++) {
    story.invoke();
    story.init().log(`${'x'.repeat(1023)}\n`.repeat(1000));
    names.push(story.started().logStreamName);
    if (request % 3 === 0) flush();
  }
  flush();
  const group = logStreams.group('/aws/lambda/f');
  const kept = [...(group?.streams.keys() ?? [])];
  expect(group?.storedBytes).toBeLessThanOrEqual(32 * 1_048_576);
  expect(group?.storedBytes).toBeGreaterThan(31 * 1_048_576);
  expect(kept).toEqual(names.slice(-kept.length));

  const restored = new LogStreams('us-east-1');
  restored.restore(disk.values());
  const again = restored.group('/aws/lambda/f');
  expect([...(again?.streams.keys() ?? [])]).toEqual(kept);
  expect(again?.storedBytes).toBe(group?.storedBytes);
  for (const name of kept) expect(again?.streams.get(name)?.events).toEqual(group?.streams.get(name)?.events);
});

test('a group has its last 200 streams', () => {
  const story = new Story().withFunction().withVersion({ timeoutSeconds: 900 });
  const names: string[] = [];
  for (let request = 0; request < 203; request++) {
    story.invoke();
    story.init();
    names.push(story.started().logStreamName);
  }
  const group = story.dataPlane.logStreams.group('/aws/lambda/f');
  expect([...(group?.streams.keys() ?? [])]).toEqual(names.slice(3));
});
