/**
 * Node.js's built-in modules, as far as they make sense in a function that has no network and no other processes. Each is
 * made when it is first asked for.
 */

import readableStream from 'late:readable-stream';
import { Buffer } from 'buffer';
import EventEmitter from 'events';
import path from 'path-browserify';
import type { HttpResponse } from '../../api/http.ts';
import type { HandlerRequest } from '../handler-request.ts';
import type { MemoryFileSystem } from '../memory-file-system.ts';
import { createColdspark } from './builtins/coldspark.ts';
import { createCrypto } from './builtins/crypto.ts';
import { createFs } from './builtins/fs.ts';
import { asyncHooks, createHttp, createZlib, os, querystring, stringDecoder, url } from './builtins/platform.ts';
import { assert, createUtil, types } from './builtins/util.ts';
import type { EventLoop } from './event-loop.ts';
import type { LambdaProcess } from './lambda-process.ts';
import type { BuiltInModules } from './module-loader.ts';

export interface BuiltInSurroundings {
  files: MemoryFileSystem;
  loop: EventLoop;
  process: LambdaProcess;
  createRequire(file: string): object;
  requestAws(request: HandlerRequest): Promise<HttpResponse>;
}

export function builtInModules({
  files,
  loop,
  process,
  createRequire,
  requestAws,
}: BuiltInSurroundings): BuiltInModules {
  const timers = {
    setTimeout: loop.setTimeout,
    setInterval: loop.setInterval,
    setImmediate: loop.setImmediate,
    clearTimeout: loop.clear,
    clearInterval: loop.clear,
    clearImmediate: loop.clear,
  };
  const timersPromises = {
    setTimeout: (delayMs?: number, value?: unknown) =>
      new Promise((resolve) => loop.setTimeout(() => resolve(value), delayMs)),
    setImmediate: (value?: unknown) => new Promise((resolve) => loop.setImmediate(() => resolve(value))),
  };
  const posix = Object.assign(path, { posix: path });
  const makers: Record<string, () => object> = {
    assert: () => assert,
    'assert/strict': () => assert.strict,
    async_hooks: () => asyncHooks,
    buffer: () => ({ Buffer, Blob, atob, btoa, kMaxLength: 2 ** 31 - 1 }),
    coldspark: () => createColdspark(requestAws),
    console: () => globalThis.console,
    crypto: () => createCrypto(loop),
    events: () => Object.assign(EventEmitter, { EventEmitter, default: EventEmitter }),
    fs: () => createFs(files, loop),
    'fs/promises': () => Object(get('fs')).promises,
    http: () => createHttp(loop),
    https: () => createHttp(loop),
    module: () => ({
      createRequire: (from: string | URL) => createRequire(String(from).replace(/^file:\/\//, '')),
      builtinModules: Object.keys(makers),
      isBuiltin: (name: string) => has(name.replace(/^node:/, '')),
    }),
    os: () => os,
    path: () => posix,
    'path/posix': () => posix,
    perf_hooks: () => ({ performance }),
    process: () => process,
    punycode: () => ({}),
    querystring: () => querystring,
    stream: () => readableStream(),
    'stream/promises': () => Object(readableStream()).promises,
    string_decoder: () => stringDecoder,
    timers: () => ({ ...timers, promises: timersPromises }),
    'timers/promises': () => timersPromises,
    url: () => url,
    util: () => createUtil(),
    'util/types': () => types,
    zlib: () => createZlib(loop),
  };
  const made = new Map<string, object>();
  const has = (name: string) => Object.hasOwn(makers, name);
  function get(name: string): object {
    const maker = makers[name];
    if (!maker) throw new Error(`No such built-in module: node:${name}`);
    const module = made.get(name) ?? maker();
    made.set(name, module);
    return module;
  }
  return { has, get };
}
