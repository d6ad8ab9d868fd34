/** Drafts on disk: an IndexedDB of their own, named after the page's path, for sibling projects share the origin. */

import { type DBSchema, openDB } from 'idb';
import { useEffect } from 'react';
import type { TestForm } from './domain/test-form.ts';
import { type CodeDraft, connectDrafts, type DraftStorage, type Drafts, useDrafts } from './drafts.ts';

interface DraftsSchema extends DBSchema {
  code: { key: string; value: CodeDraft };
  testForms: { key: string; value: TestForm };
}

async function indexedDbStorage(): Promise<DraftStorage> {
  const basePath = new URL('./', location.href).pathname;
  const database = await openDB<DraftsSchema>(`coldspark-drafts ${basePath}`, 1, {
    upgrade(db) {
      db.createObjectStore('code');
      db.createObjectStore('testForms');
    },
  });
  const all = async <K extends keyof Drafts>(kind: K): Promise<Drafts[K]> => {
    const store = database.transaction(kind).store;
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return Object.fromEntries(keys.map((key, index) => [key, values[index]])) as Drafts[K];
  };
  return {
    load: async () => ({ code: await all('code'), testForms: await all('testForms') }),
    async save(kind, key, draft) {
      // both stores, so that one transaction runs at a time: Chromium killed in two deletes the origin's databases
      const transaction = database.transaction(['code', 'testForms'], 'readwrite');
      const store = transaction.objectStore(kind);
      const change = draft === undefined ? store.delete(key) : store.put(draft, key);
      // not when the change has succeeded but now: the page may be gone before that is heard
      transaction.commit();
      await Promise.all([change, transaction.done]);
    },
  };
}

/** Stands in where the browser refuses a database (some private windows): drafts then last as long as the page. */
const unavailable = (reason: unknown): DraftStorage => ({
  load: () => Promise.reject(reason),
  save: () => Promise.reject(reason),
});

let started: Promise<() => Promise<void>> | undefined;

async function start(): Promise<() => Promise<void>> {
  const flush = await connectDrafts(await indexedDbStorage().catch(unavailable));
  addEventListener('pagehide', () => void flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flush();
  });
  return flush;
}

/** Of every function, on disk too. */
export async function forgetDrafts(): Promise<void> {
  started ??= start();
  const flush = await started;
  useDrafts.setState({ code: {}, testForms: {} });
  await flush();
}

/** Whether drafts of earlier visits are there. The first component to ask starts the reading. */
export function useDraftsLoaded(): boolean {
  useEffect(() => {
    started ??= start();
  }, []);
  return useDrafts((state) => state.loaded);
}
