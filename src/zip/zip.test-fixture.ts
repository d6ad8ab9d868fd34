/** Zips as no decent program would write them, for the reader's tests. */
import { deflateSync } from 'fflate';
import { crc32 } from '../api/crc32.ts';

export interface RawEntry {
  name: string;
  /** Name in the local header; the same unless told. */
  localName?: string;
  content?: Uint8Array;
  deflated?: boolean;
  declaredBytes?: number;
  crc?: number;
  flags?: number;
  method?: number;
}

export const text = (value: string) => new TextEncoder().encode(value);

export function rawZip(entries: readonly RawEntry[], comment = ''): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = entry.content ?? text('x');
    const data = entry.deflated ? deflateSync(content) : content;
    const method = entry.method ?? (entry.deflated ? 8 : 0);
    const size = entry.declaredBytes ?? content.length;
    const crc = entry.crc ?? crc32(content);
    const name = text(entry.name);
    const localName = text(entry.localName ?? entry.name);
    const rest = [u16(20), u16(entry.flags ?? 0), u16(method), u32(0), u32(crc), u32(data.length), u32(size)];
    const local = [u32(0x04034b50), ...rest, u16(localName.length), u16(0), localName, data];
    directory.push(
      join([
        u32(0x02014b50),
        u16(20),
        ...rest,
        u16(name.length),
        u16(0),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        name,
      ]),
    );
    locals.push(join(local));
    offset += join(local).length;
  }
  const index = join(directory);
  const counts = [u16(entries.length), u16(entries.length), u32(index.length), u32(offset)];
  const end = join([u32(0x06054b50), u16(0), u16(0), ...counts, u16(comment.length), text(comment)]);
  return join([...locals, index, end]);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

function u32(value: number): Uint8Array {
  return join([u16(value & 0xffff), u16(value >>> 16)]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
