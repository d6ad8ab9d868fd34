/**
 * Has Chromium begin a new log for the origin's databases. All of an origin share one LevelDB, which Chromium opens with
 * `reuse_logs`: after a browser was killed in the middle of a record, what is written next is appended to the torn one.
 * That is read as corruption when the browser starts the time after, and Chromium answers corruption by deleting every
 * database of the origin (https://github.com/google/leveldb/issues/1287). Deleting a database is what makes it compact
 * (`kDeferredWithCompaction`), and compaction begins with a new log and ends with deleting the old one.
 */
import { deleteDB, openDB } from 'idb';

/** To be called before the first write of a leader. Chromium compacts on its own time; other browsers only make and
 * delete an empty database. */
export async function beginFreshLog(regionName: string): Promise<void> {
  const name = `${regionName} fresh log`;
  const database = await openDB(name, 1);
  database.close();
  await deleteDB(name);
}
