/**
 * What a pattern may ask of one value of an event.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { addressOf, lastAddressOf } from './ip-address.ts';

export type Leaf = string | number | boolean | null;
export type LeafTest = (leaf: Leaf) => boolean;

/** As a field's value stands in the pattern. A text that is an address means the address, however it is written. */
export function equals(wanted: Leaf): LeafTest {
  const address = typeof wanted === 'string' ? addressOf(wanted) : undefined;
  return (leaf) =>
    leaf === wanted || (address !== undefined && typeof leaf === 'string' && addressOf(leaf) === address);
}

const ofText =
  (test: (text: string) => boolean): LeafTest =>
  (leaf) =>
    typeof leaf === 'string' && test(leaf);

export const exactly = (wanted: string) => ofText((text) => text === wanted);
export const prefix = (wanted: string) => ofText((text) => text.startsWith(wanted));
export const suffix = (wanted: string) => ofText((text) => text.endsWith(wanted));

/** The text is compared without case by a test of lower-case text. */
export const ignoringCase =
  (test: (wanted: string) => LeafTest) =>
  (wanted: string): LeafTest => {
    const ofLower = test(wanted.toLowerCase());
    return ofText((text) => ofLower(text.toLowerCase()));
  };

export const exists: LeafTest = () => true;

/** What passes none of the tests, of whatever type it is. */
export const anythingBut =
  (tests: readonly LeafTest[]): LeafTest =>
  (leaf) =>
    !tests.some((test) => test(leaf));

export interface NumericRange {
  from: number;
  to: number;
  isFromOpen: boolean;
  isToOpen: boolean;
}

export const numeric =
  ({ from, to, isFromOpen, isToOpen }: NumericRange): LeafTest =>
  (leaf) =>
    typeof leaf === 'number' &&
    isComparable(leaf) &&
    (isFromOpen ? leaf > from : leaf >= from) &&
    (isToOpen ? leaf < to : leaf <= to);

export const NUMBER_LIMIT = 5e9;
const DECIMALS = 6;

/** Numbers are compared up to five billion either way, with six decimals; others only by how they are written. */
export function isComparable(value: number): boolean {
  if (Math.abs(value) > NUMBER_LIMIT) return false;
  const [digits = '', exponent] = String(value).split('e');
  return exponent === undefined && (digits.split('.')[1] ?? '').length <= DECIMALS;
}

/** `*` stands for any text; a backslash takes it, or a backslash, as it is. */
export function wildcard(wanted: string): LeafTest {
  const [first = '', ...rest] = wildcardParts(wanted);
  const last = rest.pop();
  if (last === undefined) return exactly(first);
  return ofText((text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    const end = text.length - last.length;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  });
}

/** The texts between the stars. */
export function wildcardParts(wanted: string): string[] {
  const parts = [''];
  for (let at = 0; at < wanted.length; at++) {
    if (wanted[at] === '*') parts.push('');
    else {
      if (wanted[at] === '\\') at++;
      parts.push((parts.pop() ?? '') + wanted.charAt(at));
    }
  }
  return parts;
}

/** `10.0.0.0/24`: from that address on, as many as the mask leaves. Undefined: the address is none. */
export function cidr(address: string, maskBits: number): LeafTest | undefined {
  const from = addressOf(address);
  if (from === undefined) return undefined;
  const to = lastAddressOf(from, maskBits);
  return ofText((text) => {
    const own = addressOf(text);
    return own !== undefined && own.length === from.length && own >= from && own <= to;
  });
}
