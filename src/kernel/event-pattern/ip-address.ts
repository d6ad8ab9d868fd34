/** Addresses of IPv4 and IPv6 as digits that compare like numbers. */

export const looksLikeAddress = (text: string): boolean =>
  /^\d+\.\d+\.\d+\.\d+$/.test(text) || /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/.test(text);

/** An address's digits, 8 of IPv4 and 32 of IPv6. */
export function addressOf(text: string): string | undefined {
  if (!looksLikeAddress(text)) return undefined;
  return text.includes(':') ? addressOfGroups(text) : addressOfNumbers(text.split('.').map(Number));
}

function addressOfNumbers(numbers: readonly number[]): string | undefined {
  return numbers.every((number) => number < 256)
    ? numbers.map((number) => number.toString(16).padStart(2, '0')).join('')
    : undefined;
}

/** `::` stands for as many groups of zeros as are missing. */
function addressOfGroups(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [before = [], after] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - before.length - (after?.length ?? 0);
  if (after ? missing < 1 : missing !== 0) return undefined;
  const groups = [...before, ...Array<string>(missing).fill('0'), ...(after ?? [])];
  if (groups.some((group) => group === '' || group.length > 4)) return undefined;
  return groups.map((group) => group.toLowerCase().padStart(4, '0')).join('');
}

/** The last address of the block that begins there. */
export function lastAddressOf(first: string, maskBits: number): string {
  const digits = [...first].map((digit, index) => {
    const free = Math.min(4, Math.max(0, (index + 1) * 4 - maskBits));
    return (Number.parseInt(digit, 16) | ((1 << free) - 1)).toString(16);
  });
  return digits.join('');
}
