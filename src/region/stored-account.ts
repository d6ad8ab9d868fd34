/** The account as it is on disk. Any tab may read it: a transaction of its own sees one moment, whoever leads. */
import type { Account } from './account-file.ts';
import type { RegionDatabase } from './database.ts';
import { STORED_REPLIES_TABLE } from './stored-replies.ts';
import { namedBlobs } from './tables.ts';

/** Without what only the commit loop needs. */
export async function readAccount(database: RegionDatabase): Promise<Account> {
  const connection = await database.connect();
  const transaction = connection.transaction(['records', 'blobs'], 'readonly');
  const stored = await transaction.objectStore('records').getAll();
  const records = stored.filter(({ table }) => table !== STORED_REPLIES_TABLE);
  const packages = new Map<string, Uint8Array>();
  for (const sha256 of namedBlobs(records)) {
    const found = await transaction.objectStore('blobs').get(sha256);
    if (found) packages.set(sha256, found.bytes);
  }
  return { records, packages };
}
