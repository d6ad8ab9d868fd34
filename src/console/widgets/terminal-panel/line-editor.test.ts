/** The line editor against a screen that keeps what is drawn. */
import { beforeEach, expect, test } from 'vitest';
import { type Completion, LineEditor } from './line-editor.ts';

let editor: LineEditor;
let history: string[];
let interrupts: number;
let completion: Completion;

beforeEach(() => {
  history = ['first', 'second'];
  interrupts = 0;
  completion = { wordLength: 0, replacement: undefined, choices: [] };
  editor = new LineEditor({
    screen: { write: () => {}, columns: 20 },
    history,
    interrupt: () => interrupts++,
    complete: async () => completion,
  });
});

const line = (keys: string) => {
  const read = editor.read('$ ');
  editor.input(keys);
  return read;
};

test('text, Enter, and the line is in the history', async () => {
  expect(await line('echo hi\r')).toBe('echo hi');
  expect(history.at(-1)).toBe('echo hi');
});

test('moving, deleting and inserting', async () => {
  expect(await line('acd\x1b[D\x1b[Db\r')).toBe('abcd');
  expect(await line('abX\x7fc\x01\x1b[3~Z\r')).toBe('Zbc');
  expect(await line('one two\x17three\r')).toBe('one three');
  expect(await line('gone\x15kept\r')).toBe('kept');
});

test('up and down go through the history and back to what was typed', async () => {
  expect(await line('\x1b[A\r')).toBe('second');
  expect(await line('typed\x1b[A\x1b[A\x1b[B\x1b[B\r')).toBe('typed');
});

test('a paste of two lines is two lines', async () => {
  expect(await line('one\rtwo\r')).toBe('one');
  expect(await editor.read('$ ')).toBe('two');
});

test('Ctrl-C gives a line up, and interrupts when none is typed', async () => {
  expect(await line('half\x03')).toBeUndefined();
  expect(interrupts).toBe(0);
  editor.input('\x03');
  expect(interrupts).toBe(1);
});

test('Tab puts the completion in the place of the word', async () => {
  completion = { wordLength: 2, replacement: 'lambda ', choices: [] };
  expect(await line('aws la\tx\r')).toBe('aws lambda x');
});
