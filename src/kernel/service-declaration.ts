/**
 * A service as one declaration: how it is spoken to, what its operations do and what the region must know of each. From it
 * come the service that runs and the reader that knows its requests without running anything.
 */
import { ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse, ServiceName } from '../api/http.ts';
import type { ChecksumAlgorithm } from '../api/stored-content.ts';
import { ANONYMOUS, type Caller } from './caller.ts';
import type { Change, Changes } from './outbox.ts';
import {
  type Answer,
  type AnswerDone,
  type Call,
  type OperationTraits,
  READS,
  type Service,
  type ServiceReader,
  WRITES,
} from './service.ts';
import { createTables, restoreTables, type Table, type TableDeclaration, type TablesOf } from './table.ts';
import type { Wire } from './wire.ts';

/** The model has checked the input, and says what belongs into the output. */
type Run<Context, Input, Output> = (context: Context, input: Input, caller: Caller) => Output;
type RunLater<Context, Input> = (context: Context, input: Input, done: AnswerDone, caller: Caller) => void;

/** One operation: answered when it returns, or later. */
export interface Operation<Context, Input, Output> {
  traits: OperationTraits | ((input: Input) => OperationTraits);
  /** Brings bytes that are stored before it runs. */
  uploads?: true;
  /** Names of services that it calls for this input. */
  calls?: (input: Input) => readonly string[];
  run?: Run<Context, Input, Output>;
  runLater?: RunLater<Context, Input>;
}

/** Changes nothing, or only takes away: it goes on when the disk is full. */
export const reads = <Context, Input, Output>(run: Run<Context, Input, Output>): Operation<Context, Input, Output> => ({
  traits: READS,
  run,
});
export const deletes = reads;

export const writes = <Context, Input, Output>(
  run: Run<Context, Input, Output>,
): Operation<Context, Input, Output> => ({ traits: WRITES, run });

/** Writes, with deployment packages in its input, for example at `Code.ZipFile`. */
export const uploads = <Context, Input, Output>(
  run: Run<Context, Input, Output>,
  ...packages: string[]
): Operation<Context, Input, Output> => ({ traits: { ...WRITES, packages }, uploads: true, run });

/** Writes what its input holds in that member, kept as it is: an object. */
export const keeps = <Context, Input, Output>(
  run: Run<Context, Input, Output>,
  member: keyof Input & string,
  checksums: (input: Input) => readonly ChecksumAlgorithm[],
): Operation<Context, Input, Output> => ({
  traits: (input) => ({ ...WRITES, content: { member, checksums: checksums(input) } }),
  uploads: true,
  run,
});

/** Answers when it can: a long poll, an invocation. */
export const later = <Context, Input, Output>(
  traits: Operation<Context, Input, Output>['traits'],
  runLater: RunLater<Context, Input>,
): Operation<Context, Input, Output> => ({ traits, runLater });

/** The operation, with the services that it calls for what its input names. */
export const calling = <Context, Input, Output>(
  calls: (input: NoInfer<Input>) => readonly string[],
  operation: Operation<Context, Input, Output>,
): Operation<Context, Input, Output> => ({ ...operation, calls });

/** Every operation of a service's model. */
export type OperationTable<Context, Spoken extends { [O in keyof Spoken]: { input: unknown; output: unknown } }> = {
  [O in keyof Spoken]: Operation<Context, Spoken[O]['input'], Spoken[O]['output']>;
};

interface Declared<
  Parts,
  Context,
  Spoken extends { [O in keyof Spoken]: { input: unknown; output: unknown } },
  Tables extends DeclaredTables<Tables>,
> {
  wire: Wire;
  operations: OperationTable<Context, Spoken>;
  /** Its tables, by the names that it calls them. */
  tables?: Tables;
  /** What its operations work on, made of what the region has. */
  context(parts: Parts, tables: TablesOf<Tables>): Context;
  /** Its tables are filled: what was under way goes on. */
  restored?(context: Context): void;
  /** Its operations see logs or metrics: what is new of them is brought to disk first, so that nobody sees what is not. */
  readsObservations?: true;
  /** The largest request that may carry a deployment package. */
  uploadBytes?: number;
}

/** What reading requests takes. */
export interface ReaderPorts {
  newRequestId(): string;
  /** Told of every exception that is none of AWS's: a bug of ours. */
  reportBug(error: unknown): void;
}

export interface ServicePorts extends ReaderPorts {
  /** Where the tables tell of their changes. */
  changes: Changes;
  /** Brings logs and metrics to disk. */
  flush?(): void;
  /** Hears of each call that runs, and of its answer before whoever waits for it. */
  watch?(call: Call, done: AnswerDone): AnswerDone;
}

/** What a service that runs is besides. */
export interface RunningService<Context = unknown> extends Service {
  readonly context: Context;
  /** Takes over what is on disk. */
  restore(records: Iterable<Change>): void;
}

export interface ServiceDeclaration<Parts, Context = unknown> {
  readonly name: ServiceName;
  /** Those that belong on disk. */
  readonly tables: readonly TableDeclaration<unknown>[];
  reader(ports: ReaderPorts): ServiceReader;
  start(parts: Parts, ports: ServicePorts): RunningService<Context>;
}

type DeclaredTables<Tables> = { readonly [N in keyof Tables]: TableDeclaration<never> };

export function defineService<
  Spoken extends { [O in keyof Spoken]: { input: unknown; output: unknown } },
  Context,
  Parts = Context,
  Tables extends DeclaredTables<Tables> = Record<never, never>,
