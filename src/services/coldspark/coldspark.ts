/** Our own small contract as a service of the region: api/coldspark.ts says what each operation does. */
import type { ColdsparkOperation, ColdsparkOperations, Decision, TestEvent } from '../../api/coldspark.ts';
import { invariant, ServiceException } from '../../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import type { AccountTime } from '../../kernel/account-time.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Change, Outbox } from '../../kernel/outbox.ts';
import type { Seedable } from '../../kernel/random.ts';
import type { ObservationRecorder } from '../../kernel/recorder.ts';
import {
  type Answer,
  type AnswerDone,
  type Call,
  type OperationTraits,
  READS,
  type Service,
  WRITES,
} from '../../kernel/service.ts';
import { restoreTables, type Table } from '../../kernel/table.ts';
import { AccountClockOperations, readClockAdvance, readClockQuery, readClockSettings } from './clock.ts';
import { readTexts } from './json-input.ts';
import { Settings } from './settings.ts';
import { TestEvents } from './test-events.ts';

export interface ColdsparkPorts {
  outbox: Outbox;
  luck: Seedable;
  recorder: ObservationRecorder;
  trace: { decisions(functionName?: string, requestId?: string): Decision[] };
  time: AccountTime;
  reportBug(error: unknown): void;
}

/**
 * Operations that are half the region's own, for they need promises and the packages (region/account-file.ts). Here
 * GetBackup brings to disk what is still in memory; the file is written from there. RestoreBackup comes with the file, and
 * reaches the command with the records that were read from it.
 */
interface FileOperations {
  GetBackup: { input: Record<string, never>; output: Record<string, never> };
  RestoreBackup: { input: { file: Uint8Array } | { records: readonly Change[] }; output: Record<string, never> };
}
type Operations = ColdsparkOperations & FileOperations;

interface Operation<Input, Output> {
  traits: OperationTraits;
  read(body: Uint8Array): Input;
  run(input: Input): Output;
  /** Calls back when it is time to run it; left out: it is. */
  when?(input: Input, run: () => void): void;
}
type OperationTable = { [O in keyof Operations]: Operation<Operations[O]['input'], Operations[O]['output']> };

export class Coldspark implements Service {
  readonly name = 'coldspark';
  readonly #testEvents: TestEvents;
  readonly #settings: Settings;
  readonly #clock: AccountClockOperations;
  readonly #ports: ColdsparkPorts;
  readonly #operations: OperationTable;

  constructor(ports: ColdsparkPorts) {
    this.#ports = ports;
    this.#testEvents = new TestEvents(ports.outbox);
    this.#settings = new Settings(ports.outbox, ports.luck);
    this.#clock = new AccountClockOperations(ports.time);
    this.#operations = this.#table();
  }

  /** The tables to be kept on disk. */
  tables(): Table<unknown>[] {
    return [this.#testEvents.table, this.#settings.table] as Table<unknown>[];
  }

  /** Takes over what is on disk. */
  restore(records: Iterable<Change>): void {
    restoreTables(this.tables(), records);
    this.#settings.apply();
  }

  parse(request: HttpRequest, caller: Caller): Call | HttpResponse {
    try {
      const name = request.path.slice(1);
      if (request.method !== 'POST' || !this.#has(name)) throw unknownOperation(`${request.method} ${request.path}`);
      const input = this.#operations[name].read(request.body);
      return { service: this.name, operation: name, input, caller };
    } catch (error) {
      return this.#refusal(error);
    }
  }

  traits({ operation }: Call): OperationTraits {
    return this.#has(operation) ? this.#operations[operation].traits : READS;
  }

  uploads({ path }: HttpRequest): boolean {
    return path === '/RestoreBackup';
  }

  run({ operation, input }: Call, done: AnswerDone): void {
    if (!this.#has(operation)) {
      done(unknownOperation(operation));
      return;
    }
    // `parse` has read the input; hence the parameter type that nobody else could satisfy
    const { run, when } = this.#operations[operation] as Operation<never, object>;
    const answer = () => done(this.#answerOf(() => run(input as never)));
    if (when) when(input as never, answer);
    else answer();
  }

  #answerOf(run: () => object): Answer {
    try {
      return { output: run() };
    } catch (error) {
      return this.#exceptionOf(error);
    }
  }

  respond(_: Call, answer: Answer): HttpResponse {
    return answer instanceof ServiceException ? this.#refusal(answer) : json(200, {}, answer.output);
  }

  #table(): OperationTable {
    const events = this.#testEvents;
    const settings = this.#settings;
    const clock = this.#clock;
    const { outbox, recorder, trace } = this.#ports;
    return {
      GetDecisions: {
        traits: READS,
        read: (body) => readTexts(body, [], ['functionName', 'requestId']),
        run: ({ functionName, requestId }) => ({ decisions: trace.decisions(functionName, requestId) }),
      },
      ListTestEvents: { traits: READS, read: texts('functionName'), run: (input) => events.list(input) },
      PutTestEvent: {
        traits: WRITES,
        read: (body) => readTexts(body, ['functionName', 'name', 'body'], ['sharing']) as unknown as TestEvent,
        run: (input) => events.put(input),
      },
      DeleteTestEvent: { traits: READS, read: texts('functionName', 'name'), run: (input) => events.delete(input) },
      GetSettings: { traits: READS, read: () => ({}), run: () => settings.get() },
      PutSettings: {
        traits: WRITES,
        read: (body) => readTexts(body, [], ['seed']),
        run: (input) => settings.put(input),
      },
      GetClock: {
        traits: READS,
        read: readClockQuery,
        when: (input, run) => clock.whenSkipped(input, run),
        run: () => clock.get(),
      },
      PutClock: { traits: READS, read: readClockSettings, run: (input) => clock.put(input) },
      AdvanceClock: { traits: READS, read: readClockAdvance, run: (input) => clock.advance(input) },
      ResetAccount: { traits: READS, read: () => ({}), run: () => silent(() => outbox.replacement([])) },
      GetBackup: { traits: READS, read: () => ({}), run: () => silent(() => recorder.flush()) },
      RestoreBackup: { traits: WRITES, read: (file) => ({ file }), run: (input) => this.#restoreBackup(input) },
    };
  }

  #restoreBackup(input: FileOperations['RestoreBackup']['input']): Record<string, never> {
    invariant('records' in input, 'a backup is read before it is restored');
    const { outbox, time } = this.#ports;
    const { records } = input;
    return silent(() => outbox.replacement(time.carriedInto(records)));
  }

  #has(name: string): name is ColdsparkOperation | keyof FileOperations {
    return Object.hasOwn(this.#operations, name);
  }

  #refusal(error: unknown): HttpResponse {
    const { status, code, message } = this.#exceptionOf(error);
    return json(status, { 'x-amzn-errortype': code }, { message });
  }

  #exceptionOf(error: unknown): ServiceException {
    if (error instanceof ServiceException) return error;
    this.#ports.reportBug(error);
    return new ServiceException('InternalFailure', 500, 'The request cannot be processed.');
  }
}

const texts =
  <Member extends string>(...members: Member[]) =>
  (body: Uint8Array) =>
    readTexts(body, members) as Record<Member, string>;

/** An operation that has nothing to tell. */
function silent(act: () => void): Record<string, never> {
  act();
  return {};
}

const unknownOperation = (name: string) =>
  new ServiceException('UnknownOperationException', 404, `Coldspark has no operation "${name}".`);

function json(status: number, headers: Record<string, string>, body: object): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}
