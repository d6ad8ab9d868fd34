/** Small built-in modules: os, url, querystring, string_decoder, async_hooks, zlib, and http(s), which have no network. */

import fflate from 'late:fflate';
import { Buffer } from 'buffer';
import EventEmitter from 'events';
import type { EventLoop } from '../event-loop.ts';

export const os = {
  EOL: '\n',
  arch: () => 'x64',
  cpus: () => [{ model: 'unknown', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }],
  availableParallelism: () => 1,
  endianness: () => 'LE',
  freemem: () => 64 * 1024 * 1024,
  totalmem: () => 128 * 1024 * 1024,
  homedir: () => '/home/sbx_user1051',
  hostname: () => '169.254.0.1',
  loadavg: () => [0, 0, 0],
  networkInterfaces: () => ({}),
  platform: () => 'linux',
  release: () => '5.10.0',
  tmpdir: () => '/tmp',
  type: () => 'Linux',
  uptime: () => performance.now() / 1000,
  userInfo: () => ({ username: 'sbx_user1051', uid: 993, gid: 990, homedir: '/home/sbx_user1051', shell: null }),
  constants: { signals: {} },
};

export const url = {
  URL,
  URLSearchParams,
  fileURLToPath: (from: string | URL) => decodeURIComponent(new URL(from).pathname),
  pathToFileURL: (path: string) => new URL(`file://${path.replace(/[?#%]/g, encodeURIComponent)}`),
  /** The old parser, for what is absolute. */
  parse(text: string) {
    const { href, protocol, host, hostname, port, pathname, search, hash } = new URL(text, 'relative:///');
    return {
      href,
      protocol,
      host,
      hostname,
      port: port || null,
      pathname,
      path: pathname + search,
      search,
      query: search.slice(1),
      hash,
    };
  },
  format: (from: URL | string) => String(from),
  resolve: (from: string, to: string) => new URL(to, from).href,
};

export const querystring = {
  parse(text: string): Record<string, string | string[]> {
    const parsed: Record<string, string | string[]> = Object.create(null);
    for (const [key, value] of new URLSearchParams(text)) {
      const before = parsed[key];
      parsed[key] = before === undefined ? value : [before, value].flat();
    }
    return parsed;
  },
  stringify: (values: Record<string, unknown>) =>
    Object.entries(values)
      .flatMap(([key, value]) =>
        [value].flat().map((one) => `${encodeURIComponent(key)}=${encodeURIComponent(String(one ?? ''))}`),
      )
      .join('&'),
  escape: encodeURIComponent,
  unescape: decodeURIComponent,
};

class StringDecoder {
  readonly #decoder: TextDecoder;

  constructor(encoding = 'utf8') {
    this.#decoder = new TextDecoder(encoding === 'utf8' ? 'utf-8' : encoding);
  }

  write = (bytes: Uint8Array<ArrayBuffer>) => this.#decoder.decode(bytes, { stream: true });
  end = (bytes?: Uint8Array<ArrayBuffer>) => this.#decoder.decode(bytes);
}

export const stringDecoder = { StringDecoder };

/**
 * Holds one store at a time, from `run` until what it returned has settled: right for the one invocation an environment
 * runs at a time.
 *
 * Differs from AWS: runs that overlap without being nested see the store of the latest.
 */
class AsyncLocalStorage {
  #store: unknown;

  getStore = () => this.#store;

  run<R>(store: unknown, callback: (...args: unknown[]) => R, ...args: unknown[]): R {
    const before = this.#store;
    const restore = () => {
      if (this.#store === store) this.#store = before;
    };
    this.#store = store;
    let result: R;
    try {
      result = callback(...args);
    } catch (error) {
      restore();
      throw error;
    }
    if (result instanceof Promise) result.then(restore, restore);
    else restore();
    return result;
  }

  enterWith(store: unknown): void {
    this.#store = store;
  }

  exit<R>(callback: (...args: unknown[]) => R, ...args: unknown[]): R {
    return this.run(undefined, callback, ...args);
  }

  disable(): void {
    this.#store = undefined;
  }
}

export const asyncHooks = { AsyncLocalStorage };

export function createZlib(loop: EventLoop) {
  const { deflateSync, gunzipSync, gzipSync, inflateSync, unzlibSync, zlibSync } = fflate();
  const formats = {
    gzip: gzipSync,
    gunzip: gunzipSync,
    deflate: zlibSync,
    inflate: unzlibSync,
    deflateRaw: deflateSync,
    inflateRaw: inflateSync,
  };
  const functions: Record<string, unknown> = {};
  for (const [name, transform] of Object.entries(formats)) {
    const run = (data: string | Uint8Array) =>
      Buffer.from(transform(typeof data === 'string' ? Buffer.from(data) : data));
    functions[`${name}Sync`] = run;
    functions[name] = (data: string | Uint8Array, ...rest: unknown[]) => {
      const callback = rest.at(-1) as (error: unknown, result?: Buffer) => void;
      loop.setImmediate(() => {
        let result: Buffer;
        try {
          result = run(data);
        } catch (error) {
          callback(error);
          return;
        }
        callback(null, result);
      });
    };
  }
  return functions;
}

/** The sandbox has no network: every request fails as it does without a route to the internet. */
export function createHttp(loop: EventLoop) {
  class ClientRequest extends EventEmitter {
    constructor(target: unknown) {
      super();
      const { hostname = 'localhost' } = typeof target === 'string' ? new URL(target) : Object(target);
      const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), {
        errno: -3008,
        code: 'ENOTFOUND',
        syscall: 'getaddrinfo',
        hostname,
      });
      loop.setImmediate(() => this.emit('error', error));
    }

    write = () => true;
    end = () => this;
    setHeader = () => this;
    setTimeout = () => this;
    destroy = () => this;
  }
  class Agent {}
  const request = (target: unknown) => new ClientRequest(target);
  return {
    request,
    get: request,
    Agent,
    globalAgent: new Agent(),
    METHODS: ['GET', 'POST', 'PUT', 'DELETE'],
    STATUS_CODES: {},
  };
}
