import { beforeEach, expect, test, vi } from 'vitest';
import type { TmpChange } from '../tmp-change.ts';
import { TmpJournal } from './tmp-journal.ts';

let sent: TmpChange[][] = [];
let now = 0;
let journal: TmpJournal;
const bytes = new Uint8Array(1_000_000);

beforeEach(() => {
  sent = [];
  now = 0;
  journal = new TmpJournal(
    (changes) => sent.push(changes),
    () => now,
  );
});

const read = (length: number) => () => ({ bytes: bytes.subarray(0, length), modifiedMs: 1 });
const sentBytes = () =>
  sent.flat().reduce((sum, change) => sum + (change.type === 'file' ? change.bytes.length : 0), 0);

test('a change leaves at once, so that a handler that blocks after it loses nothing', () => {
  journal.wrote('/tmp/a', read(3), 0, 3);
  journal.removed('/tmp/a');
  expect(sent.map(([change]) => change?.type)).toEqual(['file', 'removal']);
});

test('under a flood changes travel in batches, and bytes that follow each other once', () => {
  for (let at = 0; at < 10_000; at++) journal.wrote('/tmp/log', read((at + 1) * 100), at * 100, (at + 1) * 100);
  journal.flush();
  expect(sent.length).toBeLessThan(110);
  expect(sentBytes()).toBe(1_000_000);
});

test('while a handler never pauses, a batch leaves with the first change after a while', () => {
  for (let count = 0; count < 200; count++) journal.madeFolder(`/tmp/${count}`);
  const before = sent.length;
  now += 50;
  journal.madeFolder('/tmp/last');
  expect(sent.length).toBe(before + 1);
  expect(sent.at(-1)?.at(-1)).toEqual({ type: 'folder', path: '/tmp/last' });
});

test('and when it pauses, soon', async () => {
  for (let count = 0; count < 200; count++) journal.removed(`/tmp/${count}`);
  expect(sent.flat().length).toBeLessThan(200);
  await vi.waitFor(() => expect(sent.flat().length).toBe(200));
});

test('what is removed before it leaves is not copied', () => {
  for (let count = 0; count < 200; count++) {
    journal.wrote('/tmp/scratch', read(1_000), 0, 1_000);
    journal.removed('/tmp/scratch');
  }
  journal.flush();
  expect(sentBytes()).toBeLessThan(200 * 1_000);
  expect(sent.flat().at(-1)).toEqual({ type: 'removal', path: '/tmp/scratch' });
});
