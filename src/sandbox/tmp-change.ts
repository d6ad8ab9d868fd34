/**
 * What changed in an environment's /tmp. A kernel tells it as it happens, for a runtime that is killed can be asked for
 * nothing; the same words hand a whole /tmp over to the next one (frame/tmp-mirrors.ts).
 */

export type TmpChange =
  /** The file has that many bytes now, and these at that position. */
  | {
      type: 'file';
      path: string;
      sizeBytes: number;
      modifiedMs: number;
      position: number;
      bytes: Uint8Array<ArrayBuffer>;
    }
  | { type: 'folder'; path: string }
  /** A file, or a folder that is empty. */
  | { type: 'removal'; path: string }
  | { type: 'move'; path: string; to: string };

/** Of one message. */
export const TMP_CHANGES_AT_ONCE = 1_000;
const MAX_PATH_CHARS = 4_096;

/** The changes of a message; undefined when one of them has not its shape. */
export function parseTmpChanges(data: unknown): TmpChange[] | undefined {
  if (!Array.isArray(data) || data.length > TMP_CHANGES_AT_ONCE) return undefined;
  const changes: TmpChange[] = [];
  for (const item of data) {
    const change = parseTmpChange(item);
    if (!change) return undefined;
    changes.push(change);
  }
  return changes;
}

function parseTmpChange(data: unknown): TmpChange | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, path, to, sizeBytes, modifiedMs, position, bytes } = data as Record<string, unknown>;
  if (!isTmpPath(path)) return undefined;
  switch (type) {
    case 'folder':
    case 'removal':
      return { type, path };
    case 'move':
      return isTmpPath(to) ? { type, path, to } : undefined;
    case 'file':
      if (!isCount(sizeBytes) || !isCount(position) || !isOwnBytes(bytes)) return undefined;
      if (position + bytes.length > sizeBytes || !Number.isFinite(modifiedMs)) return undefined;
      return { type, path, sizeBytes, modifiedMs: Number(modifiedMs), position, bytes };
    default:
      return undefined;
  }
}

function isTmpPath(path: unknown): path is string {
  if (typeof path !== 'string' || path.length > MAX_PATH_CHARS || !path.startsWith('/tmp/')) return false;
  return path
    .slice(1)
    .split('/')
    .every((name) => name !== '' && name !== '.' && name !== '..');
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Not a small part of a large buffer. */
const isOwnBytes = (value: unknown): value is Uint8Array<ArrayBuffer> =>
  value instanceof Uint8Array && value.byteLength === value.buffer.byteLength;