>(declared: Declared<Parts, Context, Spoken, Tables>): ServiceDeclaration<Parts, Context> {
  const { wire, operations, restored, readsObservations, uploadBytes, tables = {} as Tables } = declared;
  const spoken: SpokenService<Context> = {
    wire,
    // by name they are all alike
    operations: new Map(Object.entries(operations) as [string, AnyOperation<Context>][]),
    uploadBytes,
  };
  return {
    name: wire.name,
    tables: Object.values(tables) as TableDeclaration<unknown>[],
    reader: (ports) => new Reader(spoken, ports),
    start(parts, ports) {
      const kept = createTables(tables, ports.changes);
      const context = declared.context(parts, kept);
      const flush = readsObservations && ports.flush;
      const { watch } = ports;
      return new DeclaredService(spoken, { context, tables: Object.values(kept), restored, flush, watch }, ports);
    },
  };
}

/** As the operations are called: the model has checked the input; hence the type that nobody else could satisfy. */
type AnyOperation<Context> = Operation<Context, never, object>;

interface SpokenService<Context> {
  wire: Wire;
  operations: ReadonlyMap<string, AnyOperation<Context>>;
  uploadBytes: number | undefined;
}

interface Running<Context> {
  context: Context;
  tables: readonly Table<unknown>[];
  restored: ((context: Context) => void) | undefined;
  flush: (() => void) | undefined;
  watch: ServicePorts['watch'];
}

class Reader<Context> implements ServiceReader {
  readonly name: ServiceName;
  protected readonly spoken: SpokenService<Context>;
  protected readonly ports: ReaderPorts;
  readonly #uploads: ReadonlySet<string>;

  constructor(spoken: SpokenService<Context>, ports: ReaderPorts) {
    this.name = spoken.wire.name;
    this.spoken = spoken;
    this.ports = ports;
    const carrying = [...spoken.operations].filter(([, { uploads }]) => uploads);
    this.#uploads = new Set(carrying.map(([name]) => name));
  }

  parse(request: HttpRequest, caller: Caller): Call | HttpResponse {
    const { wire } = this.spoken;
    const spoken = wire.spokenIn(request);
    try {
      const { operation, input, isAnonymous, expiresAtMs } = wire.read(request, spoken);
      this.#requireUploadSize(operation, request.body.length);
      return { service: this.name, operation, input, caller: callerOf(caller, isAnonymous, expiresAtMs), ...spoken };
    } catch (error) {
      return wire.refusal(this.exceptionOf(error), this.ports.newRequestId(), spoken);
    }
  }

  traits({ operation, input }: Call): OperationTraits {
    const { traits = READS, calls } = this.spoken.operations.get(operation) ?? {};
    const read = typeof traits === 'function' ? traits(input as never) : traits;
    return calls ? { ...read, calls: calls(input as never) } : read;
  }

  uploads(request: HttpRequest): boolean {
    if (this.#uploads.size === 0) return false;
    const { wire } = this.spoken;
    return this.#uploads.has(wire.operationOf(request, wire.spokenIn(request)) ?? '');
  }

  refuse(call: Call, error: ServiceException): HttpResponse {
    return this.spoken.wire.refusal(error, error.requestId ?? this.ports.newRequestId(), call);
  }

  protected exceptionOf(error: unknown): ServiceException {
    if (error instanceof ServiceException) return error;
    this.ports.reportBug(error);
    return this.spoken.wire.failure;
  }

  #requireUploadSize(operation: string, bodyBytes: number): void {
    const { uploadBytes = Number.POSITIVE_INFINITY } = this.spoken;
    if (bodyBytes <= uploadBytes || !this.#uploads.has(operation)) return;
    const message = `Request must be smaller than ${uploadBytes} bytes for the ${operation} operation`;
    throw new ServiceException('RequestEntityTooLargeException', 413, message);
  }
}

const callerOf = (caller: Caller, isAnonymous: boolean | undefined, expiresAtMs: number | undefined): Caller =>
  isAnonymous ? ANONYMOUS : caller.type === 'root' && expiresAtMs !== undefined ? { ...caller, expiresAtMs } : caller;

class DeclaredService<Context> extends Reader<Context> implements RunningService<Context> {
  readonly context: Context;
  readonly #running: Running<Context>;

  constructor(spoken: SpokenService<Context>, running: Running<Context>, ports: ReaderPorts) {
    super(spoken, ports);
    this.context = running.context;
    this.#running = running;
  }

  run(call: Call, answered: AnswerDone): void {
    const { operation: name, input, caller } = call;
    const done = this.#running.watch?.(call, answered) ?? answered;
    let answer: Answer;
    try {
      this.#running.flush?.();
      const operation = this.spoken.operations.get(name);
      if (operation?.runLater) {
        operation.runLater(this.context, input as never, done, caller);
        return;
      }
      if (!operation?.run) throw new ServiceException('UnknownOperationException', 400, '');
      answer = { output: operation.run(this.context, input as never, caller) };
    } catch (error) {
      answer = this.exceptionOf(error);
    }
    done(answer);
  }

  respond(call: Call, answer: Answer): HttpResponse {
    if (answer instanceof ServiceException) return this.refuse(call, answer);
    const { wire } = this.spoken;
    return wire.response(call.operation, answer.output, answer.requestId ?? this.ports.newRequestId(), call);
  }

  restore(records: Iterable<Change>): void {
    restoreTables(this.#running.tables, records);
    this.#running.restored?.(this.context);
  }
}
