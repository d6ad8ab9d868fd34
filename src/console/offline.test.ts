// @vitest-environment happy-dom
/** Who reloads when a new version takes over, and who is asked first. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Offline, OfflineState } from '../api/offline.ts';
import type { followOffline as Follow, loadAnew as LoadAnew, reloadIntoUpdate as Reload } from './offline.ts';

/** A service worker of a page, told what happens to it. */
class FakeOffline implements Offline {
  state: OfflineState = { update: 'none' };
  readonly asked: string[] = [];
  hostAnswers = true;
  #listener: (state: OfflineState) => void = () => undefined;

  onState(listener: (state: OfflineState) => void) {
    this.#listener = listener;
    return () => undefined;
  }
  set(state: OfflineState) {
    this.state = state;
    this.#listener(state);
  }
  keepAll() {
    this.asked.push('keep all');
  }
  takeUpdate() {
    this.asked.push('take update');
    this.set({ update: 'taken' });
  }
  reachesHost = async () => this.hostAnswers;
  letGo = async () => void this.asked.push('let go');
}

let offline: FakeOffline;
let left: number;
let followOffline: typeof Follow;
let reloadIntoUpdate: typeof Reload;
let loadAnew: typeof LoadAnew;

const refuse = (event: Event) => event.preventDefault();

beforeEach(async () => {
  // each test is a page of its own
  vi.resetModules();
  ({ followOffline, reloadIntoUpdate, loadAnew } = await import('./offline.ts'));
  removeEventListener('beforeunload', refuse);
  document.body.innerHTML = '';
  offline = new FakeOffline();
  left = 0;
  followOffline(offline, () => left++);
});

test('a waiting version alone changes nothing', () => {
  offline.set({ update: 'waiting' });
  expect([left, offline.asked]).toEqual([0, []]);
});

test('the page that wants it takes it and leaves, and so does another one that holds nothing', () => {
  offline.set({ update: 'waiting' });
  reloadIntoUpdate();
  expect([left, offline.asked]).toEqual([1, ['take update']]);
  offline.set({ update: 'none' });
  offline.set({ update: 'taken' });
  expect(left).toBe(2);
});

test('another tab took it: a changed form stays, also once it is saved, until its person reloads', () => {
  addEventListener('beforeunload', refuse);
  offline.set({ update: 'taken' });
  removeEventListener('beforeunload', refuse);
  offline.set({ update: 'taken', files: { keptBytes: 1, totalBytes: 1, keeping: false } });
  expect(left).toBe(0);
  reloadIntoUpdate();
  expect([left, offline.asked]).toEqual([1, []]);
});

test('another tab took it: an open dialog stays', () => {
  document.body.innerHTML = '<div role="dialog"></div>';
  offline.set({ update: 'taken' });
  expect(left).toBe(0);
});

test('whoever was asked and leaves a changed form is not kept by it', () => {
  addEventListener('beforeunload', refuse);
  offline.set({ update: 'waiting' });
  reloadIntoUpdate();
  expect(left).toBe(1);
});

test('files are gone: the version that waits; else what the host has; without the host what is kept', async () => {
  offline.set({ update: 'waiting' });
  await loadAnew();
  expect([left, offline.asked]).toEqual([1, ['take update']]);

  const reload = vi.spyOn(location, 'reload').mockReturnValue(undefined);
  offline.asked.length = 0;
  offline.set({ update: 'none' });
  await loadAnew();
  offline.hostAnswers = false;
  await loadAnew();
  expect([reload.mock.calls.length, offline.asked]).toEqual([2, ['let go']]);
});
