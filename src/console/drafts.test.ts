import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyTestForm } from './domain/test-form.ts';
import {
  codeDeployed,
  connectDrafts,
  type DeployedCode,
  type DraftStorage,
  type Drafts,
  discardCode,
  editCode,
  editTestForm,
  keepCode,
  useDrafts,
} from './drafts.ts';

const files = (text: string) => ({ 'lambda_function.py': new TextEncoder().encode(text) });
const deployed: DeployedCode = { sha256: 'one', files: files('v1') };
const draft = () => useDrafts.getState().code.f;

beforeEach(() => {
  vi.useFakeTimers();
  useDrafts.setState(useDrafts.getInitialState(), true);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a code draft', () => {
  test('remembers the code it began from, however often it is edited', () => {
    editCode('f', deployed, files('v1!'));
    editCode('f', { sha256: 'two', files: files('v2') }, files('v1!!'));
    expect(draft()).toEqual({ baseSha256: 'one', files: files('v1!!') });
  });

  test('is gone once the text is again what is deployed', () => {
    editCode('f', deployed, files('v1!'));
    editCode('f', deployed, files('v1'));
    expect(draft()).toBeUndefined();
  });

  test('is one of its function only', () => {
    editCode('f', deployed, files('v1!'));
    editCode('g', deployed, files('other'));
    discardCode('g');
    expect(draft()).toBeDefined();
    expect(useDrafts.getState().code.g).toBeUndefined();
  });

  test('ends with a deploy of what it holds', () => {
    editCode('f', deployed, files('v2'));
    codeDeployed('f', { sha256: 'two', files: files('v2') });
    expect(draft()).toBeUndefined();
  });

  test('keeps what was typed while the deploy was under way, on top of the new code', () => {
    editCode('f', deployed, files('v2 and more'));
    codeDeployed('f', { sha256: 'two', files: files('v2') });
    expect(draft()).toEqual({ baseSha256: 'two', files: files('v2 and more') });
  });

  test('stands on the code deployed elsewhere once the person says to keep it', () => {
    editCode('f', deployed, files('mine'));
    keepCode('f', 'theirs');
    expect(draft()).toEqual({ baseSha256: 'theirs', files: files('mine') });
  });
});

class MemoryStorage implements DraftStorage {
  saved: unknown[][] = [];
  before: Drafts = { code: {}, testForms: {} };
  async load() {
    return this.before;
  }
  async save(...save: Parameters<DraftStorage['save']>) {
    this.saved.push(save);
  }
}

describe('on disk', () => {
  test('what an earlier visit left is there before anything is typed', async () => {
    const storage = new MemoryStorage();
    storage.before.code.f = { baseSha256: 'one', files: files('left') };
    expect(useDrafts.getState().loaded).toBe(false);
    await connectDrafts(storage);
    expect(useDrafts.getState().loaded).toBe(true);
    expect(draft()?.files).toEqual(files('left'));
    await vi.runAllTimersAsync();
    expect(storage.saved).toEqual([]);
  });

  test('a burst of typing is written once, with the last text', async () => {
    const storage = new MemoryStorage();
    await connectDrafts(storage);
    for (const text of ['a', 'ab', 'abc']) editCode('f', deployed, files(text));
    expect(storage.saved).toEqual([]);
    await vi.runAllTimersAsync();
    expect(storage.saved).toEqual([['code', 'f', { baseSha256: 'one', files: files('abc') }]]);
  });

  test('a page that goes away writes at once, and only once', async () => {
    const storage = new MemoryStorage();
    const flush = await connectDrafts(storage);
    editTestForm('f:', { ...emptyTestForm, newEvent: { name: 'demo', body: '{}' } });
    await flush();
    expect(storage.saved).toEqual([['testForms', 'f:', { ...emptyTestForm, newEvent: { name: 'demo', body: '{}' } }]]);
    await vi.runAllTimersAsync();
    expect(storage.saved).toHaveLength(1);
  });

  test('a discarded draft is removed', async () => {
    const storage = new MemoryStorage();
    storage.before.code.f = { baseSha256: 'one', files: files('left') };
    await connectDrafts(storage);
    discardCode('f');
    await vi.runAllTimersAsync();
    expect(storage.saved).toEqual([['code', 'f', undefined]]);
  });

  test('a disk that refuses is reported, and the text stays on the page', async () => {
    const storage = new MemoryStorage();
    storage.save = () => Promise.reject(new Error('The disk is full.'));
    await connectDrafts(storage);
    editCode('f', deployed, files('typed'));
    await vi.runAllTimersAsync();
    expect(useDrafts.getState().storageProblem).toBe('The disk is full.');
    expect(draft()?.files).toEqual(files('typed'));
  });
});
