/** Where the terminal's files and history stay when the page goes: a database of this browser, named by the base path. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { FileChange } from '../../../cli/shell/messages.ts';

interface TerminalSchema extends DBSchema {
  files: { key: string; value: Uint8Array };
  history: { key: string; value: string[] };
}

export interface TerminalStorage {
  files(): Promise<FileChange[]>;
  keepFiles(changes: readonly FileChange[]): Promise<void>;
  history(): Promise<string[]>;
  keepHistory(lines: readonly string[]): Promise<void>;
}

const HISTORY = 'lines';

function connect(): Promise<IDBPDatabase<TerminalSchema>> {
  const base = location.pathname.replace(/[^/]*$/, '');
  return openDB(`coldspark:${base}:terminal`, 1, {
    upgrade(db) {
      db.createObjectStore('files');
      db.createObjectStore('history');
    },
  });
}

/** Leaves no file and no history, whether or not a terminal was ever open. */
export async function forgetTerminal(): Promise<void> {
  const database = await connect();
  const transaction = database.transaction(['files', 'history'], 'readwrite');
  await Promise.all([
    transaction.objectStore('files').clear(),
    transaction.objectStore('history').clear(),
    transaction.done,
  ]);
  database.close();
}

export async function openTerminalStorage(): Promise<TerminalStorage> {
  const database = await connect();
  return {
    async files() {
      const [paths, contents] = await Promise.all([database.getAllKeys('files'), database.getAll('files')]);
      return paths.map((path, index) => ({ path, bytes: contents[index] }));
    },
    async keepFiles(changes) {
      const { store, done } = database.transaction('files', 'readwrite');
      for (const { path, bytes } of changes) {
        if (bytes) void store.put(bytes, path);
        else {
          void store.delete(path);
          // a folder that is gone took what was in it along
          void store.delete(IDBKeyRange.bound(`${path}/`, `${path}0`, false, true));
        }
      }
      await done;
    },
    history: async () => (await database.get('history', HISTORY)) ?? [],
    async keepHistory(lines) {
      await database.put('history', [...lines], HISTORY);
    },
  };
}
