/**
 * The messages of the sandbox: host ⇄ supervisor (the opaque frame's script) and host ⇄ kernel (one worker, one execution
 * environment). Orders come from the host and are trusted; what a kernel reports comes from a place where user code runs,
 * so `parseKernelReport` checks kind, shape and size before anything of it is used. A port is an environment's identity;
 * no message names one.
 */
import type { HttpResponse } from '../api/http.ts';
import type { EnvironmentEvent, EnvironmentSpec, InvokeOrder, RuntimeFamily } from '../lambda/runtime-host.ts';
import { type HandlerRequest, parseHandlerRequest } from './handler-request.ts';

/** More than any response Lambda takes. What is longer is cut here, and refused for its size by the engine. */
const MAX_RESPONSE_CHARS = 8 * 1024 * 1024;
/** A log message is a batch of lines, or one log event; a single line may be longer than a batch. */
export const LOG_BATCH_CHARS = 64 * 1024;
const MAX_LOG_CHARS = 1024 * 1024;
const MAX_ERROR_CHARS = 1024 * 1024;
const MAX_NAME_CHARS = 1024;
const MAX_MEMORY_MB = 10_240;

/** Paths relative to the folder the files are laid out in. */
export type FileMap = Map<string, Uint8Array>;

export interface PyodideFiles {
  /** pyodide.mjs, the loader. */
  loader: Blob;
  /** pyodide.asm.mjs, Emscripten's half. */
  glue: Blob;
  wasm: Blob;
  stdlib: Blob;
  /** What a booted Python has in memory (python/sparse-snapshot.ts); without it each boots in full. */
  snapshot: Blob | undefined;
}

export interface NodejsFiles {
  /** By name: nodejs/late-library.ts. */
  libraries: Readonly<Record<string, Blob>>;
}

// ── host ⇄ supervisor ──────────────────────────────────────────────────────────────────────────────────────────

export type SupervisorOrder =
  | ({ type: 'install-nodejs'; kernel: Blob } & NodejsFiles)
  | { type: 'install-python'; kernel: Blob; pyodide: PyodideFiles }
  /** Comes with the kernel's end of the environment's port. */
  | { type: 'spawn'; workerId: number; family: RuntimeFamily }
  | { type: 'kill'; workerId: number }
  /** The worker is an environment's: it gets what `from`, an earlier one of that environment, left in /tmp. */
  | { type: 'open-tmp'; workerId: number; limitBytes: number; from: number | undefined }
  /** What the worker has or had in /tmp is wanted no more. */
  | { type: 'drop-tmp'; workerId: number }
  | { type: 'ping'; count: number };

export type SupervisorReport =
  | { type: 'pong'; count: number }
  /** The worker died before or outside its kernel. */
  | { type: 'worker-failed'; workerId: number; message: string };

export function parseSupervisorReport(data: unknown): SupervisorReport | undefined {
  if (!isRecord(data)) return undefined;
  const { type, count, workerId, message } = data;
  if (type === 'pong' && typeof count === 'number') return { type, count };
  if (type === 'worker-failed' && typeof workerId === 'number' && isText(message, MAX_NAME_CHARS))
    return { type, workerId, message };
  return undefined;
}

// ── supervisor → kernel, once ──────────────────────────────────────────────────────────────────────────────────

export interface PythonEquipment {
  family: 'python';
  module: WebAssembly.Module;
  loader: Blob;
  glue: Blob;
  stdlib: Blob;
  snapshot: Blob | undefined;
}

export interface NodejsEquipment extends NodejsFiles {
  family: 'nodejs';
}

export type KernelEquipment = PythonEquipment | NodejsEquipment;

/** What every kernel module exports. */
export interface KernelModule {
  start(equipment: KernelEquipment, port: MessagePort, tmpPort: MessagePort): void;
}

/** The first message of a worker; its ports come with it. */
export interface KernelDelivery {
  kernel: Blob;
  equipment: KernelEquipment;
}

// ── host ⇄ kernel ──────────────────────────────────────────────────────────────────────────────────────────────

/**
 * /tmp lives in the browser's memory.
 *
 * Differs from AWS: ephemeral storage beyond 512 MB is not given.
 */
