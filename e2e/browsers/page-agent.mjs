// @ts-check
/**
 * What WebDriver BiDi does inside a page, for a browser that does not speak it: values in and out, handles to what stays
 * in the page, and what the page's console is told. WebDriver puts this function into each document.
 *
 * @param {string} key where the agent is found again
 * @param {string} context the page's id, for a value that is its window
 */
export function installAgent(key, context) {
  /** @type {Map<string, any>} */
  const handles = new Map();
  /** @type {Map<string, Promise<string>>} */
  const pending = new Map();
  /** @type {{ level: string, text: string }[]} */
  const log = [];
  let count = 0;

  /** @param {any} value */
  const keep = (value) => {
    const handle = `handle-${++count}`;
    handles.set(handle, value);
    return handle;
  };

  /** A value as BiDi's RemoteValue. @param {any} value @param {boolean} owned @param {number} depth @returns {any} */
  const toRemote = (value, owned, depth) => {
    if (value === undefined || value === null) return { type: String(value) };
    if (typeof value === 'number') {
      const special =
        Number.isFinite(value) && !Object.is(value, -0) ? undefined : Object.is(value, -0) ? '-0' : `${value}`;
      return { type: 'number', value: special ?? value };
    }
    if (typeof value === 'string' || typeof value === 'boolean') return { type: typeof value, value };
    if (typeof value === 'bigint') return { type: 'bigint', value: String(value) };
    /** @type {any} */
    const remote = owned ? { handle: keep(value) } : {};
    if (value === window) return { ...remote, type: 'window', value: { context } };
    if (value instanceof Node) {
      return {
        ...remote,
        type: 'node',
        sharedId: remote.handle ?? keep(value),
        value: { localName: value.nodeName.toLowerCase() },
      };
    }
    if (typeof value === 'function' || typeof value === 'symbol') return { ...remote, type: typeof value };
    if (value instanceof Date) return { ...remote, type: 'date', value: value.toISOString() };
    if (value instanceof RegExp)
      return { ...remote, type: 'regexp', value: { pattern: value.source, flags: value.flags } };
    if (value instanceof Error) return { ...remote, type: 'error' };
    if (value instanceof Promise) return { ...remote, type: 'promise' };
    const inner = (/** @type {any} */ each) => /** @type {any} */ (toRemote(each, false, depth - 1));
    if (Array.isArray(value)) return { ...remote, type: 'array', ...(depth > 0 && { value: value.map(inner) }) };
    const entries = depth > 0 && { value: Object.entries(value).map(([name, each]) => [name, inner(each)]) };
    return { ...remote, type: 'object', ...entries };
  };

  /** @param {any} local BiDi's LocalValue or a reference @returns {any} */
  const toValue = (local) => {
    const handle = local.handle ?? local.sharedId;
    if (handle) {
      if (!handles.has(handle)) throw new ReferenceError(`no such handle: ${handle}`);
      return handles.get(handle);
    }
    if (local.type === 'undefined') return undefined;
    if (local.type === 'null') return null;
    if (local.type === 'number') return Number(local.value);
    if (local.type === 'bigint') return BigInt(local.value);
    if (local.type === 'array') return local.value.map(toValue);
    if (local.type === 'object') {
      const nameOf = (/** @type {any} */ name) => (typeof name === 'string' ? name : name.value);
      return Object.fromEntries(local.value.map((/** @type {any[]} */ [name, each]) => [nameOf(name), toValue(each)]));
    }
    return local.value;
  };

  const failure = (/** @type {any} */ error) => {
    const text = String(error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : error);
    return { type: 'exception', exceptionDetails: { text } };
  };

  /** What Playwright evaluates, by its text: compiled, for the page's policy may forbid eval. @type {Map<string, () => any>} */
  const compiled = new Map();
  // biome-ignore lint/security/noGlobalEval: what else is evaluated is the page's own business
  const ownEval = window.eval;
  window.eval = (/** @type {string} */ text) => (compiled.has(text) ? compiled.get(text)?.() : ownEval(text));

  const agent = {
    learn: (/** @type {string} */ text, /** @type {() => any} */ code) => compiled.set(text, code),
    /** @param {(...args: any[]) => any} run @param {any[]} args @param {{ owned: boolean, depth: number | null }} how */
    call(run, args, { owned, depth }) {
      const succeed = (/** @type {any} */ value) => ({ type: 'success', result: toRemote(value, owned, depth ?? 100) });
      try {
        const value = run(...args.map(toValue));
        if (typeof value?.then !== 'function') return succeed(value);
        const id = `promise-${++count}`;
        pending.set(
          id,
          Promise.resolve(value)
            .then(succeed, failure)
            .then((answer) => JSON.stringify(answer)),
        );
        return { pending: id };
      } catch (error) {
        return failure(error);
      }
    },
    /** @param {string} id @param {(answer: string) => void} done */
    wait(id, done) {
      void pending.get(id)?.then(done);
      pending.delete(id);
    },
    element: (/** @type {string} */ handle) => handles.get(handle),
    disown(/** @type {string[]} */ gone) {
      for (const handle of gone) handles.delete(handle);
    },
    takeLog: () => log.splice(0),
  };
  Object.defineProperty(window, Symbol.for(key), { value: agent });

  const tell = (/** @type {string} */ level, /** @type {any} */ said) => log.push({ level, text: String(said) });
  for (const level of /** @type {const} */ (['error', 'warn'])) {
    const original = console[level];
    console[level] = (...args) => {
      tell(level, args.map(String).join(' '));
      original.apply(console, args);
    };
  }
  addEventListener('error', ({ error, message }) => tell('uncaught', error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => tell('uncaught', reason));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    tell('uncaught', `Content-Security-Policy: ${violatedDirective} blocked ${blockedURI}`),
  );
}
