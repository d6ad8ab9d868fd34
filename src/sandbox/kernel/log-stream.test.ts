import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LogStream } from './log-stream.ts';

let now = 0;

beforeEach(() => {
  now = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const sent: string[] = [];
  return {
    sent,
    log: new LogStream(
      (text) => sent.push(text),
      () => now,
    ),
  };
}

test('few lines leave at once, an unfinished one at the end', () => {
  const { sent, log } = open();
  log.write('a\nb');
  log.write('c\n');
  log.write('d');
  expect(sent).toEqual(['a\n', 'bc\n']);
  log.flush();
  expect(sent).toEqual(['a\n', 'bc\n', 'd\n']);
});

test('many lines travel in batches, none is lost and none reordered', () => {
  const { sent, log } = open();
  const lines = Array.from({ length: 5_000 }, (_, index) => `line ${index}\n`);
  for (const line of lines) log.write(line);
  log.flush();
  expect(sent.join('')).toBe(lines.join(''));
  expect(sent.length).toBeLessThan(110);
});

test('after a pause lines leave one by one again', () => {
  const { sent, log } = open();
  for (let line = 0; line < 200; line++) log.write('x\n');
  const before = sent.length;
  log.write('batched\n');
  expect(sent.length).toBe(before);
  now += 1_000;
  log.write('alone\n');
  expect(sent.length).toBe(before + 1);
  expect(sent.at(-1)).toMatch(/batched\nalone\n$/);
});

test('what the log keeps of an invocation travels and one character more, and the next may write as much again', () => {
  const { sent, log } = open();
  const kilobyte = `${'x'.repeat(1023)}\n`;
  for (let line = 0; line < 3_000; line++) log.write(kilobyte);
  log.flush();
  expect(sent.join('')).toBe(kilobyte.repeat(1024) + kilobyte.slice(0, 1));
  sent.length = 0;
  log.reset();
  log.write('again\n');
  log.flush();
  expect(sent).toEqual(['again\n']);
});

test('a batch is cut between its lines', () => {
  const { sent, log } = open();
  for (let line = 0; line < 1_000; line++) log.write(`${'x'.repeat(999)}\n`);
  log.flush();
  expect(sent.filter((text) => !text.endsWith('\n'))).toEqual([]);
  expect(Math.max(...sent.map((text) => text.length))).toBeLessThanOrEqual(64 * 1024);
});

test('a line without end is cut into pieces', () => {
  const { sent, log } = open();
  log.write('x'.repeat(200_000));
  log.flush();
  expect(sent.join('').replaceAll('\n', '').length).toBe(200_000);
  expect(Math.max(...sent.map((text) => text.length))).toBeLessThanOrEqual(64 * 1024);
});

test('an event leaves whole, after the unfinished line before it, and within what is left', () => {
  const sent: [string, boolean][] = [];
  const log = new LogStream(
    (text, event) => sent.push([text, event]),
    () => now,
  );
  log.write('half a line');
  log.writeEvent('Traceback\n  line 1\n  line 2');
  log.write('next\n');
  expect(sent).toEqual([
    ['half a line\n', false],
    ['Traceback\n  line 1\n  line 2', true],
    ['next\n', false],
  ]);
  sent.length = 0;
  log.writeEvent('x'.repeat(3_000_000));
  log.write('more\n');
  const kept = sent.reduce((sum, [text]) => sum + text.length, 0);
  expect(kept).toBeLessThan(1_100_000);
  expect(sent.every(([, event]) => event)).toBe(true);
});