export const tmpLimitBytes = ({ ephemeralStorageMb }: EnvironmentSpec) =>
  Math.min(ephemeralStorageMb, 512) * 1024 * 1024;

export interface Assignment {
  spec: EnvironmentSpec;
  code: FileMap;
  /** Layers in merge order: a later one wins. */
  layers: FileMap[];
  /** What the runtime brings, if the function asks for it. */
  library?: FileMap | undefined;
}

export type KernelOrder =
  | { type: 'assign'; assignment: Assignment }
  | { type: 'invoke'; order: InvokeOrder }
  /** To the request of that number. */
  | { type: 'aws-response'; id: number; response: HttpResponse };

export type KernelReport =
  | Exclude<EnvironmentEvent, { type: 'reclaimed' }>
  /** `event`: the text is one log event, not lines. Read, it is known by having no newline at its end. */
  | { type: 'log'; text: string; event: boolean }
  /** Booted and waiting for an assignment. `problem` says why a snapshot could not be used. */
  | { type: 'up'; problem: string | undefined }
  /** User code asks AWS. The kernel numbers its requests; whose they are the port says. */
  | { type: 'aws-request'; id: number; request: HandlerRequest };

/** A report as far as it is well-formed; undefined for anything else. */
export function parseKernelReport(data: unknown): KernelReport | undefined {
  if (!isRecord(data)) return undefined;
  const { type, problem, text, event, error, errorType, requestId, payload } = data;
  const { exitReason, reason, outOfMemory } = data;
  const maxMemoryUsedMb = megabytes(data.maxMemoryUsedMb);
  switch (type) {
    case 'up':
      return problem === undefined || isText(problem, MAX_ERROR_CHARS) ? { type, problem } : undefined;
    case 'aws-request': {
      const request = parseHandlerRequest(data.request);
      return request && Number.isSafeInteger(data.id) ? { type, id: Number(data.id), request } : undefined;
    }
    case 'init-started':
      return { type };
    case 'log':
      if (!isText(text, MAX_LOG_CHARS) || text === '') return undefined;
      if (event !== true) return { type, text: text.endsWith('\n') ? text : `${text}\n` };
      return { type, text: text.replace(/\n+$/, '') || '\n' };
    case 'init-succeeded':
      return maxMemoryUsedMb === undefined ? undefined : { type, maxMemoryUsedMb };
    case 'init-failed':
      if (maxMemoryUsedMb === undefined || !isErrorPayload(error) || !isText(errorType, MAX_NAME_CHARS))
        return undefined;
      return { type, error, errorType, maxMemoryUsedMb };
    case 'succeeded':
      if (maxMemoryUsedMb === undefined || !isText(requestId, MAX_NAME_CHARS)) return undefined;
      // may be no JSON: Python writes NaN, and Lambda passes it on
      if (typeof payload !== 'string') return undefined;
      return { type, requestId, payload: payload.slice(0, MAX_RESPONSE_CHARS), maxMemoryUsedMb };
    case 'failed':
      if (maxMemoryUsedMb === undefined || !isText(requestId, MAX_NAME_CHARS)) return undefined;
      if (!isErrorPayload(error) || !isText(errorType, MAX_NAME_CHARS)) return undefined;
      if (exitReason !== undefined && !isText(exitReason, MAX_NAME_CHARS)) return undefined;
      return { type, requestId, error, errorType, ...(exitReason !== undefined && { exitReason }), maxMemoryUsedMb };
    case 'exited':
      if (maxMemoryUsedMb === undefined || typeof outOfMemory !== 'boolean') return undefined;
      if (reason !== undefined && !isText(reason, MAX_NAME_CHARS)) return undefined;
      return { type, reason, outOfMemory, maxMemoryUsedMb };
    default:
      return undefined;
  }
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isText(value: unknown, maxChars: number): value is string {
  return typeof value === 'string' && value.length <= maxChars;
}

function isErrorPayload(value: unknown): value is string {
  return isText(value, MAX_ERROR_CHARS) && value.startsWith('{') && isJson(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Undefined when it is no number at all; a number out of range is brought into it. */
function megabytes(value: unknown): number | undefined {
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  return Math.min(MAX_MEMORY_MB, Math.max(0, Math.ceil(value)));
}
