/** `util`, and `assert`, whose comparison is the same. */
import inspection from 'late:node-inspect-extracted';
import { isDeepStrictEqual } from './deep-equal.ts';

type NodeCallback = (error: unknown, result?: unknown) => void;

const CUSTOM = Symbol.for('nodejs.util.promisify.custom');

function promisify(run: ((...args: unknown[]) => unknown) & { [CUSTOM]?: unknown }) {
  if (typeof run[CUSTOM] === 'function') return run[CUSTOM];
  return function promisified(this: unknown, ...args: unknown[]) {
    return new Promise((resolve, reject) => {
      const callback: NodeCallback = (error, result) => (error ? reject(error) : resolve(result));
      Reflect.apply(run, this, [...args, callback]);
    });
  };
}

function callbackify(run: (...args: unknown[]) => Promise<unknown>) {
  return function callbackified(this: unknown, ...args: unknown[]) {
    const callback = args.pop() as NodeCallback;
    Promise.resolve(Reflect.apply(run, this, args)).then(
      (result) => queueMicrotask(() => callback(null, result)),
      (error) => queueMicrotask(() => callback(error)),
    );
  };
}

const tagOf = (value: unknown) => Object.prototype.toString.call(value).slice('[object '.length, -1);

export const types = {
  isPromise: (value: unknown) => tagOf(value) === 'Promise',
  isDate: (value: unknown) => tagOf(value) === 'Date',
  isRegExp: (value: unknown) => tagOf(value) === 'RegExp',
  isMap: (value: unknown) => tagOf(value) === 'Map',
  isSet: (value: unknown) => tagOf(value) === 'Set',
  isNativeError: (value: unknown) => tagOf(value) === 'Error',
  isAsyncFunction: (value: unknown) => tagOf(value) === 'AsyncFunction',
  isGeneratorFunction: (value: unknown) => tagOf(value) === 'GeneratorFunction',
  isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && tagOf(value) !== 'DataView',
  isUint8Array: (value: unknown) => tagOf(value) === 'Uint8Array',
  isArrayBuffer: (value: unknown) => tagOf(value) === 'ArrayBuffer',
  isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
};

const inherits = (child: { prototype: object }, parent: { prototype: object }) => {
  Object.assign(child, { super_: parent });
  Object.setPrototypeOf(child.prototype, parent.prototype);
};

export const createUtil = () => ({
  ...inspectionFunctions(),
  isDeepStrictEqual,
  promisify: Object.assign(promisify, { custom: CUSTOM }),
  callbackify,
  deprecate: <T>(run: T): T => run,
  debuglog: () => () => {},
  inherits,
  isArray: Array.isArray,
  stripVTControlCharacters: (text: string) =>
    text.replace(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g'), ''),
  toUSVString: (text: string) => text.toWellFormed(),
  types,
  TextEncoder,
  TextDecoder,
});

function inspectionFunctions() {
  const { format, formatWithOptions, inspect } = inspection();
  return { format, formatWithOptions, inspect };
}

class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly code = 'ERR_ASSERTION';
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;

  constructor(options: { message?: unknown; actual?: unknown; expected?: unknown; operator: string }) {
    const { actual, expected, operator, message } = options;
    if (message instanceof Error) throw message;
    super(message === undefined ? differenceOf(actual, operator, expected) : String(message));
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
  }
}

function differenceOf(actual: unknown, operator: string, expected: unknown): string {
  const { inspect } = inspection();
  return `${inspect(actual)} ${operator} ${inspect(expected)}`;
}

function check(passed: boolean, operator: string, actual: unknown, expected: unknown, message: unknown): void {
  if (!passed) throw new AssertionError({ message, actual, expected, operator });
}

const ok = (value: unknown, message?: unknown) =>
  check(Boolean(value), '==', value, true, message ?? 'The expression evaluated to a falsy value');

function matches(error: unknown, expected: unknown): boolean {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === 'function')
    return error instanceof expected || (!(expected.prototype instanceof Error) && expected(error) === true);
  return Object.entries(Object(expected)).every(([key, value]) => isDeepStrictEqual(Object(error)[key], value));
}

const members = {
  ok,
  AssertionError,
  fail: (message: unknown = 'Failed') => check(false, 'fail', undefined, undefined, message),
  equal: (a: unknown, b: unknown, message?: unknown) =>
    // biome-ignore lint/suspicious/noDoubleEquals: that is what assert.equal does
    check(a == b || (Number.isNaN(a) && Number.isNaN(b)), '==', a, b, message),
  strictEqual: (a: unknown, b: unknown, message?: unknown) => check(Object.is(a, b), 'strictEqual', a, b, message),
  notStrictEqual: (a: unknown, b: unknown, message?: unknown) =>
    check(!Object.is(a, b), 'notStrictEqual', a, b, message),
  deepEqual: (a: unknown, b: unknown, message?: unknown) => check(isDeepStrictEqual(a, b), 'deepEqual', a, b, message),
  deepStrictEqual: (a: unknown, b: unknown, message?: unknown) =>
    check(isDeepStrictEqual(a, b), 'deepStrictEqual', a, b, message),
  notDeepStrictEqual: (a: unknown, b: unknown, message?: unknown) =>
    check(!isDeepStrictEqual(a, b), 'notDeepStrictEqual', a, b, message),
  match: (text: string, pattern: RegExp, message?: unknown) =>
    check(pattern.test(text), 'match', text, pattern, message),
  throws(run: () => unknown, expected?: unknown, message?: unknown) {
    try {
      run();
    } catch (error) {
      check(matches(error, expected), 'throws', error, expected, message);
      return;
    }
    check(false, 'throws', undefined, expected, message ?? 'Missing expected exception.');
  },
  async rejects(promise: Promise<unknown> | (() => Promise<unknown>), expected?: unknown, message?: unknown) {
    try {
      await (typeof promise === 'function' ? promise() : promise);
    } catch (error) {
      check(matches(error, expected), 'rejects', error, expected, message);
      return;
    }
    check(false, 'rejects', undefined, expected, message ?? 'Missing expected rejection.');
  },
};

export const assert = Object.assign((value: unknown, message?: unknown) => ok(value, message), members, {
  strict: Object.assign((value: unknown, message?: unknown) => ok(value, message), members),
});
