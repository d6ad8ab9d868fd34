/** The header Range, as far as S3 heeds it: one range of bytes. https://www.rfc-editor.org/rfc/rfc9110#name-range */
import { ServiceException } from '../../api/errors.ts';

export interface ByteRange {
  fromByte: number;
  /** The first that is no more part of it. */
  toByte: number;
}

/** Undefined when the header says nothing that is heeded: then the whole is meant. */
export function readRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (header === undefined || first === undefined || last === undefined || first + last === '') return undefined;
  const range =
    first === ''
      ? { fromByte: Math.max(sizeBytes - Number(last), 0), toByte: sizeBytes }
      : { fromByte: Number(first), toByte: last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes) };
  // backwards: no range
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  if (range.fromByte < range.toByte) return range;
  throw new ServiceException('InvalidRange', 416, 'The requested range is not satisfiable', {
    RangeRequested: header,
    ActualObjectSize: sizeBytes,
  });
}
