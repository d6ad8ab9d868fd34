/** `process`, as far as a function can tell. */
import EventEmitter from 'events';
import type { EventLoop } from './event-loop.ts';

/** Patch releases are not AWS's: the browser's engine runs the code, whatever the runtime is called. */
const VERSIONS: Record<string, string> = {
  'nodejs16.x': '16.20.2',
  'nodejs18.x': '18.20.8',
  'nodejs20.x': '20.19.5',
  'nodejs22.x': '22.20.0',
  'nodejs24.x': '24.10.0',
};

/** Thrown through user code to end it; what catches it can change nothing, for the process has been reported gone. */
export class ProcessExit extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`process.exit(${code})`);
    this.code = code;
  }
}

export interface ProcessSurroundings {
  variables: Record<string, string>;
  runtime: string;
  loop: EventLoop;
  write(text: string): void;
  memoryUsedMb(): number;
  /** Reports the end; the worker is terminated soon after. */
  exit(code: number): void;
}

export type LambdaProcess = EventEmitter & { env: Record<string, string | undefined>; exitCode: number | undefined };

export function createProcess(surroundings: ProcessSurroundings): LambdaProcess {
  const { loop, memoryUsedMb, runtime, variables, write } = surroundings;
  const version = VERSIONS[runtime] ?? '22.20.0';
  const startedMs = performance.now();
  const stream = (fd: number) => ({
    fd,
    isTTY: false,
    writable: true,
    write(chunk: string | Uint8Array, ...rest: unknown[]) {
      write(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
      const done = rest.at(-1);
      if (typeof done === 'function') loop.setImmediate(() => done());
      return true;
    },
    end() {},
    on() {
      return this;
    },
    once() {
      return this;
    },
  });
  const nanoseconds = () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6));
  const hrtime = (previous?: [number, number]): [number, number] => {
    const now = nanoseconds() - (previous ? BigInt(previous[0]) * 1_000_000_000n + BigInt(previous[1]) : 0n);
    return [Number(now / 1_000_000_000n), Number(now % 1_000_000_000n)];
  };
  const process: LambdaProcess = Object.assign(new EventEmitter(), {
    env: environment(variables),
    argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
    argv0: 'node',
    execArgv: [],
    execPath: '/var/lang/bin/node',
    title: 'node',
    pid: 2,
    ppid: 1,
    platform: 'linux',
    arch: 'x64',
    version: `v${version}`,
    versions: { node: version },
    release: { name: 'node' },
    features: {},
    config: {},
    exitCode: undefined as number | undefined,
    stdout: stream(1),
    stderr: stream(2),
    cwd: () => '/var/task',
    chdir: () => {},
    umask: () => 0o22,
    uptime: () => (performance.now() - startedMs) / 1000,
    hrtime: Object.assign(hrtime, { bigint: nanoseconds }),
    memoryUsage: () => {
      const bytes = memoryUsedMb() * 1024 * 1024;
      return { rss: bytes, heapTotal: bytes, heapUsed: bytes, external: 0, arrayBuffers: 0 };
    },
    nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => callback(...args)),
    emitWarning: (warning: unknown) => write(`(node:2) ${warning}\n`),
    exit: (code?: number): never => {
      const status = Number(code ?? process.exitCode ?? 0) & 0xff;
      process.emit('exit', status);
      surroundings.exit(status);
      throw new ProcessExit(status);
    },
    kill: () => true,
    abort: () => process.emit('exit', 134),
  });
  return process;
}

/** Values are text, whatever is assigned. */
function environment(variables: Record<string, string>): Record<string, string | undefined> {
  return new Proxy<Record<string, string | undefined>>(
    { ...variables },
    {
      set(target, name, value) {
        if (typeof name === 'string') target[name] = String(value);
        return true;
      },
      defineProperty(target, name, descriptor) {
        return Reflect.defineProperty(target, name, { ...descriptor, value: String(descriptor.value) });
      },
    },
  );
}
