/** `util.isDeepStrictEqual`: same prototypes, same own enumerable members, Object.is for what is primitive. */

export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  return equal(a, b, new Map());
}

function equal(a: unknown, b: unknown, underWay: Map<object, object>): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  // a circle is equal to one of the same shape
  if (underWay.get(a) === b) return true;
  underWay.set(a, b);
  if (a instanceof Date && b instanceof Date && !Object.is(a.getTime(), b.getTime())) return false;
  if (a instanceof RegExp && String(a) !== String(b)) return false;
  if (a instanceof Error && b instanceof Error && (a.message !== b.message || a.name !== b.name)) return false;
  if (a instanceof Map && b instanceof Map) return equalEntries([...a], [...b], underWay);
  if (a instanceof Set && b instanceof Set) return equalEntries([...a], [...b], underWay);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [left, right]: Record<string, unknown>[] = [Object(a), Object(b)];
  return keys.every((key) => Object.hasOwn(b, key) && equal(left?.[key], right?.[key], underWay));
}

/** Order does not matter. */
function equalEntries(a: unknown[], b: unknown[], underWay: Map<object, object>): boolean {
  if (a.length !== b.length) return false;
  const unmatched = [...b];
  return a.every((entry) => {
    const index = unmatched.findIndex((other) => equal(entry, other, underWay));
    if (index >= 0) unmatched.splice(index, 1);
    return index >= 0;
  });
}
