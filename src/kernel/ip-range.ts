/** IP addresses in policies, of both versions: https://www.rfc-editor.org/rfc/rfc4632, https://www.rfc-editor.org/rfc/rfc4291 */

const V4_BYTES = 4;
const V6_BYTES = 16;

/** Whether the address lies in the range, as `203.0.113.0/24` or one address; false for what is none. */
export function isInRange(address: string, range: string): boolean {
  const [network = '', length] = range.split('/');
  const wanted = bytesOf(network);
  const given = bytesOf(address);
  if (!wanted || !given || wanted.length !== given.length) return false;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return false;
  const bits = length === undefined ? wanted.length * 8 : Number(length);
  if (bits > wanted.length * 8) return false;
  return wanted.every((byte, index) => {
    const mask = 0xff & ~(0xff >> Math.min(8, Math.max(0, bits - index * 8)));
    return (byte & mask) === ((given[index] ?? 0) & mask);
  });
}

const bytesOf = (address: string) => (address.includes(':') ? v6Bytes(address) : v4Bytes(address));

function v4Bytes(address: string): number[] | undefined {
  const parts = address.split('.');
  if (parts.length !== V4_BYTES || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.map(Number);
}

function v6Bytes(address: string): number[] | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')).map(groupBytes));
  const head = joined(before);
  const tail = joined(after);
  if (!head || !tail) return undefined;
  const missing = V6_BYTES - head.length - tail.length;
  if (halves.length === 2 ? missing < 0 : missing !== 0) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** The last group may be an address of version 4. */
function groupBytes(group: string): number[] | undefined {
  if (group.includes('.')) return v4Bytes(group);
  if (!/^[\da-f]{1,4}$/i.test(group)) return undefined;
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 0xff];
}

const joined = (groups: (number[] | undefined)[]): number[] | undefined =>
  groups.every((group) => group !== undefined) ? groups.flatMap((group) => group ?? []) : undefined;
